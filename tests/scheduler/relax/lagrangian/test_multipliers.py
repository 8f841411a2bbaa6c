"""Prices prove what is true, and prices that do not fit are refused."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scheduler import Problem
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.model.solution import DayPrices, IdlePrices, SlotPrices
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.degree import party_face, whole_face
from scheduler.relax.lagrangian.costs import BREAK, IDLE_SLOT, MOST_CREDIT, MOST_PRICE
from scheduler.relax.lagrangian.multipliers import proven_minimum
from tests.scheduler.faces import MANY_UNFIT, chosen_face, crowded_event
from tests.scheduler.oracle import solutions
from tests.scheduler.strategies import any_pairs, two_sided


@MANY_UNFIT
@given(two_sided(plain=True) | two_sided(plain=False) | any_pairs(most=4), st.data())
def test_no_prices_prove_more_than_is_true(problem: Problem, data: st.DataObject) -> None:
    everything = list(solutions(problem))
    assume(everything)
    domain = domain_of(problem)
    amounts = st.sampled_from([0, BREAK // 2, BREAK, -BREAK // 3, -BREAK])
    asking = data.draw(st.sets(st.sampled_from(range(len(problem.parties)))))

    def asked() -> SlotPrices:
        return tuple(
            (party, slot, data.draw(amounts))
            for party in sorted(asking)
            for slot in range(len(problem.slots))
        )

    some = data.draw(st.sets(st.sampled_from(FLOW_TIERS)))
    owed = tuple(
        (tier, data.draw(st.sampled_from([1, BREAK // 4, BREAK]))) for tier in sorted(some)
    )
    a_break = data.draw(st.sampled_from([0, IDLE_SLOT, 9 * IDLE_SLOT]))
    prices = DayPrices(asked(), IdlePrices(asked(), a_break, owed), owed)
    chosen = data.draw(st.none() | st.sampled_from(everything))
    if chosen is None:
        face, held = party_face(domain, whole_face(domain)), everything
        chosen = data.draw(st.sampled_from(everything))
    else:
        face = chosen_face(domain, chosen)
        held = [one for one in everything if one.placements.keys() == chosen.placements.keys()]
    values = [tier_values(problem, one) for one in held]
    reached = {tier: tier_values(problem, chosen)[tier] for tier in FLOW_TIERS}
    as_good = [v["compactness"] for v in values if all(v[t] == reached[t] for t in FLOW_TIERS)]
    assert proven_minimum(domain, face, prices, reached) <= min(as_good)


@pytest.mark.parametrize(
    ("price", "words"),
    [
        ((10**6, 0, 1), "no party"),
        ((-1, 0, 1), "no party"),
        ((0, 8, 1), "no slot"),
        ((0, 0, -MOST_PRICE), "too large"),
    ],
)
def test_prices_that_cannot_be_asked_are_refused(price: tuple[int, int, int], words: str) -> None:
    problem, start = crowded_event(seed=4)
    domain = domain_of(problem)
    with pytest.raises(ValueError, match=words):
        proven_minimum(domain, chosen_face(domain, start), DayPrices((price,)), {})


def test_a_break_that_cannot_cost_so_much_is_refused() -> None:
    problem, start = crowded_event(seed=4)
    domain = domain_of(problem)
    for cost in (-1, MOST_PRICE):
        with pytest.raises(ValueError, match="a break cannot cost"):
            proven_minimum(
                domain, chosen_face(domain, start), DayPrices((), IdlePrices((), cost)), {}
            )


@pytest.mark.parametrize(
    ("tier", "price", "words"),
    [
        ("satisfaction", 1, "nothing can be owed"),
        ("compactness", 1, "nothing can be owed"),
        ("fairness", -1, "nothing can be owed"),
        ("fairness", MOST_CREDIT, "too large"),
    ],
)
def test_worth_that_cannot_be_owed_is_refused(tier: str, price: int, words: str) -> None:
    problem, start = crowded_event(seed=4)
    domain = domain_of(problem)
    reached = {"fairness": tier_values(problem, start)["fairness"]}
    prices = DayPrices((), owed=((tier, price),))
    with pytest.raises(ValueError, match=words):
        proven_minimum(domain, chosen_face(domain, start), prices, reached)
