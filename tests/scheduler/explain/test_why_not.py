"""Why a request is not granted, by example and against trying every timetable."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler import Lock, Placement, Pool, Problem, Solution
from scheduler.data.metrics import tier_values
from scheduler.explain.why_not import LOST_TO, why_not
from scheduler.model.tiers import DEFAULT, FLOW_TIERS, TIERS, rank
from scheduler.repairs.stability import NOTHING_FROZEN
from tests.scheduler.events import grid
from tests.scheduler.oracle import best_values, solutions
from tests.scheduler.repairs.truth import best_repair
from tests.scheduler.strategies import any_pairs, two_sided


def rivals(*scores: int) -> Problem:
    """Visitors who all want the one seat there is, with these scores."""
    before = grid(len(scores), 1, 1, min_meetings=0)
    return replace(
        before,
        candidates=tuple(
            replace(c, score_a=score) for c, score in zip(before.candidates, scores, strict=True)
        ),
    )


def test_a_granted_request_needs_no_explanation() -> None:
    solution = Solution({"v0h0": Placement(0)})
    assert why_not(grid(1, 1, 1), solution, "v0h0").reason == "granted"


def test_a_blocked_pair_is_blocked() -> None:
    problem = replace(grid(1, 1, 1), blocks=frozenset({"v0h0"}))
    assert why_not(problem, Solution(), "v0h0").reason == "blocked"


def test_parties_that_are_never_there_together_have_no_common_slot() -> None:
    before = grid(1, 1, 2)
    problem = replace(
        before,
        parties=tuple(replace(p, available=frozenset({i})) for i, p in enumerate(before.parties)),
    )
    assert why_not(problem, Solution(), "v0h0").reason == "no_common_slot"


def test_a_lower_score_loses_to_a_higher_one_and_the_displacement_names_both() -> None:
    explanation = why_not(rivals(5, 3), Solution({"v0h0": Placement(0)}), "v1h0", time_limit=20)
    assert explanation.reason == "lost_to_score"
    assert explanation.obstacles == ("host_full",)
    assert explanation.values is not None
    assert explanation.forced is not None
    assert (explanation.values["satisfaction"], explanation.forced["satisfaction"]) == ((5,), (3,))
    displacement = explanation.displacement
    assert displacement is not None
    assert displacement.proven
    assert [change.party for change in displacement.changes] == ["v0", "v1", "h0"]
    assert displacement.changes[0].lost[0].candidate == "v0h0"
    assert displacement.after["satisfaction"] == (3,)


def test_a_second_meeting_loses_to_the_first_of_another() -> None:
    problem = grid(2, 2, 1)
    problem = replace(
        problem,
        slots=grid(1, 1, 2).slots,
        candidates=problem.candidates[:3],
        parties=tuple(
            replace(p, available=frozenset({0})) if p.id == "h0" else p for p in problem.parties
        ),
    )
    solution = Solution({"v1h0": Placement(0), "v0h1": Placement(1)})
    explanation = why_not(problem, solution, "v0h0", time_limit=20)
    assert explanation.reason == "lost_to_fairness"
    assert explanation.obstacles == ("host_full",)


def test_equal_rivals_are_equally_good() -> None:
    explanation = why_not(rivals(4, 4), Solution({"v0h0": Placement(0)}), "v1h0", time_limit=20)
    assert explanation.reason == "equally_good"


def test_a_timetable_that_could_be_better_is_called_so() -> None:
    explanation = why_not(rivals(3, 5), Solution({"v0h0": Placement(0)}), "v1h0", time_limit=20)
    assert explanation.reason == "could_be_better"


def test_a_seat_that_is_locked_away_is_the_reason() -> None:
    problem = replace(rivals(3, 5), locks=(Lock("v0h0", 0),))
    explanation = why_not(problem, Solution({"v0h0": Placement(0)}), "v1h0", time_limit=20)
    assert explanation.reason == "host_full"
    assert explanation.displacement is None


def test_a_pool_is_another_constraint() -> None:
    before = grid(2, 2, 1)
    problem = replace(before, pools=(Pool("hall", 1),), locks=(Lock("v0h0", 0),))
    explanation = why_not(problem, Solution({"v0h0": Placement(0)}), "v1h1", time_limit=20)
    assert explanation.reason == "other_constraint"


def test_a_full_day_without_time_is_not_settled() -> None:
    explanation = why_not(rivals(5, 3), Solution({"v0h0": Placement(0)}), "v1h0", stop=lambda: True)
    assert explanation.reason in ("not_settled", "could_be_better")


def test_an_unknown_candidate_and_a_broken_timetable_are_refused() -> None:
    with pytest.raises(ValueError, match="'x' does not exist"):
        why_not(grid(), Solution(), "x")
    with pytest.raises(ValueError, match="not feasible"):
        why_not(grid(), Solution({"v0h0": Placement(9)}), "v0h1")


@st.composite
def questions(
    draw: st.DrawFn, problems: st.SearchStrategy[Problem]
) -> tuple[Problem, Solution, str] | None:
    problem = draw(problems)
    domain_best = sorted(
        solutions(problem),
        key=lambda s: (rank(tier_values(problem, s), DEFAULT), sorted(s.placements.items())),
        reverse=True,
    )[:3]
    if not domain_best:
        return None
    solution = draw(st.sampled_from(domain_best))
    open_ = [c.id for c in problem.candidates if c.id not in solution.placements]
    return (problem, solution, draw(st.sampled_from(open_))) if open_ else None


def agree(question: tuple[Problem, Solution, str] | None) -> None:
    if question is None:
        return
    problem, solution, candidate = question
    explanation = why_not(problem, solution, candidate, time_limit=120)
    now = tier_values(problem, solution)
    forced = replace(
        problem,
        candidates=tuple(
            replace(c, mandatory=True) if c.id == candidate else c for c in problem.candidates
        ),
    )
    best = best_values(forced, DEFAULT)
    if best is None:
        assert explanation.reason in (
            "blocked",
            "no_common_slot",
            "host_full",
            "visitor_full",
            "no_common_free_slot",
            "no_free_table",
            "other_constraint",
        )
        assert explanation.displacement is None
        return
    differs = next((t for t, value in zip(DEFAULT, best, strict=True) if value != now[t]), None)
    if differs is None:
        assert explanation.reason == "equally_good"
    elif TIERS[differs].better(dict(zip(DEFAULT, best, strict=True))[differs], now[differs]):
        assert explanation.reason == "could_be_better"
    else:
        assert explanation.reason == LOST_TO[differs]
    found = best_repair(forced, solution, NOTHING_FROZEN)
    assert found is not None
    assert explanation.displacement is not None
    change, quality = found
    assert tuple(explanation.displacement.stability) == change
    assert explanation.displacement.proven
    of_flows = len(FLOW_TIERS)
    assert rank(explanation.displacement.after, FLOW_TIERS) == quality[:of_flows]


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(questions(two_sided(plain=False, most=4)))
def test_explanations_of_visitors_and_hosts_are_true(
    question: tuple[Problem, Solution, str] | None,
) -> None:
    agree(question)


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(questions(any_pairs(most=4)))
def test_explanations_of_any_event_are_true(question: tuple[Problem, Solution, str] | None) -> None:
    agree(question)
