"""The best published method as a baseline: UWrMaxSAT (PyPI `hermax`) on an encoding of our own.

Prints the same line of JSON as the command `b2bsp`, without loading OR-Tools: it needs `hermax`
only. The process that starts it ends it when time is up. The encoding has a variable per meeting
and slot, "meets in this slot" and "has met by this slot" per party, sequential at-most-one
constraints, cardinality networks for the tables and the implied constraints (a party occupies as
many slots as it has meetings; at most twice as many parties as tables meet in a slot), and a soft
clause for each slot a gap may end in.
"""

import argparse
import json
import sys
import time
from itertools import pairwise
from pathlib import Path

from hermax.core import UWrMaxSATSolver
from pysat.card import CardEnc, EncType, ITotalizer
from pysat.formula import WCNF

from scheduler.b2bsp.checker import breaks_of
from scheduler.b2bsp.instance import Instance
from scheduler.b2bsp.reader import read


class Encoding:
    """The clauses of an instance; `held[m][t]` is the variable for meeting m in slot t."""

    def __init__(self, instance: Instance) -> None:
        self.formula = WCNF()
        self._top = 0
        self._instance = instance
        self.held = [{t: self._new() for t in sorted(m.allowed)} for m in instance.meetings]
        for held in self.held:
            self.formula.append(list(held.values()))
            self._at_most(list(held.values()), 1)
        self._ends: list[list[int]] = []
        self._occupied: list[list[int]] = []
        for rows in instance.meetings_of:
            if rows:
                self._party(rows)
        for slot in range(instance.slots):
            self._at_most([held[slot] for held in self.held if slot in held], instance.tables)
            self._at_most([occupied[slot] for occupied in self._occupied], 2 * instance.tables)
        self._order()
        if instance.spread is not None:
            self._spread(instance.spread)
        for ends in self._ends:
            for end in ends:
                self.formula.append([-end], weight=1)

    def _new(self) -> int:
        self._top += 1
        return self._top

    def _keep(self, card: "CardEnc | ITotalizer") -> None:
        clauses = card.clauses if hasattr(card, "clauses") else card.cnf.clauses
        self._top = max([self._top, *(abs(x) for clause in clauses for x in clause)])
        self.formula.extend(clauses)

    def _at_most(self, literals: list[int], bound: int) -> None:
        if bound < len(literals):
            kind = EncType.seqcounter if bound == 1 else EncType.cardnetwrk
            self._keep(CardEnc.atmost(literals, bound, top_id=self._top, encoding=kind))

    def _party(self, rows: tuple[int, ...]) -> None:
        slots = self._instance.slots
        occupied = [self._new() for _ in range(slots)]
        self._occupied.append(occupied)
        for slot, now in enumerate(occupied):
            here = [self.held[row][slot] for row in rows if slot in self.held[row]]
            self._at_most(here, 1)
            self.formula.append([*here, -now])
            self.formula.extend([[-held, now] for held in here])
        self._keep(
            CardEnc.equals(occupied, len(rows), top_id=self._top, encoding=EncType.cardnetwrk)
        )
        met = [self._new() for _ in range(slots)]
        ends = []
        for slot, now in enumerate(occupied):
            before = [met[slot - 1]] if slot else []
            self.formula.extend([[-now, met[slot]], [*before, now, -met[slot]]])
            self.formula.extend([[-earlier, met[slot]] for earlier in before])
            if slot > 1:
                end = self._new()
                ends.append(end)
                causes = (now, -occupied[slot - 1], met[slot - 1])
                self.formula.append([*(-cause for cause in causes), end])
                self.formula.extend([[-end, cause] for cause in causes])
        self._ends.append(ends)

    def _order(self) -> None:
        for row, meeting in enumerate(self._instance.meetings):
            for earlier in meeting.after:
                for slot, now in self.held[row].items():
                    late = [v for at, v in self.held[earlier].items() if at >= slot]
                    self.formula.extend([[-now, -other] for other in late])

    def _spread(self, spread: int) -> None:
        most = self._instance.most_breaks
        if most is not None:
            for ends in self._ends:
                self._at_most(ends, most)
            return
        counts = [self._count(ends) for ends in self._ends]
        least = [self._new() for _ in counts[0]]
        self.formula.extend([[-higher, lower] for lower, higher in pairwise(least)])
        for count in counts:
            for level, literal in enumerate(count):
                self.formula.append([-least[level], literal])
                if level >= spread:
                    self.formula.append([-literal, least[level - spread]])

    def _count(self, ends: list[int]) -> list[int]:
        """Return literals that are true exactly if more than 0, 1, ... of these are."""
        more = ITotalizer(ends, ubound=len(ends), top_id=self._top)
        self._keep(more)
        fewer = ITotalizer([-end for end in ends], ubound=len(ends), top_id=self._top)
        self._keep(fewer)
        for level, literal in enumerate(more.rhs[: len(ends)]):
            self.formula.append([literal, fewer.rhs[len(ends) - 1 - level]])
        return list(more.rhs[: len(ends)])


def main() -> int:
    """Solve one file and print the line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.b2bsp_maxsat", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--spread", type=int, default=2, metavar="D")
    options = parser.parse_args()
    start = time.monotonic()
    instance = read(options.file, options.spread)
    encoding = Encoding(instance)
    solver = UWrMaxSATSolver(encoding.formula)
    found = solver.solve()
    told: dict[str, object] = {
        "name": instance.name,
        "status": "infeasible",
        "breaks": None,
        "bound": None,
        "seconds": round(time.monotonic() - start, 3),
        "schedule": None,
    }
    if found:
        true = {literal for literal in solver.get_model() if literal > 0}
        schedule = [next(t for t, v in held.items() if v in true) for held in encoding.held]
        breaks = sum(breaks_of(instance, schedule))
        told |= {"status": "optimal", "breaks": breaks, "bound": solver.get_cost()}
        told["schedule"] = [slot + 1 for slot in schedule]
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
