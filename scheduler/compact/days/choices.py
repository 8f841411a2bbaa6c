"""The days without breaks that travellers may choose from, where they are few."""

from dataclasses import dataclass
from itertools import islice

from scheduler.data.domain import Domain
from scheduler.relax.degree import Face
from scheduler.relax.lagrangian.days import Day
from scheduler.relax.lagrangian.travellers import Traveller, host_rows

MOST_DAYS = 2_000
"""Limit on the days without breaks of a traveller; with more, none is listed."""
MOST_DAYS_IN_ALL = 100_000
"""Limit on the days of all travellers together."""


@dataclass(frozen=True)
class DayChoices:
    """The travellers of a face by party, and the days without breaks of those that have few.

    No traveller meets another, so every meeting is part of at most one traveller's day; `host_rows`
    are the rows of possible meetings that are part of none.
    """

    travellers: dict[int, Traveller]
    days: dict[int, tuple[Day, ...]]
    host_rows: frozenset[int]


def day_choices_of(domain: Domain, face: Face, travellers: dict[int, Traveller]) -> DayChoices:
    """Return the travellers whose meetings take one slot each, and their days where few."""
    travellers = {
        p: traveller for p, traveller in travellers.items() if max(traveller.rules.lengths) == 1
    }
    days: dict[int, tuple[Day, ...]] = {}
    left = MOST_DAYS_IN_ALL
    for party, traveller in travellers.items():
        limit = min(left, MOST_DAYS)
        listed = tuple(islice(traveller.rules.unbroken_days(), limit + 1))
        if len(listed) <= limit:
            days[party] = listed
            left -= len(listed)
    return DayChoices(travellers, days, host_rows(face, travellers))
