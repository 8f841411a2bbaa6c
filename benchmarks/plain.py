"""The obvious model: one Boolean per request and slot, one weighted sum.

It is solved by CP-SAT and, as a mixed integer program, by HiGHS. Time limits cover the building
of the model, as they do for a user who waits.
"""

import time
from dataclasses import dataclass, field
from datetime import timedelta

from ortools.math_opt.python import mathopt
from ortools.sat.python.cp_model import (
    FEASIBLE,
    OPTIMAL,
    CpModel,
    CpSolver,
    CpSolverSolutionCallback,
    LinearExpr,
)

from scheduler import Placement, Problem, Solution
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import Domain, domain_of
from scheduler.data.metrics import meetings_of


@dataclass(frozen=True)
class Found:
    """The best timetable, whether it is proven optimal, and (seconds, worth) of each one found."""

    solution: Solution | None
    proven: bool
    bound: float | None
    trace: list[tuple[float, int]] = field(default_factory=list)


@dataclass
class Program:
    """Maximise the weighted sum of 0/1 variables under upper limits on sums of them.

    The first variables are the `placements`, a row of the domain and a slot each. The sum is
    `unit` times the worth of the first tiers, less the breaks, which are fewer than `unit`.
    """

    unit: int = 1
    placements: list[tuple[int, int]] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)
    limits: list[tuple[list[int], list[int], int]] = field(default_factory=list)

    def variable(self, weight: int) -> int:
        """Add a variable; return its number."""
        self.weights.append(weight)
        return len(self.weights) - 1

    def limit(self, variables: list[int], most: int, minus: list[int] | None = None) -> None:
        """Limit the sum of `variables` minus that of `minus` to `most`."""
        minus = minus or []
        coefficients = [1] * len(variables) + [-1] * len(minus)
        self.limits.append((variables + minus, coefficients, most))


def program_of(problem: Problem, *, breaks: bool = False) -> Program:
    """Return the program of a problem without side constraints; `breaks` adds costs of breaks."""
    domain = domain_of(problem)
    program = Program(unit=domain.room.size if breaks else 1)
    reward = _Rewards(domain, program.unit)
    by_party_slot: dict[tuple[int, int], list[int]] = {}
    by_party: dict[int, list[int]] = {}
    for row, starts in enumerate(domain.starts):
        choices = []
        for slot in starts.nonzero()[0].tolist():
            choices.append(program.variable(reward.of_request(row)))
            program.placements.append((row, slot))
            for party in (int(domain.a[row]), int(domain.b[row])):
                by_party_slot.setdefault((party, slot), []).append(choices[-1])
                by_party.setdefault(party, []).append(choices[-1])
        program.limit(choices, 1)
    for (party, slot), variables in by_party_slot.items():
        program.limit(variables, int(domain.room[party, slot]))
    for party, variables in by_party.items():
        steps = [
            program.variable(reward.of_meeting(index)) for index in range(int(domain.target[party]))
        ]
        if steps:
            program.limit(steps, 0, minus=variables)
        if breaks:
            _fine_breaks(program, problem, party, by_party_slot)
    return program


class _Rewards:
    """Weights: falling rewards for a visitor's meetings, then first choices, then scores."""

    def __init__(self, domain: Domain, unit: int) -> None:
        self._domain = domain
        self._unit = unit
        self._first = int(domain.score.sum()) + 1
        self._level = self._first * (int(domain.firsts.sum()) + 1)

    def of_request(self, row: int) -> int:
        firsts, score = int(self._domain.firsts[row]), int(self._domain.score[row])
        return self._unit * (self._first * firsts + score)

    def of_meeting(self, index: int) -> int:
        return self._unit * self._level * (self._domain.levels - index)


def _fine_breaks(
    program: Program,
    problem: Problem,
    party: int,
    by_party_slot: dict[tuple[int, int], list[int]],
) -> None:
    """Add the cost of breaks: each run of meetings costs 1, except the first of each party."""
    slots = range(len(problem.slots))
    occupied = {slot: program.variable(0) for slot in slots if (party, slot) in by_party_slot}
    for slot, now in occupied.items():
        for variable in by_party_slot[party, slot]:
            program.limit([variable], 0, minus=[now])
        program.limit([now], 0, minus=by_party_slot[party, slot])
        before = slot - 1 in occupied and problem.adjacent(slot - 1)
        begins = program.variable(-1)
        program.limit([now], 0, minus=[occupied[slot - 1], begins] if before else [begins])
    free = program.variable(1)
    program.limit([free], 0, minus=list(occupied.values()))


