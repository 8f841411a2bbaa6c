"""One method on one event, measured."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

import scheduler.strategy  # noqa: F401 — loads the solvers before anything is timed
from benchmarks.baselines import plain_cp_sat, registration_order
from benchmarks.events import EVENTS
from scheduler import Problem, Solution, solve
from scheduler.certificate import certify
from scheduler.check import check
from scheduler.metrics import tier_values
from scheduler.relaxation import FLOW_TIERS

WORKERS = 2


@dataclass(frozen=True)
class Run:
    """One method on one event: what it reached, in which time and memory (MB).

    `seconds` are of the wall clock, which others on the machine stretch; `cpu_seconds` are not.
    `of_bound` is each of the first tiers' value over its proven bound; `values` are all tiers'.
    """

    event: str
    method: str
    seconds: float
    cpu_seconds: float
    peak_mb: float
    meetings: int
    values: dict[str, tuple[int, ...]]
    of_bound: dict[str, float]
    note: str


@dataclass(frozen=True)
class Task:
    """A method to run on an event, with what bounds it."""

    event: str
    method: str
    seed: int
    baseline_seconds: float
    seconds: float | None


def run(task: Task) -> Run:
    """Run one task in this process."""
    event = EVENTS[task.event](task.seed)
    seconds = task.seconds or event.seconds
    start, worked = time.perf_counter(), time.process_time()
    solution, note = METHODS[task.method](event.problem, task, seconds)
    elapsed, work = time.perf_counter() - start, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    values: dict[str, tuple[int, ...]] = {}
    if solution is None:
        solution = Solution()
    elif check(event.problem, solution):
        raise RuntimeError(f"{task.method}: the checker rejects the timetable")
    else:
        values = dict(tier_values(event.problem, solution))
    return Run(
        event=task.event,
        method=task.method,
        seconds=elapsed,
        cpu_seconds=work,
        peak_mb=peak,
        meetings=len(solution.placements),
        values=values,
        of_bound={},
        note=note,
    )


def _proof(problem: Problem, task: Task, seconds: float) -> tuple[Solution | None, str]:
    result = solve(problem, time_limit=seconds, seed=task.seed, workers=WORKERS, tiers=FLOW_TIERS)
    start = time.perf_counter()
    certificate = certify(problem, result)
    verified = time.perf_counter() - start
    if not certificate.holds:
        raise RuntimeError("the certificate does not hold")
    bases = ", ".join(f"{tier.name} {tier.basis}" for tier in certificate.tiers)
    return result.solution, (
        f"{result.status} in {result.seconds:.3f} s of solver time; "
        f"verified in {verified:.3f} s: {bases}"
    )


def _all_tiers(problem: Problem, task: Task, seconds: float) -> tuple[Solution | None, str]:
    result = solve(problem, time_limit=seconds, seed=task.seed, workers=WORKERS)
    if not certify(problem, result).holds:
        raise RuntimeError("the certificate does not hold")
    compactness = next(tier for tier in result.tiers if tier.name == "compactness")
    return result.solution, f"{result.status}; compactness bound {compactness.bound}"


def _plain(problem: Problem, task: Task, _: float) -> tuple[Solution | None, str]:
    solution = plain_cp_sat(problem, task.baseline_seconds, WORKERS)
    return solution, "" if solution else f"nothing found in {task.baseline_seconds:.0f} s"


def _greedy(problem: Problem, _task: Task, _: float) -> tuple[Solution | None, str]:
    return registration_order(problem), ""


METHODS: dict[str, Callable[[Problem, Task, float], tuple[Solution | None, str]]] = {
    "ours, tiers 1-3": _proof,
    "ours, all tiers": _all_tiers,
    "plain CP-SAT": _plain,
    "registration order": _greedy,
}
