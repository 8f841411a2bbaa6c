"""The scheduler's problem of an event as it stands, and of a timetable in it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import Session

from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.requests.pairs import Pair
from app.timetable.bridge.problems import held_in, problem_of
from app.timetable.exchange import Document, UnsoundFactsError
from app.timetable.problem import queries as problem_queries
from app.timetable.problem.errors import ListsUnsoundError, NothingToScheduleError


@dataclass(frozen=True, slots=True)
class Posed:
    """A problem, and the meetings of a timetable in it (None: no timetable is asked about).

    `held` lacks meetings that the problem cannot name, such as those of a withdrawn cooperative.
    A pair that meets without a request is a candidate that nobody asks for. `meetings` counts all
    meetings of the timetable.
    """

    problem: Document
    held: Document | None
    meetings: int


def posed(
    session: Session,
    event: Event,
    timetable: Timetable | None = None,
    *,
    also: Collection[Pair] = (),
    gone: Collection[UUID] = (),
) -> Posed:
    """Return the problem of the event's lists, and the timetable's meetings, as they are now.

    The pairs `also` are candidates as well, although nobody asks for them. Cooperatives that are
    `gone` get no meetings that the timetable does not have.

    NothingToScheduleError if slots, tables or requests are lacking, ListsUnsoundError if the
    lists contradict each other.
    """
    facts = problem_queries.facts(session, event)
    meetings = (
        [] if timetable is None else session.exec(meeting_queries.meetings(timetable.id)).all()
    )
    if not (facts.slots and facts.tables and (facts.requests or facts.locks)):
        raise NothingToScheduleError(
            slots=len(facts.slots), tables=len(facts.tables), requests=len(facts.requests)
        )
    known = {*also, *((row.cooperative_id, row.partner_id) for row in meetings)}
    asked = [
        one
        for one in facts.requests
        if one.cooperative_id not in gone or (one.cooperative_id, one.partner_id) in known
    ]
    try:
        problem = problem_of(replace(facts, requests=asked), known)
    except UnsoundFactsError as error:
        raise ListsUnsoundError(reason=str(error)) from error
    held = None if timetable is None else held_in(facts, meetings)
    return Posed(problem, held, len(meetings))
