"""Ours beside the baselines, on the same events: `python -m benchmarks`.

Every method runs in a process of its own, so that peak memory is its own; every timetable passes
the checker, and every certificate is verified.
"""

import argparse
import json
import multiprocessing
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks.events import EVENTS
from benchmarks.measure import METHODS, Run, Task, run
from scheduler.relaxation import FLOW_TIERS, scalar


def _measure(event: str, options: argparse.Namespace) -> list[Run]:
    """All methods on one event, each in a fresh process; values over the proven bounds."""
    spawn = multiprocessing.get_context("spawn")
    runs = []
    for method in METHODS:
        task = Task(event, method, options.seed, options.baseline_seconds, options.seconds)
        with spawn.Pool(1) as pool:
            runs.append(pool.apply(run, (task,)))
        sys.stderr.write(f"{event}: {method}: {runs[-1].seconds:.2f} s\n")
    bounds = {tier: max(scalar(tier, runs[0].values[tier]), 1) for tier in FLOW_TIERS}
    if not runs[0].note.startswith("optimal"):
        raise RuntimeError(f"{event}: tiers 1 to 3 are not proven: {runs[0].note}")
    return [
        replace(
            one,
            of_bound={
                tier: scalar(tier, one.values[tier]) / bounds[tier] if one.values else 0.0
                for tier in FLOW_TIERS
            },
        )
        for one in runs
    ]


def _table(runs: Sequence[Run]) -> str:
    lines = [
        f"{'event':13} {'method':19} {'seconds':>8} {'CPU s':>7} {'MB':>6} {'meetings':>8} "
        f"{'fair':>8} {'first':>8} {'satisf.':>8} {'breaks':>7} {'time':>8}"
    ]
    ours = {one.event: one for one in runs if one.method == "ours, tiers 1-3"}
    for one in runs:
        shares = " ".join(f"{one.of_bound[tier]:8.3%}" for tier in FLOW_TIERS)
        breaks = one.values["compactness"][0] if one.values else "-"
        ratio = one.seconds / ours[one.event].seconds
        lines.append(
            f"{one.event:13} {one.method:19} {one.seconds:8.2f} {one.cpu_seconds:7.2f} "
            f"{one.peak_mb:6.0f} {one.meetings:8} {shares} {breaks:>7} {ratio:7.1f}x  {one.note}"
        )
    lines.append(
        "fair, first, satisf.: value over the proven bound (a later tier may exceed 100% where an "
        "earlier one falls short); time: against ours, tiers 1-3"
    )
    return "\n".join(lines)


def main() -> None:
    """Measure the chosen events and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=EVENTS, action="append", help="default: every event")
    parser.add_argument("--baseline-seconds", type=float, default=60.0, metavar="S")
    parser.add_argument("--seconds", type=float, metavar="S", help="for all tiers of ours")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    options = parser.parse_args()
    runs = [one for event in options.only or EVENTS for one in _measure(event, options)]
    print(_table(runs))
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(one) for one in runs], indent=2) + "\n")


if __name__ == "__main__":
    main()
