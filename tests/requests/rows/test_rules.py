"""How deeds change a cooperative's row: by example and by property."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.requests.records import LockKind, RequestSource
from app.requests.rows.rules import Asked, Decision, Deed, RequestRow, changed, row_of
from app.requests.rules import score_of_rank

HOSTS = [UUID(int=n) for n in range(1, 8)]
EXPLICIT, DERIVED = RequestSource.EXPLICIT, RequestSource.DERIVED


def asked(host: int, rank: int, source: RequestSource = EXPLICIT, score: int = -1) -> Asked:
    return Asked(HOSTS[host], rank, score_of_rank(rank) if score < 0 else score, source)


def ranks(row: RequestRow) -> dict[int, int]:
    return {HOSTS.index(one.partner_id): one.rank for one in row.asked}


@st.composite
def rows(draw: st.DrawFn) -> RequestRow:
    """Rows as they come about: ranks by hand, derived ones after them without gaps."""
    hosts = draw(st.permutations(range(len(HOSTS))))
    by_hand = draw(st.lists(st.integers(1, 9), max_size=4))
    derived = draw(st.integers(0, 3))
    last = max(by_hand, default=0)
    own = [asked(host, rank) for host, rank in zip(hosts, by_hand, strict=False)]
    rest = hosts[len(by_hand) : len(by_hand) + derived]
    own += [asked(host, last + n, DERIVED, 50) for n, host in enumerate(rest, start=1)]
    decided = draw(st.dictionaries(st.sampled_from(HOSTS), st.sampled_from(LockKind), max_size=3))
    return row_of(own, [Decision(host, kind) for host, kind in decided.items()])


deeds = st.tuples(st.sampled_from(HOSTS), st.sampled_from(Deed), st.integers(1, 9))


@given(rows(), deeds)
def test_doing_a_thing_twice_is_doing_it_once_and_touches_no_other_decision(
    row: RequestRow, deed: tuple[UUID, Deed, int]
) -> None:
    host, what, rank = deed
    once = changed(row, host, what, rank=rank)
    assert changed(once, host, what, rank=rank) == once
    assert (once.version == row.version) == (once == row)
    others = [one for one in row.decisions if one.partner_id != host]
    assert [one for one in once.decisions if one.partner_id != host] == others


@given(rows(), deeds)
def test_ranks_by_hand_keep_their_order_and_derived_ones_follow_without_gaps(
    row: RequestRow, deed: tuple[UUID, Deed, int]
) -> None:
    host, what, rank = deed
    after = changed(row, host, what, rank=rank)

    def order(of: RequestRow, source: RequestSource) -> list[UUID]:
        return [
            one.partner_id
            for one in of.asked
            if (one.source, one.partner_id != host) == (source, True)
        ]

    assert order(after, DERIVED) == order(row, DERIVED)
    assert set(order(after, EXPLICIT)) == set(order(row, EXPLICIT))
    last = max((one.rank for one in after.asked if one.source is EXPLICIT), default=0)
    derived = [one.rank for one in after.asked if one.source is DERIVED]
    if what in {Deed.RANK, Deed.CLEAR}:
        assert derived == list(range(last + 1, last + 1 + len(derived)))
    else:
        assert after.asked == row.asked
    own = {one.partner_id: one for one in after.asked}.get(host)
    if what is Deed.RANK:
        assert own is not None
        assert (own.rank, own.source) == (rank, EXPLICIT)
        holders = [one for one in after.asked if one.rank == rank and one.source is EXPLICIT]
        assert len(holders) == 1 or after == row, "a rank that is taken moves its holder"
    if what is Deed.CLEAR:
        assert own is None


def test_a_rank_that_is_taken_moves_only_those_in_the_way() -> None:
    row = row_of([asked(0, 1), asked(1, 2), asked(2, 4), asked(3, 5, DERIVED)], [])
    after = changed(row, HOSTS[4], Deed.RANK, rank=1, tags=["pupuk"])
    assert ranks(after) == {4: 1, 0: 2, 1: 3, 2: 4, 3: 5}
    new = after.asked[0]
    assert (new.score, new.tags, new.source) == (100, ("pupuk",), EXPLICIT)
    assert [one.score for one in after.asked[1:4]] == [90, 80, 70]


def test_a_score_of_its_own_does_not_follow_the_rank() -> None:
    row = row_of([asked(0, 1, score=33)], [])
    after = changed(row, HOSTS[1], Deed.RANK, rank=1)
    assert [(one.rank, one.score) for one in after.asked] == [(1, 100), (2, 33)]


def test_requiring_a_pair_that_has_a_place_keeps_the_place_and_forbidding_it_does_not() -> None:
    lock = Decision(HOSTS[0], LockKind.LOCK, slot_id=UUID(int=90), table_id=UUID(int=91))
    row = row_of([], [lock])
    assert changed(row, HOSTS[0], Deed.REQUIRE) == row
    forbidden = changed(row, HOSTS[0], Deed.FORBID)
    assert forbidden.decisions == (Decision(HOSTS[0], LockKind.BLOCK),)
    assert changed(forbidden, HOSTS[0], Deed.FREE).decisions == ()
