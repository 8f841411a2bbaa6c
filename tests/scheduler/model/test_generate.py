"""Random events look like real ones."""

import numpy as np

from scheduler.data.domain import domain_of
from scheduler.model.generate import random_problem


def test_random_events_have_popular_hosts_and_few_absences() -> None:
    problem = random_problem(visitors=2000, hosts=20, slots=10, requests=4000, seats=2, seed=1)
    asked = np.bincount(domain_of(problem).b, minlength=len(problem.parties))[2000:]
    assert asked.max() > 2 * asked.min() > 0
    away = [10 - len(p.available) for p in problem.parties if p.available is not None]
    assert 0.02 < sum(away) / (10 * len(problem.parties)) < 0.03
    assert {len(problem.tables_of[f"h{host}"]) for host in range(20)} == {2}
