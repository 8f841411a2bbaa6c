"""Counting in a tree equals a sum, and changes no instance's fewest breaks."""

from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python.cp_model import INFEASIBLE, OPTIMAL, CpModel, CpSolver, CpSolverStatus

from scheduler.b2bsp.instance import Instance
from scheduler.b2bsp.model import Model
from scheduler.b2bsp.totalizer import at_most
from tests.scheduler.b2bsp.strategies import fewest_breaks, instances


@settings(max_examples=150, deadline=None)
@given(st.lists(st.booleans(), max_size=9), st.integers(0, 9))
def test_no_more_than_so_many_literals_can_be_true(values: list[bool], most: int) -> None:
    model = CpModel()
    literals = [model.new_bool_var("") for _ in values]
    at_most(model, literals, most)
    for literal, value in zip(literals, values, strict=True):
        model.add(literal == int(value))
    assert (_solved(model)[0] == OPTIMAL) == (sum(values) <= most)


@settings(max_examples=60, deadline=None)
@given(instances())
def test_counting_the_parties_of_a_slot_loses_no_schedule(instance: Instance) -> None:
    model = Model(instance, counted=True)
    model.model.minimize(model.cost)
    truth = fewest_breaks(instance)
    status, fewest = _solved(model.model)
    assert (None if status == INFEASIBLE else fewest) == truth


def _solved(model: CpModel) -> tuple[CpSolverStatus, int]:
    """Return the status, and the value of the objective (0 without one)."""
    solver = CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in (OPTIMAL, INFEASIBLE)
    return status, round(solver.objective_value) if status == OPTIMAL else 0
