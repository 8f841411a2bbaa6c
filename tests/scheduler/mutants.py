"""Valid results with one number changed, and what both verifiers say of them."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from scheduler import Problem, Result, io, solve
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.model.solution import Value
from scheduler.model.tiers import DEFAULT, TIERS, gap
from scheduler.verify.certificate import certify
from scheduler.verify.feasibility import check
from tests.scheduler.oracle import solutions
from tests.scheduler.verified import certified, independent_verdict

MUTATIONS = 20
"""Mutants of a result."""
Path = tuple[str | int, ...]


def numbers(content: Any, path: Path = ()) -> Iterator[Path]:
    """Where there are numbers in a document."""
    if isinstance(content, (dict, list)):
        pairs = content.items() if isinstance(content, dict) else enumerate(content)
        for key, value in pairs:
            yield from numbers(value, (*path, key))
    elif isinstance(content, int | float) and not isinstance(content, bool):
        yield path


def mutated(result: Result, random: Random) -> Result:
    """A result with one number of its timetable, its tiers or their witnesses changed."""
    document = json.loads(io.dump_result(result))
    claimed = document["result"]
    places = [
        path
        for part in ("solution", "tiers")
        for path in numbers(claimed.get(part), (part,))
        if path[-1] != "seconds"
    ]
    *way, last = random.choice(places)
    inside = claimed
    for step in way:
        inside = inside[step]
    if last == "gap":
        inside[last] = random.choice([0.0, 0.5, 1.0, inside[last] + 0.1])
    else:
        change = random.choice([1, -1, 2, -2, 10**6, -(10**6), 10**12, random.randint(-99, 99)])
        inside[last] += change
    return io.load_result(json.dumps(document))


def is_true(problem: Problem, result: Result, all_values: Sequence[dict[str, Value]]) -> bool:
    """Whether everything a result claims is so, by exhaustive search."""
    assert result.solution is not None
    if check(problem, result.solution):
        return False
    values = tier_values(problem, result.solution)
    alike = list(all_values)
    for report in result.tiers:
        tier, bound = TIERS[report.name], report.bound
        if report.value != values[report.name] or report.gap != gap(report.value, bound):
            return False
        if bound is not None and any(tier.better(v[report.name], bound) for v in alike):
            return False
        alike = [v for v in alike if v[report.name] == report.value]
    return True


def mutants_judged(problem: Problem, random: Random) -> Counter[str]:
    """Count what is said of mutants of a problem's result; asserts that nothing false is proven."""
    honest = solve(problem, time_limit=20, workers=1, tiers=DEFAULT)
    certified(problem, honest)
    said: Counter[str] = Counter()
    if honest.solution is None:
        return said
    domain = domain_of(problem)
    everything = [dict(tier_values(problem, s, domain)) for s in solutions(problem)]
    assert is_true(problem, honest, everything)
    for _ in range(MUTATIONS):
        mutant = mutated(honest, random)
        if mutant == honest:
            continue
        verdicts = {certify(problem, mutant).verdict, independent_verdict(problem, mutant)}
        true = is_true(problem, mutant, everything)
        assert true or "proven" not in verdicts
        said["tried"] += 1
        for verdict in verdicts:
            said[f"{verdict}, and {'true' if true else 'not true'}"] += 1
    return said
