"""A solve is anytime, stoppable and repeatable."""

import threading
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from ortools.sat.python.cp_model import CpSolver

from scheduler import (
    Observer,
    Party,
    Placement,
    Pool,
    Problem,
    Progress,
    Result,
    Solution,
    Transition,
    solve,
)
from scheduler.cpsat.run import LEAST_SECONDS
from scheduler.model.generate import random_problem
from scheduler.model.tiers import TIERS
from scheduler.search.accounts import Accounts
from scheduler.verify.certificate import certify
from scheduler.verify.feasibility import check
from tests.scheduler.clocks import ReadingsClock, slow
from tests.scheduler.events import grid

EVENT = random_problem(visitors=120, hosts=12, slots=10, requests=480, seats=2, seed=9)
HALL = random_problem(visitors=800, hosts=80, slots=24, requests=6400, seats=2, seed=3)


class Recorder(Observer):
    def __init__(self) -> None:
        self.seen: list[Progress] = []

    def improved(self, progress: Progress) -> None:
        self.seen.append(progress)


def test_every_solution_told_to_the_observer_is_feasible_and_better_than_the_last() -> None:
    recorder = Recorder()
    result = solve(EVENT, time_limit=3, observer=recorder, workers=1)
    told = [progress for progress in recorder.seen if progress.solution is not None]
    assert told
    assert all(p.solution and check(EVENT, p.solution) == [] for p in told)
    assert told[-1].solution == result.solution
    breaks = [p.incumbent or () for p in told if p.tier == "compactness"]
    assert breaks == sorted(breaks, reverse=True)


def test_a_stopped_solve_returns_the_best_so_far() -> None:
    stop = threading.Event()

    class StopAtFirst(Observer):
        def improved(self, progress: Progress) -> None:
            if progress.solution is not None:
                stop.set()

    result = solve(EVENT, time_limit=600, stop=stop.is_set, observer=StopAtFirst())
    assert result.status == "stopped"
    assert result.solution is not None
    assert certify(EVENT, result).holds


def test_a_solve_stopped_at_once_with_nothing_built_says_so() -> None:
    duty = replace(
        grid(2, 2, 2),
        candidates=tuple(replace(c, mandatory=True) for c in grid(2, 2, 2).candidates),
        parties=tuple(replace(p, zone=p.id) for p in grid(2, 2, 2).parties),
        transition=Transition(slots=1),
    )
    result = solve(duty, time_limit=600, stop=lambda: True)
    assert (result.status, result.solution, result.tiers) == ("stopped", None, ())
    assert certify(duty, result).holds


def repeatable(result: Result) -> tuple[object, ...]:
    return result.solution, [(tier.value, tier.bound) for tier in result.tiers]


@pytest.mark.parametrize(
    ("problem", "limit"),
    [
        (random_problem(visitors=25, hosts=5, slots=5, requests=80, seats=1, seed=4), 60),
        (replace(EVENT, pools=(Pool("hall", 20),), transition=Transition(minutes=1)), 2),
        (EVENT, 2),
    ],
    ids=["proven", "side constraints", "out of time"],
)
def test_deterministic_solves_are_repeatable(problem: Problem, limit: float) -> None:
    """The wall clock ends no run here: `slow` makes a second of it last a minute."""
    with slow():
        first, second = (
            solve(problem, time_limit=limit, seed=7, deterministic=True) for _ in range(2)
        )
    assert first.repeatable
    assert second.repeatable
    assert repeatable(first) == repeatable(second)


def test_a_run_that_time_or_its_caller_ends_does_not_call_itself_repeatable() -> None:
    assert not solve(grid(), time_limit=20).repeatable
    assert not solve(EVENT, time_limit=0.001, deterministic=True).repeatable
    assert not solve(EVENT, time_limit=20, deterministic=True, stop=lambda: True).repeatable


@pytest.mark.parametrize("polls", [0, 1, 2, 3, 5, 8, 13, 21, 40])
def test_wherever_a_solve_is_stopped_it_keeps_the_best_and_begins_nothing_more(polls: int) -> None:
    """The stop signal is given at its n-th poll; then it is polled at most once per candidate."""
    asked, recorder = 0, Recorder()

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > polls

    result = solve(EVENT, time_limit=600, stop=stop, observer=recorder)
    told = [progress.solution for progress in recorder.seen if progress.solution is not None]
    assert result.status == "stopped"
    assert result.solution == (told[-1] if told else None)
    assert certify(EVENT, result).holds
    assert asked <= polls + len(EVENT.candidates)


