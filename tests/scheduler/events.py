"""Small hand-made problems for the tests."""

from dataclasses import replace
from typing import Any

from scheduler import Candidate, Party, Problem, Slot, Table


def slots(count: int, lunch_after: int | None = None) -> tuple[Slot, ...]:
    """Slots of 20 minutes; a second session from `lunch_after` on."""
    lunch = count if lunch_after is None else lunch_after
    return tuple(
        Slot(
            f"s{i}",
            i * 20 + (60 if i >= lunch else 0),
            i * 20 + (80 if i >= lunch else 20),
            "morning" if i < lunch else "afternoon",
        )
        for i in range(count)
    )


def grid(visitors: int = 2, hosts: int = 2, count: int = 2, **party: Any) -> Problem:
    """Every visitor may meet every host, once; `party` changes all parties alike."""
    everyone = [Party(f"v{i}", side="visitor", min_meetings=hosts) for i in range(visitors)]
    everyone += [Party(f"h{i}", side="host") for i in range(hosts)]
    return Problem(
        slots=slots(count),
        parties=tuple(replace(p, **party) for p in everyone),
        candidates=tuple(
            Candidate(f"v{v}h{h}", f"v{v}", f"h{h}", score_a=1)
            for v in range(visitors)
            for h in range(hosts)
        ),
    )


def with_tables(problem: Problem, *tables: Table) -> Problem:
    return replace(problem, tables=tables)


def all_held(problem: Problem) -> Problem:
    return replace(
        problem, candidates=tuple(replace(c, mandatory=True) for c in problem.candidates)
    )


def set_party(problem: Problem, party: Party) -> Problem:
    return replace(
        problem, parties=tuple(party if p.id == party.id else p for p in problem.parties)
    )
