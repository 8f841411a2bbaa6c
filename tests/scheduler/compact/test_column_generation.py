"""Bounds on breaks by column generation."""

from scheduler.budget.clock import Clock
from scheduler.compact.column_generation import NO_PRICES, break_bound
from scheduler.data.domain import domain_of
from scheduler.relax.degree import party_face, whole_face
from scheduler.relax.lagrangian.multipliers import proven_minimum
from scheduler.relax.lagrangian.travellers import travellers_of
from scheduler.verify.feasibility import check
from tests.scheduler.compact.improving import breaks, improved
from tests.scheduler.faces import chosen_face, crowded_event


def test_an_event_gets_fewer_breaks_proven_by_prices_without_a_solver() -> None:
    problem, start = crowded_event(seed=3)
    domain = domain_of(problem)
    face = chosen_face(domain, start)
    priced = break_bound(domain, face, travellers_of(domain, face), start, Clock(20))
    assert proven_minimum(domain, face, priced.prices, {}) == (priced.value, 0)
    assert priced.value > proven_minimum(domain, face, NO_PRICES, {})[0]
    better = improved(problem, start, 6)
    assert priced.value <= better.breaks < breaks(problem, start)
    assert check(problem, better.solution) == []


def test_the_bound_of_a_face_holds_for_every_choice_on_it() -> None:
    problem, start = crowded_event(seed=7)
    domain = domain_of(problem)
    face = party_face(domain, whole_face(domain))
    bound = break_bound(domain, face, travellers_of(domain, face), start, Clock(20))
    assert bound.value <= improved(problem, start, 5).breaks
