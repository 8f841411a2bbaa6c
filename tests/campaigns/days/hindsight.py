"""What a day could have held, by one who knew beforehand who would come, when, and say what.

A linear program over cooperatives, partners and slots: a cooperative has one meeting in a slot, a
partner as many as it has seats there, a pair one. No timetable holds more than its optimum, which
need not be reached by one. Hindsight is free of what binds everybody on the day: it knows before
the first slot who stays away, and may plan all slots anew without anybody being moved. It is bound
by when people come: a new seat can be given only to who is here before its slot begins, while a
planned meeting is held if its cooperative comes within ten minutes after that.

The floor of the day (`Known.untouched`) is what the published timetable holds if nothing is done;
with `moving=False` its meetings of those who come stay where they are, and only seats that are free
are filled: the best that releases and offers could do.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from ortools.math_opt.python import mathopt
from sqlmodel import select

from app.core.database.sessions import transaction
from app.meetings.queries import sittings
from app.meetings.records import Timetable
from app.meetings.room import room
from app.meetings.sitting import Sitting
from app.requests.pairs import Pair
from app.requests.records import Request
from app.simulation.tables import PATIENCE
from tests.campaigns.days.rehearsal import Rehearsal

Span = tuple[datetime, datetime]
"""Since when, and until when."""
Says = Callable[[UUID, UUID, UUID], bool]
"""Whether a cooperative would take a seat at a table in a slot, were it offered."""
FIRST = 1
"""The number of the timetable with which a day begins."""
_TINY = 1e-6


@dataclass(frozen=True)
class Known:
    """What hindsight knows of a day."""

    attends: Mapping[UUID, Collection[UUID]]
    """Cooperative -> slots in which it is here."""
    seats: Mapping[tuple[UUID, UUID], int]
    """Partner and slot -> seats."""
    open: Collection[tuple[UUID, UUID]]
    """Table and slot."""
    most: Mapping[UUID, int]
    """Partner -> most meetings in all, where it has such a limit."""
    could: Mapping[Pair, Collection[UUID]]
    """Pair that may meet -> slots in which the cooperative would say yes to some table."""
    planned: Collection[Sitting]
    """The meetings of the timetable with which the day began."""

    @property
    def untouched(self) -> list[Sitting]:
        """The meetings of that timetable to which both sides come."""
        return [
            one
            for one in self.planned
            if one.slot_id in self.attends.get(one.cooperative_id, ())
            and (one.table_id, one.slot_id) in self.open
        ]


def known(hall: Rehearsal, present: Mapping[UUID, Span], says: Says) -> Known:
    """Return what is known of a day that is over.

    `present` has from and until when each cooperative was here. Closed tables and absent partners
    are those that the event knows in the end.
    """
    slots = hall.slots()
    with transaction(hall.engine, read_only=True) as session:
        there = room(session, hall.event_id, slots)
        asked = session.exec(
            select(Request.cooperative_id, Request.partner_id).where(
                Request.event_id == hall.event_id
            )
        ).all()
        first = session.exec(select(Timetable).where(Timetable.number == FIRST)).one()
        planned = sittings(session, first.id)
    seats: Counter[tuple[UUID, UUID]] = Counter()
    tables: defaultdict[tuple[UUID, UUID], list[UUID]] = defaultdict(list)
    for (table_id, slot_id), several in there.seats.items():
        at = there.owner[table_id], slot_id
        seats[at] += several
        tables[at].append(table_id)

    def there_in(patience: timedelta) -> dict[UUID, list[UUID]]:
        return {
            cooperative: [
                one.id
                for one in slots
                if since <= one.starts_at + patience and one.ends_at <= until
            ]
            for cooperative, (since, until) in present.items()
        }

    attends, in_time = there_in(PATIENCE), there_in(timedelta())
    granted = {one.pair for one in planned}
    waited_for = {(*one.pair, one.slot_id) for one in planned}
    could = {
        pair: [
            slot_id
            for slot_id in attends.get(pair[0], ())
            if (*pair, slot_id) in waited_for
            or (slot_id in in_time[pair[0]] and pair in granted)
            or (
                slot_id in in_time[pair[0]]
                and any(says(pair[0], table, slot_id) for table in tables[pair[1], slot_id])
            )
        ]
        for pair in sorted({*asked, *granted} - set(there.blocked))
    }
    return Known(attends, seats, there.seats, there.most, could, planned)


def left_empty(day: Known, held: Collection[tuple[Pair, UUID]]) -> list[tuple[UUID, Pair]]:
    """Return seats that stayed empty though somebody was here for it who asks for the partner.

    By slot, each with one such pair that never met and whose cooperative was free; who would have
    said no is left out, as are those who sit elsewhere in that slot. Each pair is named once.
    """
    taken = Counter((pair[1], slot_id) for pair, slot_id in held)
    busy = {(pair[0], slot_id) for pair, slot_id in held}
    met = {pair for pair, _ in held}
    found: dict[Pair, UUID] = {}
    for place, seats in day.seats.items():
        free = seats - taken[place]
        for pair, slots in day.could.items():
            if not free:
                break
            wants = pair[1] == place[0] and place[1] in slots and pair not in met
            if wants and pair not in found and (pair[0], place[1]) not in busy:
                found[pair] = place[1]
                free -= 1
    return sorted((slot_id, pair) for pair, slot_id in found.items())


def most_held(day: Known, *, moving: bool) -> int:
    """Return what no timetable exceeds that is held by those present (see the module)."""
    stays = {} if moving else {one.pair: one.slot_id for one in day.untouched}
    model = mathopt.Model()
    rows: defaultdict[tuple[object, ...], list[mathopt.Variable]] = defaultdict(list)
    everything = []
    for pair, slots in day.could.items():
        kept = stays.get(pair)
        for slot_id in slots if kept is None else [kept]:
            if not day.seats.get((pair[1], slot_id)):
                continue
            takes = model.add_variable(lb=0.0 if kept is None else 1.0, ub=1.0)
            everything.append(takes)
            for row in _rows(pair, slot_id):
                rows[row].append(takes)
    for row, members in rows.items():
        room_for = _room(day, row)
        if room_for is not None and len(members) > room_for:
            model.add_linear_constraint(mathopt.fast_sum(members) <= room_for)
    model.maximize(mathopt.fast_sum(everything))
    found = mathopt.solve(model, mathopt.SolverType.GLOP)
    assert found.termination.reason is mathopt.TerminationReason.OPTIMAL, found.termination
    return int(found.objective_value() + _TINY)


def _rows(pair: Pair, slot_id: UUID) -> Iterable[tuple[object, ...]]:
    """Yield what a meeting uses: the pair, the cooperative's slot, a seat, a partner's meeting."""
    cooperative_id, partner_id = pair
    return (
        ("pair", pair),
        ("slot", cooperative_id, slot_id),
        ("seat", partner_id, slot_id),
        ("most", partner_id),
    )


def _room(day: Known, row: tuple[object, ...]) -> int | None:
    """Return how many meetings may use something; None: any number."""
    match row:
        case ("seat", UUID() as partner_id, UUID() as slot_id):
            return day.seats[partner_id, slot_id]
        case ("most", UUID() as partner_id):
            return day.most.get(partner_id)
        case _:
            return 1
