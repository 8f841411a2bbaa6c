"""How the best timetable compares with given values, tier by tier."""

from typing import Any

from scheduler import Solution
from scheduler.budget.clock import Clock
from scheduler.explain.comparison import Comparison, compared
from scheduler.model.tiers import DEFAULT
from tests.scheduler.events import grid

BEST = {
    "fairness": (2, 2),
    "first_choices": (0,),
    "satisfaction": (4,),
    "compactness": (0, 0),
    "host_balance": (10_000,),
}
"""Of two visitors who meet two hosts in two slots."""


def comparison(**given: Any) -> Comparison:
    return compared(grid(), Solution(), BEST | given, DEFAULT, Clock(20.0), 0)


def test_the_best_timetable_is_as_good_as_itself() -> None:
    found = comparison()
    assert (found.verdict, found.values, found.proven) == ("as_good", BEST, DEFAULT)


def test_it_is_better_in_the_first_tier_that_falls_short() -> None:
    found = comparison(satisfaction=(3,), compactness=(9, 9))
    assert (found.verdict, found.tier) == ("better", "satisfaction")
    assert found.values["satisfaction"] == (4,)
    assert found.proven[:2] == ("fairness", "first_choices")


def test_it_is_worse_in_the_first_tier_whose_bound_falls_short() -> None:
    found = comparison(first_choices=(1,), satisfaction=(3,))
    assert (found.verdict, found.tier) == ("worse", "first_choices")
    assert found.values["first_choices"] == (0,)
    assert found.proven == ("fairness", "first_choices")


def test_worse_is_better_where_less_is_better() -> None:
    assert comparison(compactness=(0, 1)).verdict == "better"
    assert comparison(compactness=(-1, 0)).verdict == "worse"


def test_a_caller_who_stops_is_told_nothing_that_is_not_so() -> None:
    found = compared(grid(), Solution(), BEST, DEFAULT, Clock(20.0, lambda: True), 0)
    assert found.verdict in ("as_good", "not_settled")
