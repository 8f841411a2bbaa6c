"""The figures measured, compared with the goals and written as Markdown."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.door_beside.scanning import Phase

MOST_TIMES_P99 = 3.0
"""Goal: the 99th percentile beside a neighbour is at most this many times that of scans alone."""
MOST_MS = 500.0
"""Goal: the longest time of a scan, in milliseconds."""
ALONE = "alone"


@dataclass(frozen=True)
class Figures:
    """Times of a phase's scans, in milliseconds."""

    count: int
    p50: float
    p99: float
    most: float


def figures(phase: Phase) -> Figures:
    """Return the figures of a phase, which has at least one scan."""
    times = phase.seconds
    return Figures(
        len(times),
        1000 * times[len(times) // 2],
        1000 * times[int(0.99 * (len(times) - 1))],
        1000 * times[-1],
    )


def table(phases: Sequence[Phase]) -> Iterator[str]:
    """Yield a row for each phase of one database, after one for all phases alone.

    Neighbours are compared with the median of the phases alone, which were before, between and
    after them: the range of these shows how quiet the machine was.
    """
    alone = [phase for phase in phases if phase.meanwhile is None]
    found = [figures(phase) for phase in alone]
    usual = statistics.median(one.p99 for one in found)
    yield (
        "| beside | scans | p50 ms | p99 ms | max ms | p99 / alone | goals | not 2xx "
        "| CPU: server, scans, neighbour | meanwhile |"
    )
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | --- | --- |"
    yield (
        f"| {ALONE}, {len(alone)} times | {sum(one.count for one in found)} "
        f"| {statistics.median(one.p50 for one in found):.1f} "
        f"| {usual:.1f} ({min(one.p99 for one in found):.1f} to {max(o.p99 for o in found):.1f}) "
        f"| {max(one.most for one in found):.0f} | 1.0 | - | {_failures(alone)} | {_cpu(alone)} "
        "| - |"
    )
    yield from (_row(phase, usual) for phase in phases if phase.meanwhile is not None)


def goals_missed(phase: Phase, usual_p99: float) -> list[str]:
    """Return the goals that scans beside a neighbour missed."""
    found = figures(phase)
    missed = []
    if found.p99 > MOST_TIMES_P99 * usual_p99:
        missed.append("p99")
    if found.most > MOST_MS:
        missed.append("max")
    if phase.failed:
        missed.append("answers")
    return missed


def _row(phase: Phase, usual: float) -> str:
    found, missed = figures(phase), goals_missed(phase, usual)
    return (
        f"| {phase.name} | {found.count} | {found.p50:.1f} | {found.p99:.1f} | {found.most:.0f} "
        f"| {found.p99 / usual:.1f} | {'MISSED: ' + ', '.join(missed) if missed else 'held'} "
        f"| {_failures([phase])} | {_cpu([phase])} | {_meanwhile(phase)} |"
    )


def _failures(phases: Sequence[Phase]) -> str:
    told = [f"{n} x {what}" for phase in phases for what, n in sorted(phase.failed.items())]
    return ", ".join(told) or "0"


def _cpu(phases: Sequence[Phase]) -> str:
    """Return the share of one processor that each process used while scans ran."""
    lasted = sum(phase.lasted for phase in phases)
    spent = [
        sum(phase.server_cpu for phase in phases),
        sum(phase.client_cpu for phase in phases),
        *(phase.meanwhile.cpu for phase in phases if phase.meanwhile is not None),
    ]
    return ", ".join(f"{100 * seconds / lasted:.0f}%" for seconds in spent)


def _meanwhile(phase: Phase) -> str:
    assert phase.meanwhile is not None  # noqa: S101 - rows are of phases beside a neighbour
    seconds = phase.meanwhile.seconds
    if not seconds:
        return f"nothing in {phase.lasted:.1f} s"
    answers = ", ".join(f"{n} x {what}" for what, n in sorted(phase.meanwhile.answers.items()))
    return (
        f"{answers} in {phase.lasted:.1f} s; each took {statistics.median(seconds):.2f} s, "
        f"the longest {max(seconds):.2f} s"
    )
