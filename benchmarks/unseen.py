"""Full-size events of many kinds, and how near every tier comes to its proven bound.

    python -m benchmarks.unseen [--seconds S] [--seed N] [--only KIND] [--json FILE]

Each kind adds something to an event of Banjarnegara's size: more meetings per visitor, halls that
take time to walk between, pools, long meetings, locks, orders, and all of these together. Every
result is certified; a wrong certificate ends the run.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.events import Size, event
from scheduler import Lock, Party, Pool, Precedence, Problem, Result, Transition, solve
from scheduler.verify.certificate import certify
from scheduler.verify.verifier import Basis

HALLS = "hall A", "hall B"
FULL = Size(visitors=278, hosts=28, tables=53, slots=10, requests=1_100)


def _more(slots: int, requests: int) -> Callable[[int], Problem]:
    """Return a function for events with longer days and more requests, nearly all of which fit."""
    return lambda seed: event(replace(FULL, slots=slots, requests=requests), seed)


def _absent(problem: Problem, seed: int) -> Problem:
    """Return the problem with a third of the visitors there for a part of the day only."""
    dice = random.Random(seed)
    slots = range(len(problem.slots))
    sessions = [{s for s in slots if problem.slots[s].session == name} for name in _names(problem)]

    def narrowed(party: Party) -> Party:
        if party.side != "visitor" or dice.random() > 1 / 3:
            return party
        cut = dice.randrange(1, len(slots))
        kept = dice.choice([*sessions, set(slots[:cut]), set(slots[cut:])])
        return replace(party, available=frozenset(kept & set(party.available or slots)))

    return replace(problem, parties=tuple(narrowed(party) for party in problem.parties))


def _halls(problem: Problem, seed: int) -> Problem:
    """Return the problem with hosts in two halls, one slot's walk apart."""
    dice = random.Random(seed)
    parties = tuple(
        replace(party, zone=dice.choice(HALLS)) if party.side == "host" else party
        for party in problem.parties
    )
    return replace(problem, parties=parties, transition=Transition(slots=1))


def _pools(problem: Problem, seed: int) -> Problem:
    """Return the problem with interpreters for a third of the meetings, and too few tables."""
    dice = random.Random(seed)
    spoken = frozenset(c.id for c in problem.candidates if dice.random() < 1 / 3)
    seats = len(problem.tables)
    return replace(
        problem, pools=(Pool("interpreters", seats // 3, spoken), Pool("hall", seats * 9 // 10))
    )


def _long(problem: Problem, seed: int) -> Problem:
    """Return the problem with every tenth meeting two slots long."""
    dice = random.Random(seed)
    return replace(
        problem,
        candidates=tuple(
            replace(c, length=2) if dice.random() < 1 / 10 else c for c in problem.candidates
        ),
    )


def _orders(problem: Problem, seed: int) -> Problem:
    """Return the problem with some meetings locked, ruled out or ordered, and hosts' limits."""
    dice = random.Random(seed)
    drawn = dice.sample(problem.candidates, len(problem.candidates) // 10)
    third = len(drawn) // 3
    blocks = frozenset(c.id for c in drawn[:third])
    busy: set[tuple[str, int]] = set()
    locks = []
    for candidate in drawn[third : 2 * third]:
        slot = dice.randrange(len(problem.slots))
        taken = {(candidate.a, slot), (candidate.b, slot)}
        both = [problem.parties[problem.party_index[p]] for p in (candidate.a, candidate.b)]
        if busy.isdisjoint(taken) and all(p.available is None or slot in p.available for p in both):
            busy |= taken
            locks.append(Lock(candidate.id, slot))
    by_visitor: dict[str, list[str]] = {}
    for candidate in problem.candidates:
        by_visitor.setdefault(candidate.a, []).append(candidate.id)
    orders = tuple(
        Precedence(wishes[0], wishes[1])
        for wishes in by_visitor.values()
        if len(wishes) > 1 and dice.random() < 1 / 10
    )
    parties = tuple(
        replace(party, max_meetings=3 * len(problem.slots) // 2) if party.side == "host" else party
        for party in problem.parties
    )
    return replace(problem, blocks=blocks, locks=tuple(locks), precedences=orders, parties=parties)


def _with(
    base: Callable[[int], Problem], *changes: Callable[[Problem, int], Problem]
) -> Callable[[int], Problem]:
    def made(seed: int) -> Problem:
        problem = base(seed)
        for number, change in enumerate(changes, start=1):
            problem = change(problem, 100 * seed + number)
        return problem

    return made


KINDS: dict[str, Callable[[int], Problem]] = {
    "as Banjarnegara": _more(10, 1_100),
    "3 meetings": _more(16, 834),
    "4 meetings": _more(22, 1_112),
    "5 meetings": _more(28, 1_390),
    "6 meetings": _more(32, 1_668),
    "absences": _with(_more(12, 1_100), _absent),
    "two halls": _with(_more(12, 834), _halls),
    "two halls, 4 meetings": _with(_more(22, 1_112), _halls),
    "pools": _with(_more(16, 834), _pools),
    "long meetings": _with(_more(16, 834), _long),
    "locks and orders": _with(_more(16, 834), _orders),
    "everything": _with(_more(16, 834), _absent, _halls, _pools, _long, _orders),
}


@dataclass(frozen=True)
class Outcome:
    """The result of one solve, tier by tier: value, bound, and the bound's basis."""

    kind: str
    status: str
    seconds: float
    processor: float
    tiers: dict[str, tuple[list[int], list[int] | None, Basis, list[int] | None]]


def measure(kind: str, seed: int, seconds: float) -> Outcome:
    """Solve one event; RuntimeError if its certificate is wrong."""
    problem = KINDS[kind](seed)
    began = time.process_time()
    result = solve(problem, time_limit=seconds, seed=seed)
    return _outcome(kind, problem, result, time.process_time() - began)


def _outcome(kind: str, problem: Problem, result: Result, processor: float) -> Outcome:
    certificate = certify(problem, result)
    if not certificate.holds:
        raise RuntimeError(f"{kind}: the certificate does not hold: {certificate}")
    tiers = {
        verdict.name: (
            list(verdict.value),
            None if verdict.bound is None else list(verdict.bound),
            verdict.basis,
            None if verdict.verified is None else list(verdict.verified),
        )
        for verdict in certificate.tiers
    }
    return Outcome(kind, result.status, result.seconds, processor, tiers)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for every kind of event."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.unseen", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="for each event; default 10")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--only", choices=KINDS, action="append", help="repeat for more")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    chosen = parser.parse_args(arguments)
    outcomes = []
    for kind in chosen.only or KINDS:
        outcome = measure(kind, chosen.seed, chosen.seconds)
        outcomes.append(outcome.__dict__)
        sys.stdout.write(_line(outcome))
        sys.stdout.flush()
    if chosen.json is not None:
        chosen.json.write_text(json.dumps(outcomes, indent=1) + "\n", "utf-8")
    return 0


def _line(outcome: Outcome) -> str:
    parts = []
    for tier, (value, bound, basis, verified) in outcome.tiers.items():
        claim = "proven" if value == bound else f"{value} of {bound}"
        certain = "" if verified == bound else f", {verified} verified"
        parts.append(f"{tier} {claim} by {basis}{certain}")
    head = f"{outcome.kind}: {outcome.status}, {outcome.seconds:.1f} s ({outcome.processor:.1f} s)"
    return f"{head}: {'; '.join(parts)}\n"


def _names(problem: Problem) -> list[str]:
    return sorted({slot.session for slot in problem.slots})


if __name__ == "__main__":
    sys.exit(main())