def worth(problem: Problem, solution: Solution) -> int:
    """Return the weighted sum of the first tiers for a solution."""
    domain = domain_of(problem)
    reward = _Rewards(domain, unit=1)
    held = meetings_of(problem, solution)
    total = sum(reward.of_request(problem.candidate_index[i]) for i in solution.placements)
    for party, target in zip(problem.parties, domain.target.tolist(), strict=True):
        total += sum(reward.of_meeting(index) for index in range(min(target, held[party.id])))
    return total


def by_cp_sat(problem: Problem, seconds: float, workers: int, *, breaks: bool = False) -> Found:
    """Solve with CP-SAT's default settings."""
    start = time.monotonic()
    program = program_of(problem, breaks=breaks)
    model = CpModel()
    variables = [model.new_bool_var("") for _ in program.weights]
    for numbers, coefficients, most in program.limits:
        total = LinearExpr.weighted_sum([variables[number] for number in numbers], coefficients)
        model.add(total <= most)
    model.maximize(LinearExpr.weighted_sum(variables, program.weights))
    solver = CpSolver()
    solver.parameters.max_time_in_seconds = max(0.0, seconds - (time.monotonic() - start))
    solver.parameters.num_workers = workers
    trace = _Trace(start, program.unit)
    status = solver.solve(model, trace)
    if status not in (OPTIMAL, FEASIBLE):
        return Found(None, proven=False, bound=None)
    chosen = [solver.boolean_value(variables[number]) for number in range(len(program.placements))]
    solution = _laid_out(problem, program, chosen)
    return Found(solution, status == OPTIMAL, solver.best_objective_bound, trace.points)


class _Trace(CpSolverSolutionCallback):
    def __init__(self, start: float, unit: int) -> None:
        super().__init__()
        self._start = start
        self._unit = unit
        self.points: list[tuple[float, int]] = []

    def on_solution_callback(self) -> None:
        reached = -(-round(self.objective_value) // self._unit)
        self.points.append((time.monotonic() - self._start, reached))


def by_highs(problem: Problem, seconds: float) -> Found:
    """Solve with HiGHS's default settings, except that it may not stop before the optimum."""
    start = time.monotonic()
    program = program_of(problem)
    model = mathopt.Model()
    variables = [model.add_binary_variable() for _ in program.weights]
    for numbers, coefficients, most in program.limits:
        row = model.add_linear_constraint(ub=most)
        for number, coefficient in zip(numbers, coefficients, strict=True):
            row.set_coefficient(variables[number], coefficient)
    for variable, weight in zip(variables, program.weights, strict=True):
        model.objective.set_linear_coefficient(variable, weight)
    model.objective.is_maximize = True
    left = max(0.1, seconds - (time.monotonic() - start))
    result = mathopt.solve(
        model,
        mathopt.SolverType.HIGHS,
        params=mathopt.SolveParameters(
            time_limit=timedelta(seconds=left), relative_gap_tolerance=0.0
        ),
    )
    if not result.has_primal_feasible_solution():
        return Found(None, proven=False, bound=None)
    values = result.variable_values(variables)
    chosen = [values[number] > 0.5 for number in range(len(program.placements))]
    proven = result.termination.reason == mathopt.TerminationReason.OPTIMAL
    bound = result.termination.objective_bounds.dual_bound
    solution = _laid_out(problem, program, chosen)
    ended = time.monotonic() - start
    return Found(solution, proven, bound, [(ended, worth(problem, solution))])


def _laid_out(problem: Problem, program: Program, chosen: list[bool]) -> Solution:
    board = PartialTimetable(domain_of(problem))
    for (row, slot), held in zip(program.placements, chosen, strict=True):
        if held:
            placement = board.fit(row, slot)
            board.place(row, placement or Placement(slot))
    return board.solution()
