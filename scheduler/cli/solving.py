"""The command `solve`: find the best timetable of a problem."""

import argparse
import sys
from pathlib import Path

from scheduler.anytime.progress import Observer, Progress
from scheduler.budget.signals import stop_on_signals
from scheduler.cli.files import read_problem, write
from scheduler.cli.numbers import seconds, value_text
from scheduler.model import io
from scheduler.model.solution import Result
from scheduler.search.solve import solve

NOTHING_FOUND = 3
"""Exit code where time ran out before any timetable was found."""


class _Narrator(Observer):
    """Writes one line per improvement to the standard error stream."""

    def improved(self, progress: Progress) -> None:
        sys.stderr.write(
            f"{progress.elapsed:8.2f} s  {progress.phase}: {progress.tier} "
            f"{progress.incumbent}, bound {progress.bound}\n"
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", type=Path, help="problem, as JSON")
    parser.add_argument("--time-limit", type=seconds, default=10.0, metavar="S", help="default 10")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument(
        "--deterministic",
        action="store_true",
        help="count work, not time, so that the same input gives the same timetable",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write the result here, not to stdout"
    )


def run(options: argparse.Namespace) -> int:
    """Solve a problem, write the result and a summary; returns the exit code."""
    problem = read_problem(options.file)
    with stop_on_signals() as stop:
        result = solve(
            problem,
            time_limit=options.time_limit,
            seed=options.seed,
            stop=stop,
            observer=_Narrator(),
            deterministic=options.deterministic,
        )
    if options.out is None:
        sys.stdout.write(io.dump_result(result) + "\n")
        sys.stderr.write(_summary(result))
    else:
        write(options.out, io.dump_result(result))
        sys.stdout.write(_summary(result))
    if result.status == "infeasible":
        return 1
    return 0 if result.solution is not None else NOTHING_FOUND


def _summary(result: Result) -> str:
    lines = [
        f"{result.status} after {result.seconds:.2f} s",
        *(reason.text for reason in result.reasons),
    ]
    if result.solution is not None:
        lines.append(f"meetings: {len(result.solution.placements)}")
    for tier in result.tiers:
        proof = "proven" if tier.proven else f"gap {tier.gap:.2%}" if tier.gap is not None else ""
        lines.append(
            f"{tier.name}: {value_text(tier.value)} of at best {value_text(tier.bound)} ({proof}; "
            f"{tier.method}, {tier.seconds:.2f} s)"
        )
        if tier.failure:
            lines.append(f"{tier.name}: a part of the search failed: {tier.failure}")
    return "\n".join(lines) + "\n"
