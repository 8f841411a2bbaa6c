"""The situation now, read for the rules: free seats, who has come, who stands by, what is due."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from sqlmodel import Session, col

from app.attendees import queries as attendees_queries
from app.day.seats import queries
from app.day.seats.presence import (
    came_and_left,
    coming_back,
    present_cooperatives,
    present_of,
)
from app.day.seats.rules import Hall, Planned, Waiting, due, queue
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.outcomes import queries as outcomes_queries
from app.meetings.outcomes.records import MET
from app.meetings.outcomes.rules import state
from app.meetings.records import Timetable
from app.meetings.room import room
from app.meetings.seats.records import OfferStatus, SeatRelease
from app.meetings.sitting import Seated, sitting_of
from app.requests.pairs import Pair
from app.timetable.naming.directory import Directory


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

    Who went out for a break is not missing until it is over (see `presence.coming_back`). Without
    `of_the_departed`, who came today is not missing at all. A meeting that runs and of which its
    table says that it took place is never among them, though its cooperative has gone since.
    """
    grace = timedelta(minutes=event.grace_minutes)
    planned = queries.running_or_soon(session, published.id, now, now + grace)
    if not planned:
        return []
    admitted, left = came_and_left(session, event, now)
    here = present_of(session, event, now, admitted, left) if present is None else set(present)
    here |= coming_back(session, event, now, left) if of_the_departed else admitted.keys()
    away = [one for one in planned if one.sitting.cooperative_id not in here]
    begun = {one.sitting.pair for one in away if one.starts_at <= now}
    met = _took_place(session, event, begun)
    missed = [one for one in away if one.sitting.pair not in met]
    return due(missed, here, now, grace)


def _took_place(session: Session, event: Event, pairs: Collection[Pair]) -> set[Pair]:
    """Return those of these pairs of which it was last reported that they met."""
    said = outcomes_queries.facts_of(session, event.id, pairs) if pairs else {}
    return {pair for pair, facts in said.items() if state(facts).status in MET}


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
