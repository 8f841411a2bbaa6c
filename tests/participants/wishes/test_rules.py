"""What becomes of a cooperative's requests when a badge says whom it asks for."""

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.participants.wishes.rules import is_open, wished
from app.requests.records import RequestSource
from app.requests.rows.rules import Asked, row_of
from tests.conftest import StillClock

LIST, BADGE, DERIVED, NEW = (UUID(int=number) for number in range(4))
EXPLICIT = RequestSource.EXPLICIT
ROW = row_of(
    [
        Asked(LIST, 1, 100, EXPLICIT, ("pupuk",), "dari daftar"),
        Asked(BADGE, 2, 90, EXPLICIT),
        Asked(DERIVED, 3, 57, RequestSource.DERIVED, ("lpg",)),
    ],
    [],
)


def test_what_is_named_comes_first_and_what_a_list_says_stays_behind() -> None:
    after = wished(ROW, [NEW, DERIVED], {BADGE}, {NEW: ["beras"]})
    assert [(one.partner_id, one.rank, one.score, one.source) for one in after.asked] == [
        (NEW, 1, 100, EXPLICIT),
        (DERIVED, 2, 90, EXPLICIT),
        (LIST, 3, 80, EXPLICIT),
    ]
    assert [one.tags for one in after.asked] == [("beras",), ("lpg",), ("pupuk",)]
    assert after.asked[2].note == "dari daftar"


def test_nothing_named_takes_back_what_badges_asked_for_and_nothing_else() -> None:
    after = wished(ROW, [], {BADGE}, {})
    assert [(one.partner_id, one.rank, one.source) for one in after.asked] == [
        (LIST, 1, EXPLICIT),
        (DERIVED, 2, RequestSource.DERIVED),
    ]


@given(st.permutations([LIST, BADGE, DERIVED, NEW]), st.integers(0, 4))
def test_saying_it_again_changes_nothing_and_ranks_have_no_gaps(
    order: list[UUID], most: int
) -> None:
    wish = order[:most]
    after = wished(ROW, wish, {BADGE}, {})
    own = {BADGE, NEW, DERIVED} & set(wish)
    assert wished(after, wish, own, {}) == after
    assert [one.rank for one in after.asked] == list(range(1, len(after.asked) + 1))
    assert [one.partner_id for one in after.asked][:most] == wish
    assert LIST in {one.partner_id for one in after.asked}


def test_wishes_are_taken_until_the_deadline_and_not_at_it() -> None:
    now = StillClock.at_event().now()
    assert not is_open(None, now)
    assert not is_open(now, now)
    assert is_open(now + timedelta(seconds=1), now)
