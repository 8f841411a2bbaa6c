"""Solve a problem: assembles a clock, an incumbent and a driver, and returns their result."""

from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version

from scheduler.anytime.incumbent import Incumbent
from scheduler.anytime.progress import SILENT, Observer
from scheduler.budget.clock import Clock, never, repeatable_clock
from scheduler.budget.effort import Effort
from scheduler.data.domain import domain_of
from scheduler.model import io
from scheduler.model.problem import Problem
from scheduler.model.reasons import Reason
from scheduler.model.solution import Limits, Result, Solution, Status, TierReport
from scheduler.model.tiers import DEFAULT, TIERS
from scheduler.search.units import Units


def solve(
    problem: Problem,
    *,
    time_limit: float,
    seed: int = 0,
    stop: Callable[[], bool] = never,
    observer: Observer = SILENT,
    hint: Solution | None = None,
    workers: int = 2,
    deterministic: bool = False,
    tiers: Sequence[str] = DEFAULT,
) -> Result:
    """Return the best timetable found within `time_limit` seconds of wall clock.

    Tiers are optimised one after another, each without worsening those before it.
    `stop` is polled from any thread; once it returns true the best so far is returned within a
    second. `hint` is a timetable to start from, as far as it is feasible. `deterministic` counts
    work in place of time and uses one worker, so that runs are repeatable; the wall clock still
    ends a run at its limit, and the result says whether it did (`Result.repeatable`).

    The first call in a process loads the solvers, before the clock starts.

    Raises `ValueError` for a tier that does not exist or is named twice, and for no tier at all.
    """
    if not tiers or len(set(tiers)) < len(tiers) or not set(tiers) <= TIERS.keys():
        raise ValueError(f"tiers: each of {', '.join(TIERS)} at most once, not {list(tiers)}")
    # Importing the solvers takes seconds, and most processes only check, measure or certify.
    from scheduler.search.driver import Search  # noqa: PLC0415

    clock = repeatable_clock(time_limit, stop) if deterministic else Clock(time_limit, stop)
    digest = io.digest(problem)
    units = Units(problem)
    domain = domain_of(units.problem)
    incumbent = Incumbent(domain, tiers, clock, units.telling(observer))
    search = Search(domain, incumbent, clock, Effort(seed, workers))
    search.run(hint)
    reports = units.original(search.reports()) if incumbent.solution is not None else ()
    return Result(
        status=_status(search.reasons, reports, stop),
        solution=incumbent.solution,
        tiers=reports,
        seed=seed,
        input_hash=digest,
        versions={"titik-temu": _own_version(), "ortools": version("ortools")},
        seconds=clock.elapsed(),
        reasons=search.reasons,
        repeatable=clock.repeatable(),
        asked=tuple(tiers),
        limits=Limits(time_limit, workers, deterministic),
    )


def _own_version() -> str:
    """Return the version of the distribution this package came in."""
    try:
        return version("titik-temu")
    except PackageNotFoundError:
        return version("titik-temu-scheduler")


def _status(
    reasons: tuple[Reason, ...], reports: tuple[TierReport, ...], stop: Callable[[], bool]
) -> Status:
    if reasons:
        return "infeasible"
    if reports and all(report.proven for report in reports):
        return "optimal"
    return "stopped" if stop() or not reports else "feasible"
