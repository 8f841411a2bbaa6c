"""Searches for fewer breaks from a given timetable."""

from scheduler import Problem, Solution
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.compact.days.search import Improvement, search_days
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.relax.degree import Face
from scheduler.relax.lagrangian.travellers import travellers_of
from tests.scheduler.faces import chosen_face


def breaks(problem: Problem, solution: Solution) -> int:
    return tier_values(problem, solution)["compactness"][0]


def improved(
    problem: Problem, start: Solution, seconds: float = 20, face: Face | None = None
) -> Improvement:
    domain = domain_of(problem)
    face = chosen_face(domain, start) if face is None else face
    travellers = travellers_of(domain, face)
    return search_days(domain, start, face, travellers, Clock(seconds), Effort(seed=0, workers=1))
