"""The situation now, read for the rules: free seats, who has come, who stands by, what is due."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from sqlmodel import Session, col

from app.attendees import queries as attendees_queries
from app.checkin.arrivals import queries as arrivals_queries
from app.day.seats import queries
from app.day.seats.rules import Hall, Planned, Waiting, due, queue
from app.events import queries as event_queries
from app.events.records import Event, IntervalKind
from app.meetings import queries as meeting_queries
from app.meetings.outcomes import queries as outcomes_queries
from app.meetings.outcomes.records import MET, MeetingFact
from app.meetings.outcomes.rules import said_at, state
from app.meetings.records import Timetable
from app.meetings.room import room
from app.meetings.seats.records import OfferStatus, SeatRelease
from app.meetings.sitting import Seated, sitting_of
from app.timetable.naming.directory import Directory

SHORTLY = timedelta(minutes=15)
"""Who goes out so long before a break goes out for it."""


def current_hall(
    session: Session,
    event: Event,
    published: Timetable,
    now: datetime,
    *,
    also_running: bool = False,
) -> Hall:
    """Return the published meetings, the seats of slots that have not begun, and pending offers.

    With `also_running`, seats of slots that have begun and are not over are open too.
    """
    offers = session.exec(queries.offers(event.id, status=OfferStatus.PENDING, now=now)).all()
    ahead = [
        slot
        for slot in event_queries.slots(session, event.id)
        if now < (slot.ends_at if also_running else slot.starts_at)
    ]
    open_slots = {slot.id for slot in ahead}
    return Hall(
        room(session, event.id, ahead),
        meeting_queries.sittings(session, published.id),
        [offer for offer in offers if offer.slot_id in open_slots],
    )


def present_cooperatives(session: Session, event: Event, now: datetime) -> set[UUID]:
    """Return the cooperatives that are here today: by a gate, or by the report of a table.

    Who went out and has not come back is not here. The report counts because somebody may have come
    in without a scan: a cooperative that is in its meeting must not lose the seat. Who met on an
    earlier day, or is only said today to have met then, has not come today.
    """
    return _present(session, event, now, *_came_and_left(session, event, now))


def _present(
    session: Session,
    event: Event,
    now: datetime,
    admitted: Mapping[UUID, object],
    left: Mapping[UUID, datetime],
) -> set[UUID]:
    """Return who is here of those that came and left (see `present_cooperatives`)."""
    today = event.day_at(now)
    inside = admitted.keys() - left.keys()
    reported = {
        pair for pair in queries.pairs_reported_met(session, event.id) if pair[0] not in inside
    }
    reports = outcomes_queries.facts_of(session, event.id, reported) if reported else {}
    meetings = {fact.meeting_id for facts in reports.values() for fact in facts}
    begins = queries.begins_of(session, meetings) if meetings else {}

    def counts(fact: MeetingFact) -> bool:
        planned = event.day_at(begins[fact.meeting_id])
        at = said_at(fact)
        out = left.get(fact.cooperative_id)
        return event.day_at(at) == today <= planned and (out is None or out < at)

    return inside | {
        pair[0] for pair, facts in reports.items() if state(filter(counts, facts)).status in MET
    }


def _came_and_left(
    session: Session, event: Event, now: datetime
) -> tuple[dict[UUID, list[UUID]], dict[UUID, datetime]]:
    """Return the cooperatives admitted today with their people, and when the last of all left."""
    today = event.day_at(now)
    admitted = queries.admitted(session, event.id, today)
    gone = arrivals_queries.departures(session, event, today)
    left = {
        cooperative: max(gone[person] for person in people)
        for cooperative, people in admitted.items()
        if gone.keys() >= set(people)
    }
    return admitted, left


def _coming_back(
    session: Session, event: Event, now: datetime, left: Mapping[UUID, datetime]
) -> set[UUID]:
    """Return the cooperatives that went out for a break or plenary and may still come back.

    They went during one or up to `SHORTLY` before it; the next slot after it has not begun.
    """
    if not left:
        return set()
    programme = event_queries.programme(session, event.id)
    begins = [one.starts_at for one in programme if one.kind is IntervalKind.SLOT]
    pauses = [
        (one.starts_at - SHORTLY, one.ends_at)
        for one in programme
        if one.kind in (IntervalKind.BREAK, IntervalKind.PLENARY)
    ]

    def may_return(out: datetime) -> bool:
        return any(
            since <= out < end and not any(end <= begin <= now for begin in begins)
            for since, end in pauses
        )

    return {cooperative for cooperative, out in left.items() if may_return(out)}


def gone_home(session: Session, event: Event, now: datetime) -> set[UUID]:
    """Return the cooperatives that came today and went out, and not for a break."""
    admitted, left = _came_and_left(session, event, now)
    here = _present(session, event, now, admitted, left)
    return left.keys() - here - _coming_back(session, event, now, left)


def standby_queue(
    session: Session,
    event: Event,
    meetings: Iterable[Seated],
    now: datetime,
    also: Collection[UUID] = (),
    *,
    present: Collection[UUID] | None = None,
) -> list[Waiting]:
    """Return the cooperatives on standby, the neediest first.

    These are here, or are among `also`, and ask for partners that they do not meet. `present` are
    those that are here, where that is known already.
    """
    here = set(present_cooperatives(session, event, now) if present is None else present)
    here |= set(also)
    here &= set(attendees_queries.active_cooperative_ids(session, event.id, here))
    wishes = queries.partners_asked_for(session, event.id, here)
    return queue(here, wishes, meetings, event_id=event.id)


def due_releases(
    session: Session,
    event: Event,
    published: Timetable,
    now: datetime,
    *,
    of_the_departed: bool = True,
    present: Collection[UUID] | None = None,
) -> list[Planned]:
    """Return the published meetings that may be released now (see `rules.due`).

    Who went out for a break is not missing until it is over (see `_coming_back`). Without
    `of_the_departed`, who came today is not missing at all.
    """
    grace = timedelta(minutes=event.grace_minutes)
    coming = queries.running_or_soon(session, published.id, now, now + grace)
    planned = [
        Planned(meeting.id, sitting_of(meeting), slot.starts_at, slot.ends_at)
        for meeting, slot in coming
    ]
    if not planned:
        return []
    admitted, left = _came_and_left(session, event, now)
    here = _present(session, event, now, admitted, left) if present is None else set(present)
    here |= _coming_back(session, event, now, left) if of_the_departed else admitted.keys()
    return due(planned, here, now, grace)


def missed_meetings(
    session: Session, event: Event, published: Timetable, now: datetime
) -> list[Planned]:
    """Return the published meetings that people need not be asked about: their grace is over.

    None is among them that somebody gave back, or whose cooperative came today and went out again:
    it may be at the prayer or at table, and only people can tell.
    """
    given_back = {
        sitting_of(one)
        for one in session.exec(
            queries.releases(event.id).where(col(SeatRelease.undone_at).is_not(None))
        )
    }
    return [
        one
        for one in due_releases(session, event, published, now, of_the_departed=False)
        if one.sitting not in given_back and now < one.starts_at
    ]


@dataclass
class Situation:
    """The hall, who stands by and what is due at one moment, each read once when first needed."""

    session: Session
    event: Event
    published: Timetable
    now: datetime

    @cached_property
    def names(self) -> Directory:
        """What everything but cooperatives is called."""
        return Directory(self.session, self.event, only=())

    @cached_property
    def hall(self) -> Hall:
        """The published meetings, open seats and pending offers."""
        return current_hall(self.session, self.event, self.published, self.now)

    @cached_property
    def present(self) -> set[UUID]:
        """The cooperatives that are here."""
        return present_cooperatives(self.session, self.event, self.now)

    @cached_property
    def waiting(self) -> list[Waiting]:
        """The cooperatives on standby, the neediest first."""
        meetings = self.hall.sittings.values()
        return standby_queue(self.session, self.event, meetings, self.now, present=self.present)

    @cached_property
    def due(self) -> list[Planned]:
        """The meetings that may be released."""
        return due_releases(
            self.session, self.event, self.published, self.now, present=self.present
        )
