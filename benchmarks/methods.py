"""(a) Every method on the Banjarnegara event, and (b) ours on a ladder of larger ones."""

import sys
from collections import Counter
from dataclasses import asdict, replace

from benchmarks.events import BANJARNEGARA, LADDER, QUICK, QUICK_LADDER, Size, event
from benchmarks.measure import METHODS, Run, Task, in_own_process, share_of_bound
from benchmarks.options import Options
from scheduler import Solution
from scheduler.data.metrics import meetings_of
from scheduler.model.tiers import FLOW_TIERS

PROOF, ALL_TIERS = "ours, tiers 1-3", "ours, all tiers"
ALL_TIERS_SECONDS = 10.0
LADDER_SECONDS = 60.0
QUICK_SECONDS = 2.0
FEWEST_RUNS = 5
"""Runs of the proof, of which the median is reported: a single one is too short to be reliable."""


def banjarnegara(options: Options) -> dict[str, object]:
    """Measure our method, and every baseline with its own time limit."""
    size = QUICK if options.quick else BANJARNEGARA
    ours = _median(size, options)
    if not ours.proven:
        raise RuntimeError(f"tiers 1 to 3 are not proven: {ours.values} of {ours.bounds}")
    runs = [ours]
    for method in METHODS:
        if method != PROOF:
            seconds = _seconds(options, method)
            runs.append(in_own_process(Task(size, options.seed, method, seconds, ours.worth)))
            sys.stderr.write(f"banjarnegara: {method}: {runs[-1].seconds:.2f} s\n")
    best = next(run for run in runs if run.task.method == ALL_TIERS)
    return {
        "size": asdict(size),
        "runs": [_row(run, ours) for run in runs],
        "trace": [*best.trace, (best.seconds, *_breaks(best))],
        "meetings_per_visitor": {
            run.task.method: _per_visitor(size, options.seed, run.solution) for run in runs
        },
        "rooms": _rooms(size, options.seed, best.solution),
    }


def ladder(options: Options) -> dict[str, object]:
    """Measure our method, tiers 1 to 3, on events with more and more visitors, hosts and slots."""
    rungs = []
    for size in QUICK_LADDER if options.quick else LADDER:
        run = in_own_process(Task(size, options.seed, PROOF, LADDER_SECONDS))
        sys.stderr.write(f"ladder: {size.visitors}: {run.seconds:.2f} s\n")
        rungs.append(
            asdict(size) | _row(run, run) | {"seconds_per_request": run.seconds / size.requests}
        )
    return {"rungs": rungs}


def _median(size: Size, options: Options) -> Run:
    task = Task(size, options.seed, PROOF, ALL_TIERS_SECONDS)
    runs = sorted((in_own_process(task) for _ in range(FEWEST_RUNS)), key=lambda run: run.seconds)
    return runs[FEWEST_RUNS // 2]


def _seconds(options: Options, method: str) -> float:
    if options.quick:
        return QUICK_SECONDS
    return ALL_TIERS_SECONDS if method == ALL_TIERS else options.baseline_seconds


def _row(run: Run, ours: Run) -> dict[str, object]:
    """Return the figures of a run, beside ours, as plain values."""
    kept = asdict(replace(run, solution=Solution(), trace=[]))
    del kept["task"], kept["solution"], kept["trace"]
    shares = {tier: share_of_bound(run, ours.bounds, tier) for tier in FLOW_TIERS}
    return {"method": run.task.method, "limit": run.task.seconds, "of_bound": shares} | kept


def _breaks(run: Run) -> tuple[int, int | None]:
    bound = run.bounds.get("compactness")
    return run.values["compactness"][0], bound[0] if bound else None


def _per_visitor(size: Size, seed: int, solution: Solution) -> dict[str, int]:
    """Return how many visitors have 0, 1, ... meetings."""
    problem = event(size, seed)
    held = meetings_of(problem, solution)
    counts = Counter(held[party.id] for party in problem.parties if party.side == "visitor")
    return {str(number): counts[number] for number in range(max(counts) + 1)}


def _rooms(size: Size, seed: int, solution: Solution) -> list[dict[str, object]]:
    """Return, for every host and slot, its number of meetings and its number of seats."""
    problem = event(size, seed)
    load = Counter(
        (problem.candidates[problem.candidate_index[identity]].b, placement.slot)
        for identity, placement in solution.placements.items()
    )
    slots = range(len(problem.slots))
    return [
        {
            "host": party.label or party.id,
            "held": [load[party.id, slot] for slot in slots],
            "room": [
                party.capacity if party.available is None or slot in party.available else 0
                for slot in slots
            ],
        }
        for party in problem.parties
        if party.side == "host"
    ]
