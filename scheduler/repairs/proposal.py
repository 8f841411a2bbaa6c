"""Repair: the timetable with the least change for people, and then the best in the tiers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scheduler.budget.clock import Clock, never, repeatable_clock
from scheduler.budget.effort import Effort
from scheduler.data.metrics import tier_values
from scheduler.infeasible.quickxplain import minimal_infeasible_set
from scheduler.model.problem import Problem
from scheduler.model.reasons import Reason
from scheduler.model.solution import Solution, TierReport
from scheduler.model.tiers import DEFAULT
from scheduler.reasons.contradictions import contradictions
from scheduler.repairs.differences import PartyChanges, differences
from scheduler.repairs.improvement import improved
from scheduler.repairs.least_change import LeastChange, least_change
from scheduler.repairs.model import NoSolutionError
from scheduler.repairs.stability import NOTHING_FROZEN, Freeze, Stability
from scheduler.repairs.task import RepairTask, repair_task
from scheduler.verify.feasibility import check

Status = Literal["optimal", "feasible", "infeasible", "stopped"]
KEPT_SHARE = 0.5
"""Share of the remaining time for choosing what is kept, where the backbone is empty."""


@dataclass(frozen=True)
class Proposal:
    """A repaired timetable, and what it changes.

    `optimal`: stability and every tier are proven; `feasible`: not all of them; `infeasible`:
    nothing keeps the constraints (`reasons` say why); `stopped`: nothing was found in time.
    `forced` is the change that no timetable can avoid, counted from the published meetings that
    are impossible by themselves; `stability` is this proposal's, and `stability_proven` says that
    no timetable changes less. `repeatable` as in `scheduler.Result`.
    """

    status: Status
    solution: Solution | None
    stability: Stability | None
    stability_proven: bool
    forced: Stability
    tiers: tuple[TierReport, ...]
    changes: tuple[PartyChanges, ...]
    seconds: float
    reasons: tuple[Reason, ...] = ()
    repeatable: bool = False


def repair(
    problem: Problem,
    published: Solution,
    *,
    freeze: Freeze = NOTHING_FROZEN,
    time_limit: float = 1.5,
    seed: int = 0,
    stop: Callable[[], bool] = never,
    deterministic: bool = False,
    tiers: Sequence[str] = DEFAULT,
    promised: Solution | None = None,
) -> Proposal:
    """Repair a published timetable for a problem that has changed since.

    The problem has all changes: absences as the parties' availability, tables closed or added, new
    parties and candidates. Stability comes first (see `Stability`), then the tiers in order.

    `deterministic` as for `scheduler.solve`. `promised` is a timetable that was found without
    search: it is proposed where it keeps the constraints, and the search finds nothing in time or
    holds fewer meetings.

    Raises `ValueError` where the published timetable names a meeting that is no candidate.
    """
    clock = repeatable_clock(time_limit, stop) if deterministic else Clock(time_limit, stop)
    task = repair_task(problem, published, freeze, clock, seed, tiers)
    reasons = contradictions(task.domain)
    if reasons:
        return _without(task, "infeasible", reasons)
    try:
        least = least_change(task)
    except NoSolutionError:
        effort = Effort(seed, workers=1)
        return _without(task, "infeasible", minimal_infeasible_set(task.problem, clock, effort))
    kept = None if promised is None or check(task.problem, promised) else promised
    if least.solution is None and kept is None:
        return _without(task, "stopped", ())
    return _with(task, least, kept)


def _with(task: RepairTask, least: LeastChange, kept: Solution | None) -> Proposal:
    """Return the best timetable with the least change, or `kept` where it holds more meetings."""
    solution, seconds = Solution(), dict[str, float]()
    if least.solution is not None:
        solution, seconds = _best(task, least, least.solution)
    if kept is not None and len(solution.placements) < len(kept.placements):
        solution, seconds = kept, {}
    if check(task.problem, solution):
        raise RuntimeError("the checker rejects the repaired timetable")
    reports = _reports(task, solution, seconds)
    settled = least.proven and solution is not kept and all(report.proven for report in reports)
    return Proposal(
        status="optimal" if settled else "feasible",
        solution=solution,
        stability=task.stability(task.placements(solution)),
        stability_proven=least.proven and solution is not kept,
        forced=task.stability(task.keepable),
        tiers=reports,
        changes=differences(task.problem, task.published, solution),
        seconds=task.clock.elapsed(),
        repeatable=task.clock.repeatable(),
    )


def _without(task: RepairTask, status: Status, reasons: tuple[Reason, ...]) -> Proposal:
    """Return a proposal without a timetable."""
    return Proposal(
        status=status,
        solution=None,
        stability=None,
        stability_proven=False,
        forced=task.stability(task.keepable),
        tiers=(),
        changes=(),
        seconds=task.clock.elapsed(),
        reasons=reasons,
        repeatable=task.clock.repeatable(),
    )


def _best(
    task: RepairTask, least: LeastChange, found: Solution
) -> tuple[Solution, dict[str, float]]:
    """Return the best timetable with the least change, and seconds by tier that is proven."""
    placements = task.placements(found)
    stability = task.stability(placements)
    kept = {row: at for row, at in placements.items() if task.rows.get(row) == at}
    if stability == task.stability(task.keepable):
        return improved(task, found, kept, stability)
    if not least.core:
        found, _ = improved(task, found, kept, stability, KEPT_SHARE)
    return improved(task, found, least.core, stability)


def _reports(
    task: RepairTask, solution: Solution, seconds: Mapping[str, float]
) -> tuple[TierReport, ...]:
    values = tier_values(task.problem, solution, task.domain)
    return tuple(
        TierReport(tier, values[tier], values[tier], 0.0, True, seconds[tier], "CP-SAT")
        if tier in seconds
        else TierReport(tier, values[tier], None, None, False, 0.0, "search")
        for tier in task.tiers
    )
