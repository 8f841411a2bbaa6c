"""Breaks of timetables: bounds by prices, and whole_face days chosen by CP-SAT."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scheduler import Placement, Problem, Solution
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.certify.feasibility import check
from scheduler.compact.column_generation import NO_PRICES, break_bound
from scheduler.compact.day_search import Improvement, search_days
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.model.generate import random_problem
from scheduler.model.solution import DayPrices, IdlePrices, SlotPrices, Value
from scheduler.relax.degree import Face, party_face, whole_face
from scheduler.relax.lagrangian.costs import BREAK, IDLE_SLOT, MOST_CREDIT, MOST_PRICE
from scheduler.relax.lagrangian.multipliers import chosen_face, proven_minimum
from scheduler.relax.lagrangian.travellers import travellers_of
from scheduler.search.solve import solve
from tests.scheduler.oracle import solutions
from tests.scheduler.strategies import any_pairs, two_sided

MANY_UNFIT = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
"""Small random problems often hold fewer than two meetings, and then have no breaks to find."""
FLOWS = ("fairness", "first_choices", "satisfaction")


def breaks(problem: Problem, solution: Solution) -> int:
    return tier_values(problem, solution)["compactness"][0]


def least_waiting(problem: Problem, held: set[str] | None) -> Value:
    """The fewest breaks of all solutions (that hold just these meetings), by trying everything.

    Then the fewest idle slots of those.
    """
    return min(
        tier_values(problem, solution)["compactness"]
        for solution in solutions(problem)
        if held is None or set(solution.placements) == held
    )


def improved(
    problem: Problem, start: Solution, seconds: float = 20, face: Face | None = None
) -> Improvement:
    domain = domain_of(problem)
    face = chosen_face(domain, start) if face is None else face
    walkers = travellers_of(domain, face)
    return search_days(domain, start, face, walkers, Clock(seconds), Effort(seed=0, workers=1))


@MANY_UNFIT
@given(two_sided(plain=False) | two_sided(plain=True), st.integers(0, 30))
def test_the_fewest_breaks_of_small_timetables_are_found_and_proven(
    problem: Problem, which: int
) -> None:
    found = list(islice(solutions(problem), which + 1))
    assume(found and len(found[-1].placements) > 1)
    start = found[-1]
    truth = least_waiting(problem, set(start.placements))[0]
    better = improved(problem, start)
    assert (better.breaks, better.bound) == (truth, truth)
    assert breaks(problem, better.solution) == truth
    assert check(problem, better.solution) == []
    assert set(better.solution.placements) == set(start.placements)


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

    some = data.draw(st.sets(st.sampled_from(FLOWS)))
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
    reached = {tier: tier_values(problem, chosen)[tier] for tier in FLOWS}
    as_good = [v["compactness"] for v in values if all(v[t] == reached[t] for t in FLOWS)]
    assert proven_minimum(domain, face, prices, reached) <= min(as_good)


def event(seed: int) -> tuple[Problem, Solution]:
    """An event in which visitors compete for few tables, with its first timetable."""
    problem = random_problem(visitors=60, hosts=8, slots=8, requests=200, seats=2, seed=seed)
    solution = solve(problem, time_limit=20, tiers=FLOWS).solution
    assert solution is not None
    return problem, solution


def test_an_event_gets_fewer_breaks_proven_by_prices_without_a_solver() -> None:
    problem, start = event(seed=3)
    domain = domain_of(problem)
    face = chosen_face(domain, start)
    priced = break_bound(domain, face, travellers_of(domain, face), start, Clock(20))
    assert proven_minimum(domain, face, priced.prices, {}) == (priced.value, 0)
    assert priced.value > proven_minimum(domain, face, NO_PRICES, {})[0]
    better = improved(problem, start, 6)
    assert priced.value <= better.breaks < breaks(problem, start)
    assert check(problem, better.solution) == []


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
    problem, start = event(seed=4)
    domain = domain_of(problem)
    with pytest.raises(ValueError, match=words):
        proven_minimum(domain, chosen_face(domain, start), DayPrices((price,)), {})


def test_a_break_that_cannot_cost_so_much_is_refused() -> None:
    problem, start = event(seed=4)
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
    problem, start = event(seed=4)
    domain = domain_of(problem)
    reached = {"fairness": tier_values(problem, start)["fairness"]}
    prices = DayPrices((), owed=((tier, price),))
    with pytest.raises(ValueError, match=words):
        proven_minimum(domain, chosen_face(domain, start), prices, reached)


def test_stopped_at_once_the_timetable_comes_back_as_it_was() -> None:
    problem, start = event(seed=5)
    domain = domain_of(problem)
    face = chosen_face(domain, start)
    clock = Clock(600, lambda: True)
    same = search_days(domain, start, face, travellers_of(domain, face), clock, Effort(0, 1))
    assert same.solution == start
    assert same.bound <= same.breaks
    assert break_bound(domain, face, travellers_of(domain, face), start, clock).prices == NO_PRICES


def test_a_timetable_without_breaks_is_left_alone() -> None:
    problem, _ = event(seed=6)
    first = problem.candidates[0]
    domain = domain_of(problem)
    slot = int(np.flatnonzero(domain.starts[0])[0])
    start = Solution({first.id: Placement(slot, problem.eligible_tables(first)[0].id)})
    same = improved(problem, start)
    assert (same.solution, same.breaks, same.bound) == (start, 0, 0)


def test_the_bound_of_a_face_holds_for_every_choice_on_it() -> None:
    problem, start = event(seed=7)
    domain = domain_of(problem)
    face = party_face(domain, whole_face(domain))
    bound = break_bound(domain, face, travellers_of(domain, face), start, Clock(20))
    assert bound.value <= improved(problem, start, 5).breaks
