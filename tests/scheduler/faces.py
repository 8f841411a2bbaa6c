"""Faces of single timetables, and events whose timetables have breaks."""

import numpy as np
from hypothesis import HealthCheck, settings

from scheduler import Problem, Solution, solve
from scheduler.data.domain import Domain
from scheduler.model.generate import random_problem
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.degree import Face

MANY_UNFIT = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
"""Small random problems often hold fewer than two meetings, and then have no breaks to find."""


def chosen_face(domain: Domain, solution: Solution) -> Face:
    """Return the face of the timetables that hold exactly the solution's meetings."""
    held = np.zeros(len(domain.a), np.int64)
    held[[domain.problem.candidate_index[identity] for identity in solution.placements]] = 1
    count = np.zeros_like(domain.most)
    np.add.at(count, domain.a, held)
    np.add.at(count, domain.b, held)
    return Face(least=count, most=count, low=held, high=held)


def crowded_event(seed: int) -> tuple[Problem, Solution]:
    """An event in which visitors compete for few tables, with its first timetable."""
    problem = random_problem(visitors=60, hosts=8, slots=8, requests=200, seats=2, seed=seed)
    solution = solve(problem, time_limit=20, tiers=FLOW_TIERS).solution
    assert solution is not None
    return problem, solution
