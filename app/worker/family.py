"""What a worker and all processes that it has started use together."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

_MOST_PARENTS: Final = 64


class Used(NamedTuple):
    """What a worker and all that it has started use together."""

    processes: int
    resident_bytes: int
    processor_seconds: float


class Family(Collector):
    """Figures of a worker's processes, read when they are asked for."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    def describe(self) -> list[Metric]:
        """Return nothing: what is told is known only where the system has `/proc`."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield the figures as they are now."""
        used = used_by(self._pid)
        if used is None:
            return
        yield GaugeMetricFamily(
            "titik_temu_worker_processes", "Processes of this worker", value=used.processes
        )
        yield GaugeMetricFamily(
            "titik_temu_worker_resident_bytes",
            "Memory of this worker's processes together",
            value=used.resident_bytes,
        )
        yield CounterMetricFamily(
            "titik_temu_worker_processor_seconds",
            "Processor time of this worker's processes together",
            value=used.processor_seconds,
        )


def used_by(pid: int, proc: Path = Path("/proc")) -> Used | None:
    """Return what a process and all its descendants use; None where the system does not tell."""
    found = dict(_processes(proc))
    if pid not in found:
        return None
    ours = [one for one in found if _descends(one, pid, found)]
    ticks, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    return Used(
        len(ours),
        sum(found[one][1] for one in ours) * page,
        sum(found[one][2] for one in ours) / ticks,
    )


def _processes(proc: Path) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """Yield number, and parent, pages and ticks of each process, its ended children included."""
    for stat in proc.glob("[0-9]*/stat"):
        try:
            said = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        ticks = sum(map(int, said[11:15]))
        yield int(stat.parent.name), (int(said[1]), int(said[21]), ticks)


def _descends(one: int, pid: int, found: dict[int, tuple[int, int, int]]) -> bool:
    for _ in range(_MOST_PARENTS):
        if one == pid:
            return True
        if one not in found:
            return False
        one = found[one][0]
    return False
