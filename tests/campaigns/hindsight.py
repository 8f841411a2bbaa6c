"""What a day could have held, by one who knew beforehand who would come and when.

The scheduler solves the day anew with everybody's absences known (`best_known`). Beside it stands a
bound (`most_held`): the most meetings by a flow of requests through cooperatives, which meet once a
slot, and partners, which have so many seats. That two meetings of a cooperative may want the same
slot is left out, so no timetable holds more, and some days cannot hold as many.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from uuid import UUID

from ortools.graph.python.max_flow import SimpleMaxFlow
from sqlmodel import select

from app.attendees import cooperatives
from app.attendees.records import Cooperative
from app.core.database.sessions import transaction
from app.events.records import Event, Interval
from app.meetings.queries import sittings
from app.meetings.room import room
from app.requests.records import Request
from app.simulation.tables import PATIENCE
from app.timetable.records import SolveRun
from app.timetable.runs import service as runs
from app.timetable.works.execution import execute
from tests.campaigns.rehearsal import Rehearsal

Span = tuple[datetime, datetime]
"""Since when, and until when."""


def most_held(hall: Rehearsal, present: Mapping[str, Span]) -> int:
    """Return how many meetings can be held by those present, each from and until a moment.

    Closed tables and absent partners are those that the event knows at the end of the day.
    """
    slots = hall.slots()
    with transaction(hall.engine, read_only=True) as session:
        there = room(session, hall.event_id, slots)
        pairs = set(
            session.exec(
                select(Request.cooperative_id, Request.partner_id).where(
                    Request.event_id == hall.event_id
                )
            ).all()
        )
    seats: Counter[UUID] = Counter()
    for (table, _), several in there.seats.items():
        seats[there.owner[table]] += several
    graph = SimpleMaxFlow()
    numbers: defaultdict[object, int] = defaultdict(count().__next__)
    source, sink = numbers["source"], numbers["sink"]
    coming = set()
    for cooperative, (since, until) in present.items():
        begins = [
            one for one in slots if since <= one.starts_at + PATIENCE and one.ends_at <= until
        ]
        if begins:
            coming.add(UUID(cooperative))
            graph.add_arc_with_capacity(source, numbers[UUID(cooperative)], len(begins))
    hosts = set()
    for cooperative_id, partner_id in sorted(pairs):
        if cooperative_id in coming and seats[partner_id]:
            hosts.add(partner_id)
            graph.add_arc_with_capacity(numbers[cooperative_id], numbers[partner_id], 1)
    for partner_id in sorted(hosts):
        most = min(seats[partner_id], there.most.get(partner_id, seats[partner_id]))
        graph.add_arc_with_capacity(numbers[partner_id], sink, most)
    status = graph.solve(source, sink)
    assert status == graph.OPTIMAL, status
    return int(graph.optimal_flow())


def best_known(hall: Rehearsal, present: Mapping[str, Span], *, seconds: float = 4.0) -> int:
    """Return how many meetings the scheduler plans for the day, knowing who comes and when.

    The event is not to be used afterwards: it has the absences then.
    """
    slots, now = hall.slots(), hall.clock.now()
    with transaction(hall.engine) as session:
        event = session.get_one(Event, hall.event_id)
        for row in session.exec(select(Cooperative).where(Cooperative.event_id == event.id)).all():
            for away in _away(slots, present.get(str(row.id))):
                cooperatives.add_absence(session, row, away, actor="hindsight", now=now)
        run = runs.request_run(
            session,
            event,
            time_limit=seconds,
            seed=1,
            deterministic=False,
            actor="hindsight",
            now=now,
        )
    execute(run.id, hall.engine, clock=hall.clock)
    with transaction(hall.engine, read_only=True) as session:
        solved = session.get_one(SolveRun, run.id)
        assert solved.timetable_id is not None
        return len(sittings(session, solved.timetable_id))


def _away(slots: Sequence[Interval], span: Span | None) -> list[Span]:
    """Return when somebody is not there who comes and goes then; None: who does not come."""
    if span is None:
        return [(slots[0].starts_at, slots[-1].ends_at)]
    since, until = span
    early = [one for one in slots if one.starts_at + PATIENCE < since]
    late = [one for one in slots if one.ends_at > until]
    return [(part[0].starts_at, part[-1].ends_at) for part in (early, late) if part]
