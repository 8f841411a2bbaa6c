"""Full-size events of every kind over several seeds: the worst and the median of each.

    python -m benchmarks.seeds [--seeds N] [--seconds S] [--only KIND]

The kinds are those of `benchmarks.unseen`. Shares are of the bounds proven by the end, the worst in
brackets; `early` is the best timetable that was there two seconds after the start.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.unseen import KINDS
from scheduler import Observer, Progress, Solution, solve
from scheduler.data.metrics import tier_values
from scheduler.model.solution import Value
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.degree import scalar

EARLY = 2.0
"""Seconds after which a timetable is to be there."""


class Watch(Observer):
    """Keeps when the first timetable was found, and the best of the first seconds."""

    def __init__(self) -> None:
        self.first: float | None = None
        self.early: Solution | None = None

    def improved(self, progress: Progress) -> None:
        """Note a timetable."""
        if progress.solution is None:
            return
        if self.first is None:
            self.first = progress.elapsed
        if progress.elapsed <= EARLY:
            self.early = progress.solution


@dataclass
class Figures:
    """Figures of all seeds: seconds to the first timetable, shares of bounds, and breaks."""

    infeasible: int = 0
    first: list[float] = field(default_factory=list)
    early: list[list[float]] = field(default_factory=list)
    final: list[list[float]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)


def _shares(values: Mapping[str, Value], bounds: Mapping[str, Value]) -> list[float]:
    """Return the share of its bound that each of the first tiers reaches: 0 without a timetable.

    A bound is given what the tiers before it reached in the end.
    """
    if not values:
        return [0.0 for _ in FLOW_TIERS]
    return [scalar(t, values[t]) / max(1, scalar(t, bounds[t])) for t in FLOW_TIERS]


def measure(kind: str, seeds: int, seconds: float) -> Figures:
    """Solve the events of these seeds; one without a timetable counts as a share of 0."""
    found = Figures()
    for seed in range(1, seeds + 1):
        problem, watch = KINDS[kind](seed), Watch()
        result = solve(problem, time_limit=seconds, seed=seed, observer=watch)
        if result.status == "infeasible":
            found.infeasible += 1
            continue
        bounds = {tier.name: tier.bound for tier in result.tiers if tier.bound is not None}
        early = {} if watch.early is None else tier_values(problem, watch.early)
        found.first.append(seconds if watch.first is None else watch.first)
        found.early.append(_shares(early, bounds))
        values = {tier.name: tier.value for tier in result.tiers}
        found.final.append(_shares(values, bounds))
        if values:
            found.breaks.append(values["compactness"][0])
            found.bounds.append(bounds["compactness"][0])
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for every kind of event."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seeds", description=__doc__)
    parser.add_argument("--seeds", type=int, default=10, metavar="N")
    parser.add_argument("--seconds", type=float, default=10.0, help="for each event; default 10")
    parser.add_argument("--only", choices=KINDS, action="append", help="repeat for more")
    chosen = parser.parse_args(arguments)
    for kind in chosen.only or KINDS:
        sys.stdout.write(_line(kind, measure(kind, chosen.seeds, chosen.seconds)))
        sys.stdout.flush()
    return 0


def _line(kind: str, found: Figures) -> str:
    if not found.first:
        return f"{kind}: all {found.infeasible} infeasible\n"
    parts = [f"first after {median(found.first):.2f} s, at worst {max(found.first):.2f} s"]
    for name, shares in (("early", found.early), ("at the end", found.final)):
        tiers = zip(FLOW_TIERS, zip(*shares, strict=True), strict=True)
        said = (f"{tier} {median(some):.1%} ({min(some):.1%})" for tier, some in tiers)
        parts.append(f"{name} {', '.join(said)}")
    if found.breaks:
        parts.append(
            f"breaks {median(found.breaks):g} (bound {median(found.bounds):g}), "
            f"at worst {max(found.breaks)}"
        )
    head = f"{kind}: {len(found.first)} events"
    out = f" ({found.infeasible} infeasible)" if found.infeasible else ""
    return f"{head}{out}: {'; '.join(parts)}\n"


if __name__ == "__main__":
    sys.exit(main())
