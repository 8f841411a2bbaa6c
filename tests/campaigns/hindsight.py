"""What a day could have held at most, by one who knew beforehand who would come and when.

A bound: the most meetings by a flow of requests through cooperatives, which meet once a slot, and
partners, which have so many seats. That two meetings of a cooperative may want the same slot is
left out, so no timetable holds more, and some days cannot hold as many.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from itertools import count
from uuid import UUID

from ortools.graph.python.max_flow import SimpleMaxFlow
from sqlmodel import select

from app.core.database.sessions import transaction
from app.meetings.room import room
from app.requests.records import Request
from app.simulation.tables import PATIENCE
from tests.campaigns.rehearsal import Rehearsal


def most_held(hall: Rehearsal, present: Mapping[str, tuple[datetime, datetime]]) -> int:
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
