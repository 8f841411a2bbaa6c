"""How hard a solve may work, and how repeatable it must be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """The solvers' seed and threads, and whether runs must be repeatable."""

    seed: int
    workers: int
    deterministic: bool
