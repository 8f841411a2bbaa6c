"""The options of every section of the benchmarks."""

from dataclasses import dataclass
from pathlib import Path

WORKERS = 2
"""Threads or processes of every method that can use more than one."""


@dataclass(frozen=True)
class Options:
    """Sizes, limits and the places of optional files.

    `quick` makes everything small, to test that it works; `baseline_seconds` limits every baseline.
    `b2bsp` is a folder of published instances; `maxsat_python` an interpreter that has `hermax`.
    """

    quick: bool = False
    seed: int = 1
    baseline_seconds: float = 60.0
    b2bsp: Path | None = None
    maxsat_python: str | None = None
    spread: int = 2
    only_instances: str = ""
