"""One method on one event, measured in a process of its own."""

import multiprocessing
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import scheduler.search.driver  # noqa: F401 — loads the solvers before anything is timed
from benchmarks.events import Size, event
from benchmarks.options import WORKERS
from benchmarks.plain import Found, by_cp_sat, by_highs, worth
from scheduler import Observer, Problem, Progress, Result, Solution, solve
from scheduler.construct.baselines import registration_order, round_robin
from scheduler.data.metrics import tier_values
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.degree import scalar
from scheduler.verify.certificate import certify
from scheduler.verify.feasibility import check

PROCESSES = multiprocessing.get_context("spawn")
Point = tuple[float, int | None, int | None]
"""Seconds since the start, breaks of the best timetable, and the bound on them."""


@dataclass(frozen=True)
class Task:
    """A method to run on an event, and the seconds it is given.

    `target` is the worth of the first tiers that the time of baselines is measured to, if known.
    """

    size: Size
    seed: int
    method: str
    seconds: float
    target: int | None = None


@dataclass(frozen=True)
class Run:
    """The result of a method, with its time and memory (MB, interpreter and solvers included).

    `seconds` are of the wall clock, which other processes influence; `cpu_seconds` are not.
    `values` are those of all tiers, `bounds` the proven bounds; `worth` is the weighted
    sum of the first three tiers, and `target_seconds` the time until it reached the task's target
    (`None`: it did not). `verified_seconds` is the time to verify the certificate.
    """

    task: Task
    seconds: float
    cpu_seconds: float
    peak_mb: float
    meetings: int
    values: dict[str, tuple[int, ...]]
    bounds: dict[str, tuple[int, ...]]
    worth: int
    proven: bool
    bases: dict[str, str] = field(default_factory=dict)
    verified_seconds: float | None = None
    target_seconds: float | None = None
    trace: list[Point] = field(default_factory=list)
    solution: Solution = field(default_factory=Solution)


@dataclass
class _Outcome:
    """The result of a method before it is checked."""

    solution: Solution | None
    proven: bool = False
    result: Result | None = None
    trace: list[Point] = field(default_factory=list)
    worths: list[tuple[float, int]] = field(default_factory=list)


def in_own_process(task: Task) -> Run:
    """Run a task in a fresh process, so that peak memory is its own."""
    with PROCESSES.Pool(1) as pool:
        return pool.apply(run, (task,))


def run(task: Task) -> Run:
    """Run a task in this process; an invalid timetable or certificate is an error."""
    problem = event(task.size, task.seed)
    start, worked = time.perf_counter(), time.process_time()
    outcome = METHODS[task.method](problem, task)
    seconds, work = time.perf_counter() - start, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    solution = outcome.solution or Solution()
    if check(problem, solution):
        raise RuntimeError(f"{task.method}: the checker rejects the timetable")
    reached = worth(problem, solution)
    bases, verified = _verified(problem, outcome.result)
    outcome.worths.append((seconds, reached))
    first = (at for at, value in outcome.worths if task.target and value >= task.target)
    return Run(
        task=task,
        seconds=seconds,
        cpu_seconds=work,
        peak_mb=peak,
        meetings=len(solution.placements),
        values=dict(tier_values(problem, solution)),
        bounds=_bounds(outcome.result),
        worth=reached,
        proven=outcome.proven,
        bases=bases,
        verified_seconds=verified,
        target_seconds=next(first, None),
        trace=outcome.trace,
        solution=solution,
    )


def share_of_bound(run: Run, bounds: dict[str, tuple[int, ...]], tier: str) -> float:
    """Return a tier's value divided by its proven bound.

    A later tier may exceed 1 where an earlier one falls short.
    """
    return scalar(tier, run.values[tier]) / max(1, scalar(tier, bounds[tier]))


def _verified(problem: Problem, result: Result | None) -> tuple[dict[str, str], float | None]:
    """Return the basis of each tier's bound, and the seconds it took to verify it."""
    if result is None:
        return {}, None
    start = time.perf_counter()
    certificate = certify(problem, result)
    if not certificate.holds:
        raise RuntimeError(f"the certificate does not hold: {certificate}")
    bases: dict[str, str] = {tier.name: tier.basis for tier in certificate.tiers}
    return bases, time.perf_counter() - start


def _bounds(result: Result | None) -> dict[str, tuple[int, ...]]:
    tiers = result.tiers if result is not None else ()
    return {tier.name: tier.bound for tier in tiers if tier.bound is not None}


class _Breaks(Observer):
    """Records the breaks and their bound over time."""

    def __init__(self) -> None:
        self.trace: list[Point] = []

    def improved(self, progress: Progress) -> None:
        """Record a step of the compactness tier."""
        if progress.tier == "compactness":
            value, bound = progress.incumbent, progress.bound
            self.trace.append(
                (progress.elapsed, value[0] if value else None, bound[0] if bound else None)
            )


def _ours(problem: Problem, task: Task) -> _Outcome:
    result = solve(
        problem, time_limit=task.seconds, seed=task.seed, workers=WORKERS, tiers=FLOW_TIERS
    )
    return _Outcome(result.solution, result.status == "optimal", result)


def _all_tiers(problem: Problem, task: Task) -> _Outcome:
    breaks = _Breaks()
    result = solve(
        problem, time_limit=task.seconds, seed=task.seed, workers=WORKERS, observer=breaks
    )
    return _Outcome(result.solution, result.status == "optimal", result, trace=breaks.trace)


def _found(found: Found) -> _Outcome:
    return _Outcome(found.solution, found.proven, worths=found.trace)


METHODS: dict[str, Callable[[Problem, Task], _Outcome]] = {
    "ours, tiers 1-3": _ours,
    "ours, all tiers": _all_tiers,
    "CP-SAT": lambda problem, task: _found(by_cp_sat(problem, task.seconds, WORKERS)),
    "CP-SAT with breaks": lambda problem, task: _found(
        by_cp_sat(problem, task.seconds, WORKERS, breaks=True)
    ),
    "HiGHS": lambda problem, task: _found(by_highs(problem, task.seconds)),
    "registration order": lambda problem, _: _Outcome(registration_order(problem)),
    "round robin": lambda problem, _: _Outcome(round_robin(problem)),
}
