"""How hard a solve may work."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """The solvers' seed and threads (one, whatever this says, where runs must be repeatable)."""

    seed: int
    workers: int
