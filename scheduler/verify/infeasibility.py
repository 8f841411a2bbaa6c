"""Verification of the claim that nothing satisfies a problem, and of the reasons given for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scheduler.data.domain import Domain, domain_of
from scheduler.model.problem import Problem
from scheduler.model.reasons import TEXTS, Reason
from scheduler.reasons.contradictions import UNNAMED, contradictions
from scheduler.reasons.demands import (
    Demand,
    clash_of,
    demands_of,
    making_only,
    minima_of,
    only_held,
)
from scheduler.verify.trials import held_solution

NOTHING = "nothing satisfies the problem"


@dataclass
class Doubt:
    """What was found false, and what rests on the solver's word."""

    errors: list[str] = field(default_factory=list)
    unproven: list[str] = field(default_factory=list)


def doubted(domain: Domain, reasons: Sequence[Reason]) -> Doubt:
    """Return what is not so, or not certain, of an infeasible problem and the reasons named."""
    doubt = Doubt()
    counted = contradictions(domain)
    simple = [reason for reason in reasons if not _is_of_clash(reason)]
    doubt.errors += [f"it is not so that {_text(r)}" for r in simple if r not in counted]
    clash = [reason for reason in reasons if _is_of_clash(reason)]
    shown = bool(counted)
    if clash and (simple or counted):
        doubt.errors.append("a clash is named, but counting shows a contradiction already")
    elif clash:
        shown = _clash(domain.problem, clash, doubt)
    if not (shown or doubt.errors):
        _nothing(domain, doubt)
    return doubt


def _is_of_clash(reason: Reason) -> bool:
    return reason.code.startswith(("clash", "demand_"))


def _text(reason: Reason) -> str:
    try:
        return reason.text if reason.code in TEXTS else reason.code
    except LookupError:
        return reason.code


def _nothing(domain: Domain, doubt: Doubt) -> None:
    """Try to refute that nothing satisfies a problem."""
    try:
        found = held_solution(domain)
    except TimeoutError:
        doubt.unproven.append(NOTHING)
        return
    if found is not None:
        doubt.errors.append(
            f"infeasible is claimed, but a timetable of {len(found.placements)} meetings exists"
        )


def _clash(problem: Problem, reasons: Sequence[Reason], doubt: Doubt) -> bool:
    """Verify a clash; return whether it shows that nothing satisfies the problem."""
    head, *named = reasons
    if head == UNNAMED and not named:
        return False
    if head.code == "clash_over_spread" and not named:
        _over_spread(problem, head, doubt)
        return False
    core = replace(problem, spread=None)
    demands = minima_of(core)
    if not all(reason.code == "demand_least" for reason in named):
        core = only_held(core)
        demands = demands_of(core)
    kept = [demand for demand in demands if demand.reason in named]
    if not named or head != clash_of(len(named)) or len(kept) != len(named):
        doubt.errors.append("the demands named are not demands of the problem")
        return False
    return _minimal(core, demands, kept, doubt)


def _over_spread(problem: Problem, head: Reason, doubt: Doubt) -> None:
    if problem.spread is None or head.params.get("spread") != problem.spread:
        doubt.errors.append(
            "a limit to the difference of breaks is named that is not the problem's"
        )
        return
    possible = _can_hold(replace(problem, spread=None))
    if possible is False:
        doubt.errors.append("nothing satisfies the problem without a limit to breaks either")
    elif possible is None:
        doubt.unproven.append("without the limit to breaks a timetable exists")


def _minimal(
    core: Problem, demands: Sequence[Demand], kept: Sequence[Demand], doubt: Doubt
) -> bool:
    """Verify that demands clash, and that none of them is too many; return whether they do."""
    together = _can_hold(making_only(core, demands, kept))
    if together:
        doubt.errors.append("the demands named can be met together")
        return False
    if together is None:
        doubt.unproven.append("the demands named cannot be met together")
    for spared in kept:
        others = [demand for demand in kept if demand is not spared]
        possible = _can_hold(making_only(core, demands, others))
        if possible is False:
            doubt.errors.append(f"it clashes also without: {spared.reason.text}")
        elif possible is None:
            doubt.unproven.append(f"it does not clash without: {spared.reason.text}")
    return together is False


def _can_hold(problem: Problem) -> bool | None:
    """Return whether what must be held can be held; `None` where the search does not say."""
    domain = domain_of(problem)
    if contradictions(domain):
        return False
    try:
        return held_solution(domain) is not None
    except TimeoutError:
        return None
