"""What a proposal means on another version than its own."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.day.proposals.rules import Clash, Hindrance, rebased
from app.meetings.sitting import Sitting


def sitting(cooperative: int, partner: int, slot: int, seat: int = 1) -> Sitting:
    """A meeting at the partner's only table."""
    table = UUID(int=10 + partner)
    return Sitting(UUID(int=cooperative), UUID(int=partner), table, UUID(int=slot), seat)


def valid(meetings: list[Sitting]) -> frozenset[Sitting]:
    """Drop what would seat two on one seat, one cooperative twice at once, or a pair twice."""
    kept: list[Sitting] = []
    for one in meetings:
        busy = any(
            one.place == other.place
            or one.pair == other.pair
            or (one.cooperative_id, one.slot_id) == (other.cooperative_id, other.slot_id)
            for other in kept
        )
        if not busy:
            kept.append(one)
    return frozenset(kept)


TIMETABLES = st.lists(
    st.builds(sitting, st.integers(1, 4), st.integers(1, 3), st.integers(1, 3), st.integers(1, 2)),
    max_size=14,
).map(valid)


@given(TIMETABLES, TIMETABLES)
def test_on_its_own_version_a_proposal_is_its_answer(
    base: frozenset[Sitting], answer: frozenset[Sitting]
) -> None:
    assert rebased(base, answer, base) == answer


@given(TIMETABLES, TIMETABLES, TIMETABLES)
def test_what_comes_out_is_a_timetable_with_just_those_changes(
    base: frozenset[Sitting], answer: frozenset[Sitting], current: frozenset[Sitting]
) -> None:
    found = rebased(base, answer, current)
    if isinstance(found, Clash):
        assert found.sitting in answer - base
        return
    assert valid(sorted(found, key=lambda one: (one.place, one.pair))) == found
    assert found == (current - (base - answer)) | (answer - base)


def test_why_it_does_not_fit() -> None:
    old, new = sitting(1, 1, 1), sitting(1, 1, 2)

    def why(current: set[Sitting]) -> Hindrance | None:
        found = rebased({old}, {new}, current)
        return found.why if isinstance(found, Clash) else None

    assert why({old}) is None
    assert why(set()) is Hindrance.GONE
    assert why({old, sitting(2, 1, 2)}) is Hindrance.SEAT_TAKEN
    assert why({old, sitting(1, 2, 2)}) is Hindrance.BUSY
    found = rebased(set(), {new}, {sitting(1, 1, 3)})
    assert isinstance(found, Clash)
    assert found.why is Hindrance.PAIR_MEETS


def test_giving_up_what_is_gone_already_hinders_nothing() -> None:
    kept = frozenset({sitting(2, 2, 1)})
    assert rebased({sitting(1, 1, 1)}, set(), kept) == kept
