"""What the scheduler is measured against: the obvious methods, written as one would."""

import time

from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpModel, CpSolver, IntVar, LinearExpr

from scheduler import Placement, Problem, Solution
from scheduler.board import Board
from scheduler.domain import domain_of


def registration_order(problem: Problem) -> Solution:
    """Whoever registered first is served first: each request, by rank, in the first free slot."""
    board = Board(domain_of(problem))
    order = {party.id: index for index, party in enumerate(problem.parties)}
    rows = sorted(
        range(len(problem.candidates)),
        key=lambda row: (
            order[problem.candidates[row].a],
            problem.candidates[row].rank_a or len(problem.candidates),
        ),
    )
    for row in rows:
        board.try_place(row, range(len(problem.slots)))
    return board.solution()


def plain_cp_sat(problem: Problem, seconds: float, workers: int) -> Solution | None:
    """One Boolean per request and slot, one weighted sum; `None` if nothing is found in time.

    The time limit covers the building of the model, as it does for a user who waits.
    """
    end = time.monotonic() + seconds
    model = CpModel()
    meets = _placements(model, problem, end)
    if meets is None:
        return None
    model.maximize(_weighted(model, problem, meets))
    solver = CpSolver()
    solver.parameters.max_time_in_seconds = max(0.0, end - time.monotonic())
    solver.parameters.num_workers = workers
    if solver.solve(model) not in (OPTIMAL, FEASIBLE):
        return None
    board = Board(domain_of(problem))
    for (row, slot), variable in meets.items():
        if solver.boolean_value(variable):
            placement = board.fit(row, slot)
            board.place(row, placement or Placement(slot))
    return board.solution()


def _placements(
    model: CpModel, problem: Problem, end: float
) -> dict[tuple[int, int], IntVar] | None:
    domain = domain_of(problem)
    meets: dict[tuple[int, int], IntVar] = {}
    load: dict[tuple[int, int], list[IntVar]] = {}
    for row, starts in enumerate(domain.starts):
        if time.monotonic() > end:
            return None
        for slot in starts.nonzero()[0].tolist():
            meets[row, slot] = variable = model.new_bool_var("")
            for party in (int(domain.a[row]), int(domain.b[row])):
                load.setdefault((party, slot), []).append(variable)
        model.add_at_most_one(meets[row, slot] for slot in starts.nonzero()[0].tolist())
    for (party, slot), variables in load.items():
        if time.monotonic() > end:
            return None
        model.add(LinearExpr.sum(variables) <= int(domain.room[party, slot]))
    return meets


def _weighted(model: CpModel, problem: Problem, meets: dict[tuple[int, int], IntVar]) -> LinearExpr:
    """Falling rewards for a visitor's meetings, then first choices, then scores, by weights."""
    domain = domain_of(problem)
    first = int(domain.score.sum()) + 1
    level = first * (int(domain.firsts.sum()) + 1)
    terms: list[IntVar] = []
    weights: list[int] = []
    of_party: dict[int, list[IntVar]] = {}
    for (row, _), variable in meets.items():
        terms.append(variable)
        weights.append(first * int(domain.firsts[row]) + int(domain.score[row]))
        for party in (int(domain.a[row]), int(domain.b[row])):
            of_party.setdefault(party, []).append(variable)
    for party, variables in of_party.items():
        steps = [model.new_bool_var("") for _ in range(int(domain.target[party]))]
        if steps:
            model.add(LinearExpr.sum(steps) <= LinearExpr.sum(variables))
        terms += steps
        weights += [level * (domain.levels - index) for index in range(len(steps))]
    return LinearExpr.weighted_sum(terms, weights)
