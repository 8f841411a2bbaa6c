"""Repair of small random days against exhaustive search."""

from hypothesis import given, settings

from scheduler import Problem, Solution
from scheduler.model.tiers import DEFAULT, rank
from scheduler.repairs.proposal import repair
from scheduler.repairs.stability import Freeze
from tests.scheduler.campaign import CAMPAIGN
from tests.scheduler.repairs.days import SLOW, busy_days, days, running_days
from tests.scheduler.repairs.truth import best_repair, changed, respects
from tests.scheduler.strategies import any_pairs, two_sided


def agree(problem: Problem, published: Solution, freeze: Freeze) -> None:
    truth = best_repair(problem, published, freeze)
    proposal = repair(problem, published, freeze=freeze, time_limit=60)
    if truth is None:
        assert proposal.status == "infeasible"
        assert proposal.reasons
        return
    assert proposal.status == "optimal"
    assert proposal.solution is not None
    assert respects(problem, published, proposal.solution, freeze)
    assert proposal.stability_proven
    assert proposal.stability == changed(problem, published, proposal.solution, freeze)
    values = {report.name: report.value for report in proposal.tiers}
    assert (tuple(proposal.stability), rank(values, DEFAULT)) == truth
    assert proposal.forced <= proposal.stability


@settings(max_examples=40 * CAMPAIGN, deadline=None, suppress_health_check=SLOW)
@given(days(two_sided(plain=False, most=4)))
def test_a_day_of_visitors_and_hosts_is_repaired_with_the_least_change(
    day: tuple[Problem, Solution, Freeze],
) -> None:
    agree(*day)


@settings(max_examples=30 * CAMPAIGN, deadline=None, suppress_health_check=SLOW)
@given(days(any_pairs(most=4)))
def test_any_day_is_repaired_with_the_least_change(day: tuple[Problem, Solution, Freeze]) -> None:
    agree(*day)


@settings(max_examples=40 * CAMPAIGN, deadline=None, suppress_health_check=SLOW)
@given(running_days())
def test_a_day_under_way_is_repaired_with_the_least_change(
    day: tuple[Problem, Solution, Freeze],
) -> None:
    agree(*day)


@settings(max_examples=40 * CAMPAIGN, deadline=None, suppress_health_check=SLOW)
@given(busy_days())
def test_where_not_everything_can_stay_the_fewest_people_are_moved(
    day: tuple[Problem, Solution, Freeze],
) -> None:
    agree(*day)
