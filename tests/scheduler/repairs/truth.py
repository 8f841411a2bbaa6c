"""The best repair of a small problem, by trying every timetable."""

from collections.abc import Iterator

from scheduler import Problem, Solution
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.model.solution import Placement, Value
from scheduler.model.tiers import DEFAULT, rank
from scheduler.repairs.stability import Freeze
from scheduler.verify.feasibility import check
from tests.scheduler.oracle import DUTIES, solutions

Changed = tuple[int, int, int]


def changed(problem: Problem, published: Solution, solution: Solution, freeze: Freeze) -> Changed:
    """Frozen meetings, people and meetings that change, counted from the definitions."""
    lost = [c for c, at in published.placements.items() if solution.placements.get(c) != at]
    people = set()
    for identity in lost:
        candidate = problem.candidates[problem.candidate_index[identity]]
        people |= {candidate.a, candidate.b}
    frozen = [c for c in lost if covers(problem, c, published.placements[c].slot) & freeze.slots]
    return len(frozen), len(people), len(lost)


def covers(problem: Problem, identity: str, slot: int) -> set[int]:
    length = problem.candidates[problem.candidate_index[identity]].length
    return set(range(slot, slot + length))


def impossible(problem: Problem, identity: str, at: Placement) -> bool:
    """Whether the placement alone violates a constraint that more meetings do not satisfy."""
    broken = {violation.code for violation in check(problem, Solution({identity: at}))}
    lock = problem.lock_of.get(identity)
    if lock and (at.slot != lock.slot or lock.table not in (None, at.table)):
        return True
    return bool(broken - DUTIES - {"over_pool"})


def respects(problem: Problem, published: Solution, solution: Solution, freeze: Freeze) -> bool:
    """Whether frozen slots hold nothing new but what the freeze allows."""
    released = set()
    for identity, at in published.placements.items():
        if impossible(problem, identity, at):
            candidate = problem.candidates[problem.candidate_index[identity]]
            for slot in covers(problem, identity, at.slot):
                released |= {(candidate.a, slot), (candidate.b, slot)}
    for identity, at in solution.placements.items():
        before = published.placements.get(identity)
        lock = problem.lock_of.get(identity)
        if (before and before.slot == at.slot) or (lock and lock.slot == at.slot):
            continue
        c = problem.candidates[problem.candidate_index[identity]]
        for slot in covers(problem, identity, at.slot) & freeze.slots:
            if slot not in freeze.refill:
                return False
            if not (
                (c.a in freeze.standby and (c.b, slot) in released)
                or (c.b in freeze.standby and (c.a, slot) in released)
            ):
                return False
    return True


def repairs(problem: Problem, published: Solution, freeze: Freeze) -> Iterator[Solution]:
    for solution in solutions(problem):
        if respects(problem, published, solution, freeze):
            yield solution


def best_repair(
    problem: Problem, published: Solution, freeze: Freeze
) -> tuple[Changed, tuple[Value, ...]] | None:
    """The least change, and the best tiers among all that change so little; `None`: none."""
    domain = domain_of(problem)
    best = None
    for solution in repairs(problem, published, freeze):
        change = changed(problem, published, solution, freeze)
        quality = rank(tier_values(problem, solution, domain), DEFAULT)
        key = tuple(-part for part in change), quality
        if best is None or key > best:
            best = key
    if best is None:
        return None
    return (-best[0][0], -best[0][1], -best[0][2]), best[1]
