"""What a change by hand makes of a version's meetings, and where versions come from: pure."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.meetings.sitting import Sitting
from app.requests.pairs import Pair


@dataclass(frozen=True, slots=True)
class Step:
    """Where a pair's meeting goes; without a place it is taken out."""

    cooperative_id: UUID
    partner_id: UUID
    slot_id: UUID | None
    table_id: UUID | None

    @property
    def pair(self) -> Pair:
        """The pair that meets."""
        return self.cooperative_id, self.partner_id


@dataclass(frozen=True, slots=True)
class Origin:
    """How a version was made from an earlier one: by an edit, or by undoing that one."""

    kind: str
    number: int


EDIT, UNDO = "edit", "undo"


def origin_of(text: str) -> Origin | None:
    """Return the origin of a version that was made by hand; None for any other."""
    kind, _, number = text.partition(":")
    return Origin(kind, int(number)) if kind in {EDIT, UNDO} and number.isdecimal() else None


def version_before(number: int, origins: Mapping[int, str]) -> int | None:
    """Return the version whose meetings undoing this one brings back; None: it was not edited.

    `origins` has the origin of every version, by number. A version that undid an edit is undone to
    what stood before the version that it brought back.
    """
    origin = origin_of(origins.get(number, ""))
    if origin is None:
        return None
    if origin.kind == EDIT:
        return origin.number
    brought_back = version_before(origin.number, origins)
    return None if brought_back is None else version_before(brought_back, origins)


def made_from(number: int, origins: Mapping[int, str]) -> int | None:
    """Return the newest version that was made from this one by hand; None if there is none."""
    made = [n for n, text in origins.items() if (o := origin_of(text)) and o.number == number]
    return max(made, default=None)


def swapped(one: Sitting, other: Sitting) -> list[Step]:
    """Return the steps by which two meetings exchange slots, and tables if of one partner."""
    same_partner = one.partner_id == other.partner_id
    return [
        Step(
            mine.cooperative_id,
            mine.partner_id,
            theirs.slot_id,
            theirs.table_id if same_partner else mine.table_id,
        )
        for mine, theirs in ((one, other), (other, one))
    ]


def stepped(
    meetings: Iterable[Sitting],
    steps: Sequence[Step],
    in_order: Callable[[Sitting], tuple[object, ...]],
) -> list[Sitting]:
    """Return the meetings after the steps, in order; each that moves takes the first free seat.

    Meetings that no step names keep their seats.
    """
    moved = {step.pair for step in steps}
    after = [one for one in meetings if one.pair not in moved]
    taken = {one.place for one in after}
    for step in steps:
        if step.slot_id is None or step.table_id is None:
            continue
        seat = 1
        while (step.table_id, step.slot_id, seat) in taken:
            seat += 1
        taken.add((step.table_id, step.slot_id, seat))
        after.append(Sitting(*step.pair, step.table_id, step.slot_id, seat))
    return sorted(after, key=in_order)


def clashes(
    meetings: Collection[Sitting], moved: Collection[Pair], seats: Mapping[UUID, int]
) -> bool:
    """Return whether a cooperative is in two places at once, or a moved meeting has no seat.

    `seats` has the number of seats by table.
    """
    at_once = {(one.cooperative_id, one.slot_id) for one in meetings}
    return len(at_once) < len(meetings) or any(
        one.seat > seats.get(one.table_id, 0) for one in meetings if one.pair in moved
    )
