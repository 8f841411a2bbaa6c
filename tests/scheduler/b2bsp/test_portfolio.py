from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import example, given, settings
from ortools.sat.python.cp_model import CpSolver

from scheduler.b2bsp.checker import breaks_of, violations
from scheduler.b2bsp.instance import Instance, Meeting
from scheduler.b2bsp.portfolio import minimise
from scheduler.b2bsp.state import SharedState
from tests.scheduler.b2bsp.strategies import fewest_breaks, instances

THREADS = 2
READINGS = 5000
"""More looks at the clock than a search takes to end once it was told to."""


def everyone_meets(left: int, right: int, slots: int, tables: int) -> Instance:
    """Each of the left meets each of the right: all of a side are twins."""
    anywhere = frozenset(range(slots))
    pairs = product(range(left), range(left, left + right))
    meetings = tuple(Meeting(a, b, anywhere) for a, b in pairs)
    return Instance("complete", slots, left + right, tables, meetings)


def star(spokes: int, slots: int) -> Instance:
    """One party meets others that meet nobody else, in the first and the last slot only."""
    ends = frozenset({0, 1, slots - 1})
    meetings = tuple(Meeting(0, spoke, ends) for spoke in range(1, spokes + 1))
    return Instance("star", slots, spokes + 1, 2, meetings, spread=1)


@settings(max_examples=60, deadline=None)
@given(instances())
@example(everyone_meets(3, 2, slots=3, tables=2))
@example(everyone_meets(3, 2, slots=5, tables=1))
@example(everyone_meets(2, 2, slots=4, tables=1))
@example(star(3, slots=4))
def test_small_instances_are_solved_as_trying_everything_solves_them(instance: Instance) -> None:
    truth = fewest_breaks(instance)
    outcome = minimise(instance, time_limit=30)
    if truth is None:
        assert (outcome.status, outcome.schedule) == ("infeasible", None)
        return
    assert (outcome.status, outcome.breaks, outcome.bound) == ("optimal", truth, truth)
    assert outcome.schedule is not None
    assert violations(instance, outcome.schedule) == []
    assert sum(breaks_of(instance, outcome.schedule)) == truth


def test_a_useless_table_changes_nothing_and_one_less_never_helps() -> None:
    breaks = [
        minimise(everyone_meets(3, 3, slots=6, tables=tables), time_limit=30).breaks
        for tables in (2, 3, 4)
    ]
    assert breaks == [1, 0, 0]


def test_too_few_tables_for_all_meetings_are_seen_at_once() -> None:
    outcome = minimise(everyone_meets(12, 12, slots=14, tables=10), time_limit=60)
    assert outcome.status == "infeasible"


def crowded() -> Instance:
    """Large enough not to be proven in a moment."""
    return everyone_meets(16, 16, slots=19, tables=14)


class Searches:
    """Counts the searches begun after a run was to end."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.late = 0
        self.over = False
        started = SharedState.started

        def noted(state: SharedState, solver: CpSolver, target: int | None) -> bool:
            begun = started(state, solver, target)
            self.late += begun and self.over
            return begun

        monkeypatch.setattr(SharedState, "started", noted)


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> Searches:
    return Searches(monkeypatch)


def test_after_the_time_limit_no_search_is_begun_and_whatever_is_returned_holds(
    searches: Searches, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time passes by the clock being read, so that no machine is too slow."""
    count = 0

    def read() -> float:
        nonlocal count
        count += 1
        searches.over = count > 21
        assert count < READINGS, "the search goes on though its time is up"
        return count / 20

    monkeypatch.setattr("scheduler.b2bsp.portfolio.time", SimpleNamespace(monotonic=read))
    outcome = minimise(crowded(), time_limit=1.0)
    assert searches.late <= THREADS, "only those whose threads had looked just before"
    assert outcome.status in {"unknown", "feasible"}
    assert outcome.schedule is None or violations(crowded(), outcome.schedule) == []


def test_a_caller_who_says_stop_gets_what_is_there(searches: Searches) -> None:
    polls = 0

    def stop() -> bool:
        nonlocal polls
        polls += 1
        searches.over = polls > 5
        assert polls < READINGS, "the search goes on though it was stopped"
        return searches.over

    outcome = minimise(crowded(), time_limit=3600.0, stop=stop)
    assert searches.late <= THREADS, "only those whose threads had looked just before"
    assert outcome.status in {"unknown", "feasible"}


def test_the_caller_hears_of_falling_breaks_and_rising_bounds() -> None:
    heard: list[tuple[int | None, int]] = []
    outcome = minimise(
        star(2, slots=4),
        time_limit=30,
        improved=lambda breaks, bound: heard.append((breaks, bound)),
    )
    assert outcome.status == "optimal"
    assert heard[-1] == (outcome.breaks, outcome.bound)
    assert [bound for _, bound in heard] == sorted(bound for _, bound in heard)
