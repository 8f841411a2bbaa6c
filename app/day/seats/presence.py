"""Who is here today, who went out, and who of those is coming back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app.checkin.arrivals import queries as arrivals_queries
from app.day.seats import queries
from app.events import queries as event_queries
from app.events.records import Event, IntervalKind
from app.meetings.outcomes import queries as outcomes_queries
from app.meetings.outcomes.records import MET, MeetingFact
from app.meetings.outcomes.rules import said_at, state

SHORTLY = timedelta(minutes=15)
"""Who goes out so long before a break goes out for it."""


def present_cooperatives(session: Session, event: Event, now: datetime) -> set[UUID]:
    """Return the cooperatives that are here today: by a gate, or by the report of a table.

    Who went out and has not come back is not here. The report counts because somebody may have come
    in without a scan: a cooperative that is in its meeting must not lose the seat. Who met on an
    earlier day, or is only said today to have met then, has not come today.
    """
    return present_of(session, event, now, *came_and_left(session, event, now))


def present_of(
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


def came_and_left(
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


def coming_back(
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
    admitted, left = came_and_left(session, event, now)
    here = present_of(session, event, now, admitted, left)
    return left.keys() - here - coming_back(session, event, now, left)
