"""Types of arrays, and arrays of slots, parties and candidates."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scheduler.model.entities import Slots, Table
from scheduler.model.problem import Problem

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def array(values: Iterable[Any], dtype: type = np.int64) -> NDArray[Any]:
    """Return these values as an array."""
    return np.fromiter(values, dtype)


def mask(slots: Slots, count: int) -> Bools:
    """Return (S) whether each of `count` slots is among these (`None`: all are)."""
    found = np.full(count, slots is None)
    found[list(slots or ())] = True
    return found


def seats_by_slot(problem: Problem, tables: Iterable[Table]) -> Ints:
    """Return (S) seats of these tables together."""
    seats: Ints = np.zeros(len(problem.slots), np.int64)
    for table in tables:
        seats += table.seats * mask(table.available, len(seats))
    return seats
