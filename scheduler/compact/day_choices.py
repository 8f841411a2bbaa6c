"""The days without breaks that travellers may choose from, where they are few."""

from dataclasses import dataclass
from itertools import islice

from scheduler.data.domain import Domain
from scheduler.relax.degree import Face
from scheduler.relax.lagrangian.days import Day
from scheduler.relax.lagrangian.travellers import Traveller, host_rows


@dataclass(frozen=True)
class DayChoices:
    """The walkers of a face by party, and the days without breaks of those that have few.

    No walker meets another, so every meeting is part of one walker's day at most; `host_rows` are
    the rows of possible meetings that are part of none.
    """

    walkers: dict[int, Traveller]
    days: dict[int, tuple[Day, ...]]
    host_rows: frozenset[int]


def day_choices_of(domain: Domain, face: Face, walkers: dict[int, Traveller]) -> DayChoices:
    """The walkers of a face that meet in single slots, with their days as far as these are few."""
    walkers = {p: walk for p, walk in walkers.items() if max(walk.walker.lengths) == 1}
    days: dict[int, tuple[Day, ...]] = {}
    left = MOST_DAYS_IN_ALL
    for party, walk in walkers.items():
        limit = min(left, MOST_DAYS)
        listed = tuple(islice(walk.walker.unbroken_days(), limit + 1))
        if len(listed) <= limit:
            days[party] = listed
            left -= len(listed)
    return DayChoices(walkers, days, host_rows(face, walkers))


MOST_DAYS = 2_000
"""Days without breaks of a walker beyond which they are not listed."""


MOST_DAYS_IN_ALL = 100_000
"""Days of all walkers beyond which no more are listed."""
