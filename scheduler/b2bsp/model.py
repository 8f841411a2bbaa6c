"""The CP-SAT model of an instance: meetings in slots, and the breaks that follow."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from scheduler.b2bsp.blocks import blocks_of
from scheduler.b2bsp.instance import Instance, Schedule
from scheduler.b2bsp.symmetry import bundles, twins
from scheduler.b2bsp.totalizer import at_most
from scheduler.cpsat.breaks import BreakCount


class Model:
    """Schedules within the spread, as a CP-SAT model; `cost` is their number of breaks.

    `levels` are the literals whose number is the cost: a party has more than 0, 1, ... breaks.
    `counted`: a slot's meetings and parties are also counted in unary, which finds and refutes
    schedules with few breaks sooner and makes the model larger.
    """

    def __init__(self, instance: Instance, *, counted: bool = False) -> None:
        self.model = CpModel()
        self.levels: list[IntVar] = []
        self._instance = instance
        self._bundles = bundles(instance)
        self._held = [self._slots_of(bundle) for bundle in self._bundles]
        self._of_meeting = {
            row: held
            for bundle, held in zip(self._bundles, self._held, strict=True)
            for row in bundle
        }
        self._occupied: dict[int, list[IntVar]] = {}
        self._gaps = {
            party: self._party(party)
            for party, rows in enumerate(instance.meetings_of)
            if len(rows) > 1
        }
        self._fit_tables()
        if counted:
            self._count_tables()
        self._keep_order()
        self._keep_spread()
        self.cost: LinearExpr = LinearExpr.sum(self.levels)

    def schedule(self, value: Callable[[IntVar], bool]) -> Schedule:
        """Return the schedule these values of the variables stand for."""
        slots = [0] * len(self._instance.meetings)
        for bundle, held in zip(self._bundles, self._held, strict=True):
            taken = [slot for slot, variable in held.items() if value(variable)]
            for row, slot in zip(bundle, taken, strict=True):
                slots[row] = slot
        return tuple(slots)

    def _slots_of(self, bundle: tuple[int, ...]) -> dict[int, IntVar]:
        """Return by slot whether a meeting of the bundle is held in it; all are held."""
        allowed = sorted(self._instance.meetings[bundle[0]].allowed)
        held = {slot: self.model.new_bool_var("") for slot in allowed}
        if len(bundle) == 1:
            self.model.add_exactly_one(held.values())
        else:
            self.model.add(LinearExpr.sum(list(held.values())) == len(bundle))
        return held

    def _party(self, party: int) -> BreakCount:
        """Limit the party to one meeting at a time; returns the count of its breaks."""
        instance, model = self._instance, self.model
        count = len(instance.meetings_of[party])
        shared = list({id(held): held for held in self._held_by(party)}.values())
        occupied = [model.new_bool_var("") for _ in range(instance.slots)]
        for slot, now in enumerate(occupied):
            model.add_exactly_one([*(held[slot] for held in shared if slot in held), ~now])
        self._occupied[party] = occupied
        most = instance.slots if instance.most_breaks is None else instance.most_breaks
        follows = [True] * instance.slots
        gaps = BreakCount(model, occupied, follows, count, most, blocks_of(instance, party))
        self.levels += gaps.levels
        return gaps

    def _held_by(self, party: int) -> Iterable[dict[int, IntVar]]:
        return (self._of_meeting[row] for row in self._instance.meetings_of[party])

    def _fit_tables(self) -> None:
        """Limit the meetings of a slot and, which is implied, the parties that meet in it."""
        tables = self._instance.tables
        for slot in range(self._instance.slots):
            self.model.add(LinearExpr.sum(self._meetings_in(slot)) <= tables)
            self.model.add(LinearExpr.sum(self._parties_in(slot)) <= 2 * tables)

    def _meetings_in(self, slot: int) -> list[IntVar]:
        return [held[slot] for held in self._held if slot in held]

    def _parties_in(self, slot: int) -> list[IntVar]:
        return [occupied[slot] for occupied in self._occupied.values()]

    def _count_tables(self) -> None:
        """Add the limits of `_fit_tables` again, in clauses that a search can learn from."""
        tables = self._instance.tables
        for slot in range(self._instance.slots):
            at_most(self.model, self._meetings_in(slot), tables)
            at_most(self.model, self._parties_in(slot), 2 * tables)

    def _keep_order(self) -> None:
        """Add precedences, and an order of twins, since exchanging them changes nothing."""
        for row, meeting in enumerate(self._instance.meetings):
            for earlier in sorted(meeting.after):
                self._before(self._of_meeting[earlier], self._of_meeting[row])
        for rows in twins(self._instance):
            for first, second in pairwise(rows):
                self._before(self._of_meeting[first], self._of_meeting[second])

    def _before(self, first: dict[int, IntVar], second: dict[int, IntVar]) -> None:
        """Require for every slot: not both the second held by then and the first from then on."""
        for slot in range(self._instance.slots):
            by_then = [variable for at, variable in second.items() if at <= slot]
            not_before = [variable for at, variable in first.items() if at >= slot]
            self.model.add_at_most_one(by_then + not_before)

    def _keep_spread(self) -> None:
        """Limit the spread where the fewest breaks are unknown; `least` is their unary number."""
        spread = self._instance.spread
        if spread is None or self._instance.most_breaks is not None:
            return
        longest = max(len(gaps.levels) for gaps in self._gaps.values())
        least = [self.model.new_bool_var("") for _ in range(longest)]
        for lower, higher in pairwise(least):
            self.model.add_implication(higher, lower)
        for gaps in self._gaps.values():
            gaps.count_exactly()
            for level, least_is_more in enumerate(least):
                if level < len(gaps.levels):
                    self.model.add_implication(least_is_more, gaps.levels[level])
                else:
                    self.model.add_bool_and([~least_is_more])
            for level in range(spread, len(gaps.levels)):
                self.model.add_implication(gaps.levels[level], least[level - spread])
