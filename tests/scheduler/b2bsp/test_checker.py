import pytest

from scheduler.b2bsp.checker import breaks_of, violations
from scheduler.b2bsp.instance import Instance, InstanceError, Meeting

DAY = frozenset(range(4))
THREE = Instance(
    name="three parties",
    slots=4,
    parties=4,
    tables=1,
    meetings=(
        Meeting(0, 1, DAY),
        Meeting(0, 2, DAY - {1}),
        Meeting(1, 2, DAY, after=frozenset({0})),
    ),
    spread=1,
)


def test_a_break_is_a_gap_between_consecutive_meetings_whatever_its_length() -> None:
    assert breaks_of(THREE, (0, 3, 1)) == [1, 0, 1, 0]
    assert breaks_of(THREE, (0, 2, 1)) == [1, 0, 0, 0]


def test_a_schedule_that_holds_has_no_violations() -> None:
    assert violations(THREE, (0, 2, 1)) == []


@pytest.mark.parametrize(
    ("schedule", "named"),
    [
        ((0, 2), "2 slots for 3 meetings"),
        ((0, 1, 3), "meeting 2 may not take place in slot 2"),
        ((2, 0, 1), "meeting 3 is not later than meeting 1"),
        ((0, 2, 2), "slot 3 holds 2 meetings at 1 tables"),
        ((0, 0, 1), "party 1 has 2 meetings in slot 1"),
    ],
)
def test_whatever_the_instance_forbids_is_named(schedule: tuple[int, ...], named: str) -> None:
    assert any(named in line for line in violations(THREE, schedule))


def test_breaks_that_are_spread_too_unevenly_are_named() -> None:
    strict = Instance("strict", 4, 4, 1, THREE.meetings, spread=0)
    assert "spread above 0" in violations(strict, (0, 2, 1))[0]


@pytest.mark.parametrize(
    ("meeting", "named"),
    [
        (Meeting(0, 0, DAY), "cannot meet itself"),
        (Meeting(0, 9, DAY), "party 10 does not exist"),
        (Meeting(0, 1, frozenset({4})), "slot 5 does not exist"),
        (Meeting(0, 1, DAY, frozenset({1})), "the meeting before it, 2, does not exist"),
    ],
)
def test_an_instance_that_makes_no_sense_is_refused(meeting: Meeting, named: str) -> None:
    with pytest.raises(InstanceError, match=named):
        Instance("bad", 4, 2, 1, (meeting,))
