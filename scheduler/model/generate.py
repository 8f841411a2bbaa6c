"""Seeded events like the real ones: few hosts, some far more popular than others."""

import random
from itertools import accumulate

from scheduler.model.entities import Candidate, Party, Slot, Table
from scheduler.model.problem import Problem

SLOT_MINUTES = 20
BREAK_MINUTES = 100
UNAVAILABLE = 0.025
"""Share of slots in which a party cannot meet."""


def random_problem(
    *, visitors: int, hosts: int, slots: int, requests: int, seats: int, seed: int
) -> Problem:
    """Return an event of two sessions with `requests` candidates in all, `seats` tables per host.

    Popularity falls as one over the host's rank (Zipf), softened so that the least popular are
    asked for too; every visitor asks for about as many hosts as any other, ranked from 1, and
    scores fall with the rank. Raises `ValueError` where more requests are asked for than there
    are pairs.
    """
    if requests > visitors * hosts:
        raise ValueError(f"{requests} requests exceed the {visitors} x {hosts} pairs")
    dice = random.Random(seed)  # noqa: S311
    popularity = list(accumulate(1 / (rank + hosts / 5) for rank in range(1, hosts + 1)))
    candidates = []
    for visitor in range(visitors):
        share = (visitor + 1) * requests // visitors - visitor * requests // visitors
        for rank, host in enumerate(_wishes(dice, popularity, share), start=1):
            candidates.append(
                Candidate(
                    id=f"v{visitor}-h{host}",
                    a=f"v{visitor}",
                    b=f"h{host}",
                    score_a=max(1, 100 - 12 * (rank - 1)),
                    score_b=dice.randrange(1, 51),
                    rank_a=rank,
                )
            )
    target = max(1, -(-requests // max(1, visitors)))
    return Problem(
        slots=_programme(slots),
        parties=(
            *(
                Party(f"v{v}", 1, _presence(dice, slots), min_meetings=target, side="visitor")
                for v in range(visitors)
            ),
            *(
                Party(f"h{h}", seats, _presence(dice, slots), side="host", label=f"Host {h}")
                for h in range(hosts)
            ),
        ),
        candidates=tuple(candidates),
        tables=tuple(Table(f"h{h}-t{t}", f"h{h}") for h in range(hosts) for t in range(seats)),
    )


def _wishes(dice: random.Random, popularity: list[float], count: int) -> list[int]:
    """Return distinct hosts drawn by popularity, first choice first."""
    if count > len(popularity) // 2:
        everyone = list(range(len(popularity)))
        dice.shuffle(everyone)
        return everyone[:count]
    drawn: dict[int, None] = {}
    hosts = range(len(popularity))
    while len(drawn) < count:
        drawn[dice.choices(hosts, cum_weights=popularity)[0]] = None
    return list(drawn)


def _programme(slots: int) -> tuple[Slot, ...]:
    morning = (slots + 1) // 2
    return tuple(
        Slot(
            f"s{index}",
            start := index * SLOT_MINUTES + (BREAK_MINUTES if index >= morning else 0),
            start + SLOT_MINUTES,
            "morning" if index < morning else "afternoon",
        )
        for index in range(slots)
    )


def _presence(dice: random.Random, slots: int) -> frozenset[int] | None:
    present = frozenset(s for s in range(slots) if dice.random() >= UNAVAILABLE)
    return None if len(present) == slots else present
