"""Random small instances, and their optimum by trying everything."""

from collections.abc import Iterator

from hypothesis import strategies as st

from scheduler.b2bsp.checker import breaks_of, violations
from scheduler.b2bsp.instance import Instance, Meeting, Schedule


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    slots = draw(st.integers(2, 5))
    parties = draw(st.integers(2, 5))
    pairs = [(a, b) for a in range(parties) for b in range(a)]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=6))
    everywhere = frozenset(range(slots))
    meetings = []
    for row, (a, b) in enumerate(chosen):
        narrow = draw(st.integers(0, 3)) == 0
        allowed = draw(st.frozensets(st.integers(0, slots - 1))) if narrow else everywhere
        early = draw(st.integers(0, 4)) == 0 and row > 0
        after = frozenset({draw(st.integers(0, row - 1))}) if early else frozenset()
        meetings.append(Meeting(a, b, allowed, after))
    return Instance(
        name="random",
        slots=slots,
        parties=parties,
        tables=draw(st.integers(1, 3)),
        meetings=tuple(meetings),
        spread=draw(st.none() | st.integers(0, 3)),
    )


def schedules(instance: Instance) -> Iterator[Schedule]:
    """Every valid schedule."""
    slots: list[int] = []

    def extend() -> Iterator[Schedule]:
        if len(slots) == len(instance.meetings):
            if not violations(instance, slots):
                yield tuple(slots)
            return
        for slot in sorted(instance.meetings[len(slots)].allowed):
            slots.append(slot)
            if _may_go_on(instance, slots):
                yield from extend()
            slots.pop()

    yield from extend()


def _may_go_on(instance: Instance, slots: list[int]) -> bool:
    last = instance.meetings[len(slots) - 1]
    return all(
        slot != slots[-1] or {meeting.a, meeting.b}.isdisjoint({last.a, last.b})
        for meeting, slot in zip(instance.meetings, slots[:-1], strict=False)
    )


def fewest_breaks(instance: Instance) -> int | None:
    """The fewest breaks, or `None` if no schedule is valid."""
    return min((sum(breaks_of(instance, found)) for found in schedules(instance)), default=None)
