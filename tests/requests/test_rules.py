"""How well needs and offers fit, and which requests follow: by example and by property."""

from collections.abc import Set
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.events.records import TagDirection
from app.requests.rules import (
    PartnerOffers,
    Vocabulary,
    fit,
    missing_documents,
    score_of_rank,
    vocabulary,
    wishes,
)

TAGS = ("pupuk", "lpg", "sembako", "jual_salak", "gudang", "internet")
DIRECTIONS = dict.fromkeys(TAGS, TagDirection.BUY) | {"jual_salak": TagDirection.SELL}


def partner(number: int, *tags: str) -> PartnerOffers:
    return PartnerOffers(UUID(int=number), f"P{number}", frozenset(tags))


partners = st.lists(st.frozensets(st.sampled_from(TAGS)), max_size=8).map(
    lambda offers: [partner(n, *tags) for n, tags in enumerate(offers, start=1)]
)
needs = st.lists(st.sampled_from(TAGS), unique=True, max_size=len(TAGS))


def score(wanted: list[str], offered: Set[str], known: Vocabulary) -> int:
    found = fit(wanted, offered, known)
    assert found is not None
    return found.score


def test_a_need_named_first_and_offered_by_one_partner_only_scores_highest() -> None:
    hall = [partner(1, "lpg"), partner(2, "pupuk"), partner(3, "pupuk")]
    known = vocabulary(hall, DIRECTIONS)
    assert score(["lpg", "pupuk"], {"lpg"}, known) == 90
    assert score(["pupuk", "lpg"], {"lpg"}, known) == 82
    assert score(["pupuk", "lpg"], {"pupuk"}, known) == 75
    assert fit(["gudang"], {"lpg"}, known) is None


def test_a_second_shared_tag_counts_more_in_another_direction() -> None:
    hall = [partner(1, "lpg", "pupuk"), partner(2, "lpg", "jual_salak")]
    known = vocabulary(hall, DIRECTIONS)
    same = fit(["lpg", "pupuk"], {"lpg", "pupuk"}, known)
    other = fit(["lpg", "jual_salak"], {"lpg", "jual_salak"}, known)
    assert same is not None
    assert other is not None
    assert (same.score, other.score) == (85, 88)
    assert other.tags == ("jual_salak", "lpg"), "best first: the salak is rarer"


@given(needs, partners)
def test_scores_lie_within_1_and_100_and_tags_are_the_shared_ones(
    wanted: list[str], hall: list[PartnerOffers]
) -> None:
    known = vocabulary(hall, DIRECTIONS)
    for host in hall:
        found = fit(wanted, host.tags, known)
        shared = set(wanted) & host.tags
        assert (found is None) == (not shared)
        if found is not None:
            assert 1 <= found.score <= 100
            assert set(found.tags) == shared


@given(needs, partners, st.integers(0, 9), st.integers(1, 5), st.randoms())
def test_wishes_are_ranked_by_score_limited_and_the_same_in_whatever_order_partners_come(
    wanted: list[str], hall: list[PartnerOffers], limit: int, first: int, dice: Random
) -> None:
    known = vocabulary(hall, DIRECTIONS)
    asked = wishes("33.04.01.2001", wanted, known, limit=limit, first_rank=first)
    matching = [host for host in hall if set(wanted) & host.tags]
    assert len(asked) == min(limit, len(matching))
    assert [wish.rank for wish in asked] == list(range(first, first + len(asked)))
    scores = [wish.score for wish in asked]
    assert scores == sorted(scores, reverse=True)
    shuffled = list(hall)
    dice.shuffle(shuffled)
    again = wishes(
        "33.04.01.2001", wanted, vocabulary(shuffled, DIRECTIONS), limit=limit, first_rank=first
    )
    assert again == asked
    left_out = [host for host in matching if host.id not in {wish.partner_id for wish in asked}]
    if asked:
        assert all(score(wanted, host.tags, known) <= scores[-1] for host in left_out)


def test_equal_partners_do_not_come_first_everywhere_because_of_their_names() -> None:
    hall = [partner(n, "lpg") for n in range(1, 5)]
    known = vocabulary(hall, DIRECTIONS)
    firsts = {
        wishes(f"33.04.01.{n}", ["lpg"], known, limit=1)[0].partner_id for n in range(2001, 2061)
    }
    assert firsts == {host.id for host in hall}


@given(st.integers(1, 1000))
def test_a_later_rank_is_never_worth_more(rank: int) -> None:
    assert 10 <= score_of_rank(rank + 1) <= score_of_rank(rank) <= score_of_rank(1) == 100


def test_missing_documents_are_named_whatever_their_case() -> None:
    assert missing_documents("NIB;SIUP", "nib") == ["SIUP"]
    assert missing_documents("", "") == []
    assert missing_documents("NIB", "") == ["NIB"]


@given(partners, st.integers(1, 4), st.integers(0, 99))
def test_fewer_wishes_are_the_first_of_all(
    hosts: list[PartnerOffers], limit: int, number: int
) -> None:
    needs = Random(number).sample(TAGS, 3)
    known = vocabulary(hosts, DIRECTIONS)
    everything = wishes("33.04.01.2001", needs, known, limit=len(hosts) + 1)
    assert wishes("33.04.01.2001", needs, known, limit=limit) == everything[:limit]
