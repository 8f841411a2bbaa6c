"""(e) Every regency of Indonesia holds the event on the same day: 514 events, 83,762 villages.

The numbers of villages are real (`data/villages_per_regency.csv`); partners, tables, slots and
requests are assumed to be in the proportion of Banjarnegara. Events are shared out over
processes, and every certificate is verified by code that uses no solver.
"""

import csv
import multiprocessing
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.events import Size, event, in_proportion
from benchmarks.options import WORKERS, Options
from scheduler import solve
from scheduler.data.metrics import tier_values
from scheduler.model.tiers import FLOW_TIERS
from scheduler.verify.certificate import certify

PROCESSES = multiprocessing.get_context("spawn")
VILLAGES = Path(__file__).parent / "data" / "villages_per_regency.csv"
LEAST_SECONDS, SECONDS_PER_VILLAGE = 0.2, 0.002
"""Time limit for all tiers of one event. The first three need less; the rest reduces breaks."""
LONGER = 20
"""Factor of the limit for a second attempt at the first three tiers, on a busy machine."""
QUICK_EVENTS = 6


@dataclass(frozen=True)
class Regency:
    """A regency or city, and its number of villages."""

    code: str
    name: str
    villages: int


@dataclass(frozen=True)
class Held:
    """One event: its result, and the seconds to make, solve and verify it.

    `fairness` is the number of cooperatives with at least 1, 2, ... meetings; `proven` says whether
    tiers 1 to 3 are proven, and `certified` whether a witness or counting proves them without
    trusting the solver. `breaks` are those of all parties; no timetable that is as good in the
    earlier tiers can have fewer than `breaks_bound` (if known).
    """

    code: str
    size: Size
    meetings: int
    fairness: tuple[int, ...]
    proven: bool
    certified: bool
    breaks: int
    breaks_bound: int | None
    made: float
    solved: float
    verified: float


def regencies() -> list[Regency]:
    """Return all regencies, the largest first, so that no large one is left at the end."""
    with VILLAGES.open(encoding="utf-8", newline="") as file:
        found = [Regency(r["code"], r["name"], int(r["villages"])) for r in csv.DictReader(file)]
    return sorted(found, key=lambda regency: (-regency.villages, regency.code))


def nation(options: Options) -> dict[str, object]:
    """Measure all events, or a few small ones, in several processes, with the total time."""
    chosen = regencies()[-QUICK_EVENTS:] if options.quick else regencies()
    start = time.perf_counter()
    with PROCESSES.Pool(WORKERS) as pool:
        held = list(pool.imap_unordered(hold, chosen))
    seconds = time.perf_counter() - start
    sys.stderr.write(f"nation: {len(held)} events: {seconds:.2f} s\n")
    return {
        "events": len(held),
        "cooperatives": sum(one.size.visitors for one in held),
        "partners": sum(one.size.hosts for one in held),
        "requests": sum(one.size.requests for one in held),
        "meetings": sum(one.meetings for one in held),
        "with_a_meeting": sum(one.fairness[0] for one in held),
        "proven": sum(one.proven for one in held),
        "certified": sum(one.certified for one in held),
        "breaks": sum(one.breaks for one in held),
        "breaks_bound": sum(one.breaks_bound or 0 for one in held),
        "fewest_breaks_proven": sum(one.breaks == one.breaks_bound for one in held),
        "processes": WORKERS,
        "seconds": seconds,
        "made_seconds": sum(one.made for one in held),
        "solved_seconds": sum(one.solved for one in held),
        "verified_seconds": sum(one.verified for one in held),
        "median_solved": statistics.median(one.solved for one in held),
        "slowest": max(({"code": one.code, "seconds": one.solved} for one in held), key=_seconds),
        "all": [asdict(one) for one in sorted(held, key=lambda one: one.code)],
    }


def hold(regency: Regency) -> Held:
    """Make, solve and verify one event; its seed is the regency's code."""
    start = time.perf_counter()
    size = in_proportion(regency.villages)
    seconds = max(LEAST_SECONDS, SECONDS_PER_VILLAGE * size.visitors)
    problem = event(size, int(regency.code.replace(".", "")))
    made = time.perf_counter()
    result = solve(problem, time_limit=seconds, workers=1)
    proven = sum(tier.proven for tier in result.tiers if tier.name in FLOW_TIERS)
    if proven < len(FLOW_TIERS):
        result = solve(problem, time_limit=LONGER * seconds, workers=1, tiers=FLOW_TIERS)
    solved = time.perf_counter()
    certificate = certify(problem, result)
    verified = time.perf_counter()
    if not certificate.holds or result.solution is None:
        raise RuntimeError(f"{regency}: the certificate does not hold: {certificate}")
    first = [tier for tier in certificate.tiers if tier.name in FLOW_TIERS]
    bound = next((t.bound for t in certificate.tiers if t.name == "compactness"), None)
    values = tier_values(problem, result.solution)
    return Held(
        code=regency.code,
        size=size,
        meetings=len(result.solution.placements),
        fairness=values["fairness"],
        proven=all(tier.proven for tier in first),
        certified=all(tier.basis in ("witness", "counting") for tier in first),
        breaks=values["compactness"][0],
        breaks_bound=bound[0] if bound else None,
        made=made - start,
        solved=solved - made,
        verified=verified - solved,
    )


def _seconds(slowest: dict[str, object]) -> float:
    seconds = slowest["seconds"]
    return seconds if isinstance(seconds, float) else 0.0
