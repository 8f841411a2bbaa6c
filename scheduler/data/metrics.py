"""Values of the tiers for a solution, recomputed from the problem alone (no solver)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from scheduler.data.domain import Domain, domain_of
from scheduler.model.problem import Problem
from scheduler.model.solution import Solution, Value
from scheduler.model.tiers import SHARE


@dataclass(frozen=True)
class Waiting:
    """Gaps in a party's days: `breaks` (runs of meetings less one, a day) and `idle` slots."""

    breaks: int
    idle: int


def meetings_of(problem: Problem, solution: Solution) -> dict[str, int]:
    """Return meetings of every party, by party id."""
    held = Counter(
        party
        for identity in solution.placements
        for candidate in (problem.candidates[problem.candidate_index[identity]],)
        for party in (candidate.a, candidate.b)
    )
    return {party.id: held[party.id] for party in problem.parties}


def waiting_of(problem: Problem, solution: Solution) -> dict[str, Waiting]:
    """Return breaks and idle slots of every party, by party id."""
    occupied: dict[str, set[int]] = {party.id: set() for party in problem.parties}
    for identity, placement in solution.placements.items():
        candidate = problem.candidates[problem.candidate_index[identity]]
        slots = range(placement.slot, placement.slot + candidate.length)
        occupied[candidate.a].update(slots)
        occupied[candidate.b].update(slots)
    return {party: _waiting(problem, slots) for party, slots in occupied.items()}


def _waiting(problem: Problem, occupied: Iterable[int]) -> Waiting:
    waits = [problem.waiting(*slots) for slots in pairwise(sorted(occupied))]
    return Waiting(sum(breaks for breaks, _ in waits), sum(idle for _, idle in waits))


def tier_values(
    problem: Problem, solution: Solution, domain: Domain | None = None
) -> Mapping[str, Value]:
    """Return the value of every tier, by name; `domain`, if given, is not computed again."""
    domain = domain or domain_of(problem)
    held = meetings_of(problem, solution)
    chosen = [problem.candidates[problem.candidate_index[i]] for i in solution.placements]
    waiting = waiting_of(problem, solution).values()
    counted = [
        min(held[party.id], target)
        for party, target in zip(problem.parties, domain.target.tolist(), strict=True)
    ]
    shares = [
        held[party.id] * SHARE // int(domain.most[row])
        for row, party in enumerate(problem.parties)
        if domain.rated[row]
    ]
    return {
        "fairness": tuple(
            sum(count >= level for count in counted) for level in range(1, domain.levels + 1)
        ),
        "first_choices": (sum((c.rank_a == 1) + (c.rank_b == 1) for c in chosen),),
        "satisfaction": (sum(c.score_a + c.score_b for c in chosen),),
        "compactness": (sum(w.breaks for w in waiting), sum(w.idle for w in waiting)),
        "host_balance": (min(shares, default=SHARE),),
    }
