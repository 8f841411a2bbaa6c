"""Overbooking: how many more visitors to book than a table has seats, computed exactly."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from scheduler.model.problem import Problem
from scheduler.model.solution import Solution
from scheduler.plan.inputs import refuse_unusable

MOST_OVERBOOKED = 3


@dataclass(frozen=True)
class Overbooked:
    """Results of booking `extra` more visitors in each planned slot of a table.

    Means over a day: seats that stay empty, and visitors who come and find no seat.
    """

    extra: int
    idle: float
    turned_away: float


@dataclass(frozen=True)
class Advice:
    """Overbooking of one table: every option, and the `extra` that costs least."""

    table: str
    planned: int
    options: tuple[Overbooked, ...]
    extra: int


def overbooking(
    problem: Problem,
    solution: Solution,
    *,
    rate: float,
    turned_away_cost: float = 3.0,
    most: int = MOST_OVERBOOKED,
) -> list[Advice]:
    """Return for every table in use what 0 to `most` extra bookings per slot would do.

    Of n booked visitors a binomial number come, so the means are exact. The advice minimises idle
    seats plus `turned_away_cost` (in idle seats) times visitors turned away, the fewest extra among
    equals. Raises `ValueError` for a rate outside 0..1 or a timetable that breaks the constraints.
    """
    refuse_unusable(problem, solution, (rate,))
    booked: Counter[tuple[str, int]] = Counter()
    for identity, at in solution.placements.items():
        length = problem.candidates[problem.candidate_index[identity]].length
        if at.table is not None:
            booked.update((at.table, slot) for slot in range(at.slot, at.slot + length))
    advice = []
    for table in problem.tables:
        loads = [count for (identity, _), count in booked.items() if identity == table.id]
        if not loads:
            continue
        options = tuple(_overbooked(loads, table.seats, extra, rate) for extra in range(most + 1))
        best = min(options, key=lambda o: (o.idle + turned_away_cost * o.turned_away, o.extra))
        advice.append(Advice(table.id, sum(loads), options, best.extra))
    return advice


def _overbooked(loads: Sequence[int], seats: int, extra: int, rate: float) -> Overbooked:
    """Return the means over slots with these numbers of bookings.

    An extra booking may also take a free seat.
    """
    idle = turned_away = 0.0
    for load in loads:
        for came in range(load + extra + 1):
            chance = comb(load + extra, came) * (1 - rate) ** came * rate ** (load + extra - came)
            idle += chance * max(0, load - came)
            turned_away += chance * max(0, came - seats)
    return Overbooked(extra, idle, turned_away)