def test_a_hint_is_kept_where_nothing_better_is_found() -> None:
    problem = grid(1, 1, 3)
    hint = Solution({"v0h0": Placement(2)})
    result = solve(problem, time_limit=20, hint=hint)
    assert result.solution == hint


def test_a_hint_that_makes_no_sense_is_ignored() -> None:
    hint = Solution({"nobody": Placement(0), "v0h0": Placement(0), "v0h1": Placement(0)})
    result = solve(grid(), time_limit=20, hint=hint)
    assert result.status == "optimal"
    assert result.tiers[0].value == (2, 2)


def test_an_event_without_anything_to_schedule_is_optimal() -> None:
    result = solve(Problem((), (Party("v", side="visitor"),), ()), time_limit=5)
    assert result.status == "optimal"
    assert result.solution == Solution()


def test_a_mid_sized_event_attains_its_bounds_with_every_tier_in_its_sense() -> None:
    with slow():
        result = solve(EVENT, time_limit=2, deterministic=True)
    assert [tier.proven for tier in result.tiers[:3]] == [True] * 3
    for report in result.tiers:
        assert report.bound is not None
        assert not TIERS[report.name].better(report.value, report.bound)
    assert certify(EVENT, result).holds


def test_time_that_is_up_before_anything_is_built_still_gives_some_meetings() -> None:
    result = solve(HALL, time_limit=1e-6)
    assert result.solution is not None
    assert len(result.solution.placements) > 100
    assert certify(HALL, result).holds


@pytest.mark.parametrize(
    ("problem", "readings"),
    [(HALL, 2), (HALL, 100), *((EVENT, readings) for readings in (2, 3, 10, 30, 100, 300))],
)
def test_once_time_is_up_nothing_is_begun_but_a_first_timetable(
    problem: Problem, readings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time passes by the clock being read, once per candidate at most after the limit."""
    clock = ReadingsClock(readings, limit=1, patience=len(problem.candidates))
    begun_late: list[str] = []
    granted: list[tuple[float, float]] = []
    working, run = Accounts.working, CpSolver.solve

    def begin(self: Accounts, method: str, *tiers: str) -> AbstractContextManager[None]:
        if clock.left == 0:
            begun_late.append(method)
        return working(self, method, *tiers)

    def granting(self: CpSolver, *task: Any) -> Any:
        granted.append((self.parameters.max_time_in_seconds, max(LEAST_SECONDS, clock.left)))
        return run(self, *task)

    monkeypatch.setattr(Accounts, "working", begin)
    monkeypatch.setattr(CpSolver, "solve", granting)
    monkeypatch.setattr("scheduler.budget.clock.monotonic", clock)
    result = solve(problem, time_limit=1, workers=1)
    assert set(begun_late) <= {"slot flows"}
    assert all(seconds <= left + 3 / readings for seconds, left in granted)
    assert result.solution is not None
    assert certify(problem, result).holds


def test_scores_however_large_have_prices_within_64_bits() -> None:
    """Nothing divides these scores, and long meetings have prices owe something to them."""
    event = random_problem(visitors=20, hosts=3, slots=8, requests=60, seats=1, seed=5)
    large = tuple(
        replace(c, score_a=c.score_a * 10**7, length=1 if row % 3 else 2)
        for row, c in enumerate(event.candidates)
    )
    problem = replace(event, candidates=large)
    with slow():
        result = solve(problem, time_limit=2, deterministic=True)
    compactness = next(tier for tier in result.tiers if tier.name == "compactness")
    assert (compactness.failure, compactness.proven) == ("", True)
    assert certify(problem, result).holds


def test_a_model_that_fails_is_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("the model rejects the incumbent")

    monkeypatch.setattr("scheduler.cpsat.model.TierModel.optimise", fails)
    problem = random_problem(visitors=20, hosts=3, slots=8, requests=60, seats=1, seed=5)
    result = solve(problem, time_limit=5, workers=1, tiers=("host_balance", "satisfaction"))
    assert "rejects" in result.tiers[0].failure
    assert certify(problem, result).holds
