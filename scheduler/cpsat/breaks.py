"""Counting of a party's breaks in a CP-SAT model."""

from collections.abc import Collection, Sequence, Set
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr


class Presence:
    """The slots a party meets in: `occupied[t]` is true if it does in slot t.

    `follows[t]` says that slot t continues slot t - 1 without a break, `opens` has the first slots
    of further days. `met[t]` is true if it meets in t or before, `meets[t]` if in t or later, on
    the day; `ends` has one literal for every slot in which a break may end, true at least where
    one does.
    """

    def __init__(
        self,
        model: CpModel,
        occupied: Sequence[IntVar],
        follows: Sequence[bool],
        opens: Set[int] = frozenset(),
    ) -> None:
        self._model = model
        self._opens = opens
        self.occupied = occupied
        self.met = [model.new_bool_var("") for _ in occupied]
        self.meets = [model.new_bool_var("") for _ in occupied]
        self.ends: list[IntVar] = []
        self._last = len(occupied) - 1
        for slot in range(len(occupied)):
            self._define(slot)
        for slot in range(1, len(occupied)):
            if slot not in opens and (not follows[slot] or slot > 1):
                self._end(slot, follows=follows[slot])

    def _define(self, slot: int) -> None:
        model, now = self._model, self.occupied[slot]
        for side, neighbour in ((self.met, slot - 1), (self.meets, slot + 1)):
            within = 0 <= neighbour <= self._last and max(slot, neighbour) not in self._opens
            beyond = [side[neighbour]] if within else []
            for cause in (now, *beyond):
                model.add_implication(cause, side[slot])
            model.add_bool_or([*beyond, now, ~side[slot]])

    def _end(self, slot: int, *, follows: bool) -> None:
        end = self._model.new_bool_var("")
        continued = [self.occupied[slot - 1]] if follows else []
        self._model.add_bool_or([~self.occupied[slot], *continued, ~self.met[slot - 1], end])
        self.ends.append(end)


class BreakCount(Presence):
    """Breaks of a party on one day, in exactly `count` slots, at most `most` of them, in unary.

    `levels[j]` is true if it has more than j breaks. `blocks` are the slots in which a day
    without breaks may begin: `count` slots one after another.
    """

    def __init__(
        self,
        model: CpModel,
        occupied: Sequence[IntVar],
        follows: Sequence[bool],
        count: int,
        most: int,
        blocks: Collection[int],
    ) -> None:
        super().__init__(model, occupied, follows)
        self._count = count
        slots = len(occupied)
        longest = min(count - 1, slots - count + follows[1:].count(False))
        self.levels = [model.new_bool_var("") for _ in range(max(0, min(most, longest)))]
        for lower, higher in pairwise(self.levels):
            model.add_implication(higher, lower)
        model.add(LinearExpr.sum(list(occupied)) == count)
        model.add(LinearExpr.sum(self.ends) <= LinearExpr.sum(self.levels))
        model.add_bool_and([*self.met[max(0, slots - count) :], *self.meets[:count]])
        self._form_block(blocks)

    def count_exactly(self) -> None:
        """Make the levels exact, not only bounds (where all slots follow each other)."""
        model = self._model
        for slot, end in enumerate(self.ends, start=2):
            model.add_implication(end, self.occupied[slot])
            model.add_implication(end, ~self.occupied[slot - 1])
            model.add_implication(end, self.met[slot - 1])
        model.add(LinearExpr.sum(self.ends) == LinearExpr.sum(self.levels))

    def _form_block(self, blocks: Collection[int]) -> None:
        """Add implied clauses: without a break, the first meeting fixes the slots of all."""
        model, count, occupied = self._model, self._count, self.occupied
        broken = self.levels[:1]
        for slot, now in enumerate(occupied):
            too_early = [self.met[slot - count]] if slot >= count else []
            model.add_bool_or([~self.met[slot], now, *too_early, *broken])
            model.add_bool_or(self.met[slot], self.meets[slot])
            for early in too_early:
                model.add_bool_or([~now, ~early, *broken])
            if slot + count < len(occupied):
                model.add_bool_or([~self.met[slot], ~self.meets[slot + count], *broken])
            if slot not in blocks:
                before = [self.met[slot - 1]] if slot else []
                model.add_bool_or([~now, *before, *broken])
            if all(first <= slot < first + count for first in blocks):
                model.add_bool_or([now, *broken])
