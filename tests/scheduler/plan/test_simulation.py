"""No-shows and overbooking."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import Placement, Solution, Table
from scheduler.model.generate import random_problem
from scheduler.plan.overbooking import Overbooked, overbooking
from scheduler.plan.simulation import simulate
from scheduler.search.solve import solve
from tests.scheduler.events import grid, with_tables

EVENT = random_problem(visitors=30, hosts=4, slots=6, requests=100, seats=1, seed=4)
PUBLISHED = solve(EVENT, time_limit=20, tiers=("fairness",)).solution or Solution()


def test_the_same_seed_tells_the_same_story_and_another_seed_another() -> None:
    first = simulate(EVENT, PUBLISHED, runs=20, seed=1)
    assert simulate(EVENT, PUBLISHED, runs=20, seed=1) == first
    assert simulate(EVENT, PUBLISHED, runs=20, seed=2) != first


def test_if_everybody_comes_nothing_is_lost_and_if_nobody_comes_everything_is() -> None:
    everybody, nobody = simulate(EVENT, PUBLISHED, rates=(0.0, 1.0), runs=3)
    assert (everybody.lost, everybody.refilled, everybody.idle) == (0, 0, 0)
    assert nobody.lost == nobody.idle == nobody.planned == len(PUBLISHED.placements)
    assert nobody.refilled == 0


def test_standby_takes_the_seat_of_whoever_stays_away() -> None:
    problem = grid(2, 1, 1)
    solution = Solution({"v0h0": Placement(0)})
    [day] = simulate(problem, solution, rates=(0.5,), runs=400)
    assert day.lost == pytest.approx(0.5, abs=0.1)
    assert day.refilled == pytest.approx(0.25, abs=0.1)
    assert day.unserved_with < day.unserved_without
    assert day.hosts[0].idle_without == day.lost


@settings(max_examples=15, deadline=None)
@given(rate=st.floats(0, 1), seed=st.integers(0, 99))
def test_what_is_lost_is_refilled_or_idle(rate: float, seed: int) -> None:
    [day] = simulate(EVENT, PUBLISHED, rates=(rate,), runs=5, seed=seed)
    assert day.lost == pytest.approx(day.refilled + day.idle)
    assert 0 <= day.refilled <= day.lost <= day.worst_lost <= day.planned
    assert day.unserved_with <= day.unserved_without
    assert sum(host.idle_without for host in day.hosts) == pytest.approx(day.lost)
    assert sum(host.idle_with for host in day.hosts) == pytest.approx(day.idle)


def test_overbooking_a_table_of_one_seat_is_counted_exactly() -> None:
    problem = with_tables(grid(1, 1, 1), Table("t", "h0"))
    [advice] = overbooking(problem, Solution({"v0h0": Placement(0, "t")}), rate=0.5, most=1)
    assert advice.planned == 1
    assert advice.options == (Overbooked(0, 0.5, 0.0), Overbooked(1, 0.25, 0.25))
    assert advice.extra == 0


@pytest.mark.parametrize(("cost", "extra"), [(0.0, 3), (0.2, 2), (10.0, 0)])
def test_the_advice_weighs_empty_seats_against_people_turned_away(cost: float, extra: int) -> None:
    problem = with_tables(grid(1, 1, 1), Table("t", "h0"))
    solution = Solution({"v0h0": Placement(0, "t")})
    [advice] = overbooking(problem, solution, rate=0.5, turned_away_cost=cost)
    assert advice.extra == extra


def test_a_free_seat_takes_an_extra_booking_without_turning_anybody_away() -> None:
    problem = with_tables(grid(1, 1, 1), Table("t", "h0", seats=2))
    problem = replace(problem, parties=tuple(replace(p, capacity=2) for p in problem.parties))
    [advice] = overbooking(problem, Solution({"v0h0": Placement(0, "t")}), rate=0.5, most=1)
    assert advice.options[1] == Overbooked(1, 0.25, 0.0)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match=r"rate: 1.5 is not between 0 and 1"):
        simulate(EVENT, PUBLISHED, rates=(1.5,))
    with pytest.raises(ValueError, match="runs: 0"):
        simulate(EVENT, PUBLISHED, runs=0)
    with pytest.raises(ValueError, match="not feasible"):
        overbooking(EVENT, Solution({"v0-h0": Placement(99)}), rate=0.1)
