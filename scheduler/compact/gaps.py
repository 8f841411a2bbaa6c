"""How a party's breaks are counted in a CP-SAT model."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr


class Gaps:
    """Breaks of a party that meets in exactly `count` of the slots, in unary.

    `occupied[t]` tells whether it meets in slot t; `levels[j]` is true if it has more than j
    breaks. At most `most` breaks are allowed. Between them stand "has met by t" and "meets at t
    or later", from which the end of a gap follows, and the block a party without breaks forms:
    its meetings lie within `count` consecutive slots.
    """

    def __init__(self, model: CpModel, occupied: Sequence[IntVar], count: int, most: int) -> None:
        self._model = model
        self._occupied = occupied
        self._count = count
        self.ends: list[IntVar] = []
        slots = len(occupied)
        most = max(0, min(most, count - 1, slots - count))
        self.levels = [model.new_bool_var("") for _ in range(most)]
        self._met = [model.new_bool_var("") for _ in occupied]
        self._meets = [model.new_bool_var("") for _ in occupied]
        model.add(LinearExpr.sum(list(occupied)) == count)
        self._follow()
        self._count_ends()
        self._form_block()

    def allow_blocks(self, first_slots: Collection[int], always: Collection[int]) -> None:
        """Unless there is a break, the first meeting is in one of these slots.

        `always` are the slots that all blocks starting there have in common.
        """
        broken = self.levels[:1]
        for slot in range(len(self._occupied) - self._count + 1):
            if slot not in first_slots:
                before = [self._met[slot - 1]] if slot else []
                self._model.add_bool_or([~self._occupied[slot], *before, *broken])
        for slot in always:
            self._model.add_bool_or([self._occupied[slot], *broken])

    def count_exactly(self) -> None:
        """Make the levels tell the breaks exactly, not only at least."""
        model = self._model
        for slot, end in enumerate(self.ends, start=2):
            model.add_implication(end, self._occupied[slot])
            model.add_implication(end, ~self._occupied[slot - 1])
            model.add_implication(end, self._met[slot - 1])
        model.add(LinearExpr.sum(self.ends) == LinearExpr.sum(self.levels))

    def _follow(self) -> None:
        """Define "has met by" and "meets from now on"."""
        model, last = self._model, len(self._occupied) - 1
        for slot, now in enumerate(self._occupied):
            model.add_implication(now, self._met[slot])
            model.add_implication(now, self._meets[slot])
            before = [self._met[slot - 1]] if slot else []
            later = [self._meets[slot + 1]] if slot < last else []
            for earlier in before:
                model.add_implication(earlier, self._met[slot])
            for follower in later:
                model.add_implication(follower, self._meets[slot])
            model.add_bool_or([*before, now, ~self._met[slot]])
            model.add_bool_or([*later, now, ~self._meets[slot]])
            model.add_bool_or(self._met[slot], self._meets[slot])
        model.add_bool_and(self._met[len(self._occupied) - self._count :])
        model.add_bool_and(self._meets[: self._count])

    def _count_ends(self) -> None:
        """One literal per slot a gap may end in; their number is that of the levels, at most."""
        model = self._model
        for lower, higher in pairwise(self.levels):
            model.add_implication(higher, lower)
        for slot in range(2, len(self._occupied)):
            end = model.new_bool_var("")
            now, just_before, met = (
                self._occupied[slot],
                self._occupied[slot - 1],
                self._met[slot - 1],
            )
            model.add_bool_or(~now, just_before, ~met, end)
            self.ends.append(end)
        if self.levels:
            model.add(LinearExpr.sum(self.ends) <= LinearExpr.sum(self.levels))
        else:
            model.add_bool_and([~end for end in self.ends])

    def _form_block(self) -> None:
        """Implied: unless there is a break, the first meeting fixes the slots of all."""
        model, count, occupied = self._model, self._count, self._occupied
        broken = self.levels[:1]
        slots = len(occupied)
        for first in range(slots - count + 1):
            before = [self._met[first - 1]] if first else []
            for step in range(1, count):
                model.add_bool_or([~occupied[first], occupied[first + step], *before, *broken])
        for slot in range(slots):
            for other in range(slot + count, slots):
                model.add_bool_or([~occupied[slot], ~occupied[other], *broken])
