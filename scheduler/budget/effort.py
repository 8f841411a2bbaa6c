"""Seed and threads of the solvers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """The solvers' seed and number of threads; a repeatable run uses one thread in any case."""

    seed: int
    workers: int
