"""The CP-SAT model of walkers' days alone, for problems in which nothing else limits them."""

from collections.abc import Callable, Iterable

from ortools.sat.python.cp_model import Constraint, CpModel, IntVar, LinearExpr

from scheduler.board import Board
from scheduler.compact.master import Master
from scheduler.compact.walkers import Walking
from scheduler.domain import Domain
from scheduler.relaxation import Face
from scheduler.solution import Solution


class _Integral:
    """Makes the model with CP-SAT."""

    def __init__(self) -> None:
        self.model = CpModel()

    def variable(self) -> IntVar:
        """Whether a walker has this day."""
        return self.model.new_bool_var("")

    def limit(self, terms: Iterable[tuple[IntVar, int]], least: int, most: int) -> Constraint:
        """A constraint of the model."""
        variables, weights = zip(*terms, strict=True)
        total = LinearExpr.weighted_sum(variables, weights)
        return self.model.add_linear_constraint(total, least, most)


class Plan:
    """A day for every walker; `cost` is the breaks of all parties, or fewer (see `Master`)."""

    def __init__(self, domain: Domain, face: Face, walking: Walking) -> None:
        engine = _Integral()
        self.model = engine.model
        self._domain = domain
        self._walkers = walking.walkers
        self._master = Master(engine, domain, face, walking)
        self.cost: LinearExpr = LinearExpr.sum(self._master.cost) + self._master.breaks_beside

    def hint(self, solution: Solution) -> None:
        """Suggest a solution to the solver."""
        index, master = self._domain.problem.candidate_index, self._master
        placed = {(index[identity], at.slot) for identity, at in solution.placements.items()}
        slot_of = dict(placed)
        unbroken: set[tuple[int, int]] = set()
        for party, days in master.days.items():
            rows = self._walkers[party].rows
            own = frozenset((row, slot_of[row]) for row in rows if row in slot_of)
            for held, choice in days:
                self.model.add_hint(choice, held == own)
                if held == own:
                    unbroken |= own
            if party in master.broken_of:
                self.model.add_hint(master.broken_of[party], bool(own) and not own <= unbroken)
        for key, variable in master.loose.items():
            self.model.add_hint(variable, key in placed and key not in unbroken)

    def solution(self, value: Callable[[IntVar], bool]) -> Solution | None:
        """The solution these values stand for; `None` if its tables do not suffice."""
        board = Board(self._domain)
        for (row, slot), variables in self._master.at.items():
            if any(map(value, variables)) and not board.try_place(row, (slot,)):
                return None
        return board.solution()
