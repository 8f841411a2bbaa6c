"""The moves of annealing in C: the arrays they work on, and the library, if it was built.

`hatch_build.py` builds it at installation; where it could not, `chains` does the same in Python.
"""

import ctypes
import os
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from scheduler.compact.board import POINTERS, arrays_of, bits
from scheduler.compact.chains import GUIDED, Chains, Cost
from scheduler.construct.partial import PartialTimetable
from scheduler.model.solution import Placement, Solution

SOURCE = Path(__file__).with_name("annealing.c")
LIBRARY = SOURCE.with_suffix(".bin")
"""The compiled source."""
PLAIN = "TITIK_TEMU_PLAIN_SEARCH"
"""Set to 1 in the environment, it has Python alone search."""
MOST_SLOTS = 63
"""Slots are bits of a word."""
MOST_ZONES = 4_000_000
"""Limit on the table of zones by meeting and table."""


@cache
def library() -> ctypes.CDLL | None:
    """Return the compiled library, or `None` where there is none that this machine can load.

    One that was compiled from another source is none.
    """
    if os.environ.get(PLAIN) == "1" or not LIBRARY.is_file():
        return None
    try:
        found = ctypes.CDLL(str(LIBRARY))
        found.annealing_source.restype = ctypes.c_char_p
        source: bytes = found.annealing_source()
    except (OSError, AttributeError):
        return None
    return found if source.decode() == sha256(SOURCE.read_bytes()).hexdigest() else None


def is_compiled_for(partial: PartialTimetable) -> bool:
    """Return whether the compiled moves can work on this timetable."""
    problem = partial.domain.problem
    zones = len(problem.candidates) * (len(problem.tables) + 1)
    fits = len(problem.slots) <= MOST_SLOTS and (not partial.travels or zones <= MOST_ZONES)
    return fits and library() is not None


class CompiledChains:
    """As `chains.Chains`, which draws the same numbers and answers the same."""

    per_second = 1_000_000
    """Chains whose work counts as a second."""

    def __init__(
        self, partial: PartialTimetable, needed: Sequence[int], seed: int, idle: float
    ) -> None:
        total = Chains(partial, needed, seed, idle).best
        self._partial = partial
        self._arrays: dict[str, Any] = arrays_of(partial, needed, seed, total)
        self._best = self._arrays["best"]
        numbers = {
            "parties": len(partial.at),
            "slots": len(partial.at[0]) if partial.at else 0,
            "rows": len(partial.a),
            "moving": len(self._arrays["movable"]),
            "tables": len(partial.domain.problem.tables),
            "travels": int(partial.travels),
            "days": len(partial.domain.problem.days),
        }
        pointers = {name: found.ctypes.data for name, found in self._arrays.items()}
        joined = bits(
            slot + 1 for slot in range(numbers["slots"]) if partial.domain.problem.adjacent(slot)
        )
        self._board = _Board(**numbers, idle=idle, guided=GUIDED, joined=joined, **pointers)

    @property
    def best(self) -> Cost:
        """The cost of the most compact timetable met so far."""
        return int(self._best[0]), int(self._best[1])

    def steps(self, count: int, heat: float) -> None:
        """Try so many chains at this temperature."""
        found = library()
        if found is None:
            raise RuntimeError("the compiled moves are not there")
        found.annealing_steps(
            ctypes.byref(self._board), ctypes.c_int64(count), ctypes.c_double(heat)
        )

    def solution(self) -> Solution:
        """Return the most compact timetable met so far."""
        candidates = self._partial.domain.problem.candidates
        return Solution({candidates[row].id: at for row, at in sorted(self._placements().items())})

    def settle(self) -> None:
        """Leave the partial timetable at the most compact one."""
        placed, best = self._partial.placed, self._placements()
        self._partial.restore({row: at for row, at in best.items() if placed[row] != at})

    def _placements(self) -> dict[int, Placement]:
        tables = [table.id for table in self._partial.domain.problem.tables]
        slots, seats = self._arrays["best_slot"].tolist(), self._arrays["best_table"].tolist()
        return {
            row: Placement(slots[row], None if seats[row] < 0 else tables[seats[row]])
            for row in self._partial.placed
        }


NUMBERS = ("parties", "slots", "rows", "moving", "tables", "travels", "days")


class _Board(ctypes.Structure):
    """`Board` of the C source."""

    _fields_ = (
        *((name, ctypes.c_int64) for name in NUMBERS),
        ("idle", ctypes.c_double),
        ("guided", ctypes.c_double),
        ("joined", ctypes.c_uint64),
        *((name, ctypes.c_void_p) for name in POINTERS),
    )
