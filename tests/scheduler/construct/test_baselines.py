import pytest

from benchmarks.events import BANJARNEGARA, QUICK, event, in_proportion
from benchmarks.measure import METHODS, Task, run
from benchmarks.plain import by_cp_sat, by_highs, program_of, worth
from scheduler import Candidate, Party, Placement, Problem, Slot, solve
from scheduler.construct.baselines import registration_order, round_robin
from scheduler.data.metrics import tier_values
from scheduler.model.tiers import FLOW_TIERS


def two_who_want_the_same() -> Problem:
    """First wants both hosts, second only the one who has time for one meeting."""
    return Problem(
        slots=(Slot("s0", 0, 20, "day"), Slot("s1", 20, 40, "day")),
        parties=(
            Party("first", min_meetings=2, side="visitor"),
            Party("second", min_meetings=1, side="visitor"),
            Party("free", side="host"),
            Party("busy", side="host", available=frozenset({1})),
        ),
        candidates=(
            Candidate("1-free", "first", "free", score_a=9, rank_a=1),
            Candidate("1-busy", "first", "busy", score_a=5, rank_a=2),
            Candidate("2-busy", "second", "busy", score_a=9, rank_a=1),
        ),
    )


def test_the_party_that_registered_first_is_served_first() -> None:
    solution = registration_order(two_who_want_the_same())
    assert solution.placements == {"1-free": Placement(0), "1-busy": Placement(1)}


def test_turn_by_turn_the_second_is_served_before_the_first_comes_again() -> None:
    solution = round_robin(two_who_want_the_same())
    assert solution.placements == {"1-free": Placement(0), "2-busy": Placement(1)}


@pytest.mark.parametrize("method", METHODS)
def test_every_method_is_checked_and_measured(method: str) -> None:
    measured = run(Task(QUICK, seed=3, method=method, seconds=2.0, target=1))
    assert measured.meetings > 0
    assert measured.worth > 1
    assert measured.target_seconds is not None
    assert measured.target_seconds <= measured.seconds


def test_the_plain_programs_have_the_optimum_that_ours_proves() -> None:
    problem = event(QUICK, seed=2)
    result = solve(problem, time_limit=10, tiers=FLOW_TIERS)
    assert result.status == "optimal"
    assert result.solution is not None
    for found in (by_cp_sat(problem, 30, 2), by_highs(problem, 30)):
        assert found.proven
        assert found.solution is not None
        assert worth(problem, found.solution) == worth(problem, result.solution)
        values = tier_values(problem, found.solution)
        assert [values[tier] for tier in FLOW_TIERS] == [tier.value for tier in result.tiers]


def test_the_plain_program_with_breaks_counts_them_as_the_tier_does() -> None:
    problem = two_who_want_the_same()
    found = by_cp_sat(problem, 30, 1, breaks=True)
    assert found.solution is not None
    assert found.bound is not None
    breaks = tier_values(problem, found.solution)["compactness"][0]
    unit = program_of(problem, breaks=True).unit
    assert found.bound == unit * worth(problem, found.solution) - breaks


def test_an_event_in_proportion_to_banjarnegara_of_its_size_is_its_own() -> None:
    assert in_proportion(BANJARNEGARA.visitors) == BANJARNEGARA
    tables = [table.host for table in event(BANJARNEGARA, seed=1).tables]
    assert len(tables) == 53
    assert len(set(tables)) == 28
