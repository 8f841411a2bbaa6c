"""Who does what when on a simulated day: pure, the same for the same hall, manners and seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from app.simulation.hall import Hall

LATE_BY: Final = timedelta(hours=1)
"""How late the partner comes who is late."""
_EARLY: Final = (20.0, 120.0)
"""Minutes before the first slot in which those arrive who are in time."""
_BEHIND: Final = (-8.0, 60.0)
"""Minutes after the begin of their first meeting in which those arrive who are late."""


class Kind(StrEnum):
    """What somebody does."""

    ENTER = "enter"
    LEAVE = "leave"
    WALK_IN = "walk_in"
    PARTNER_LATE = "partner_late"
    TABLE_CLOSED = "table_closed"


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happens at the event; `who` is an attendee, a partner, a table or a need."""

    at: datetime
    kind: Kind
    who: str
    cooperative: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How people are on the day; shares are of all cooperatives, or of all offers."""

    absent: float = 0.2
    late: float = 0.1
    leaving: float = 0.3
    """Who goes home after the last meeting, and tells the gate."""
    accepting: float = 0.75
    silent: float = 0.1
    walk_ins: int = 6
    partner_late: bool = True
    table_closed: bool = True


@dataclass(frozen=True, slots=True)
class Day:
    """A planned day."""

    seed: int
    manners: Manners
    acts: Sequence[Act]
    """In order of time."""
    absent: frozenset[str]
    """Cooperatives of which nobody comes."""

    def answer(self, cooperative: str, offer: str) -> bool | None:
        """Return whether a cooperative accepts an offer of a seat; None: it does not answer."""
        chance = _chance(f"{self.seed} {cooperative} {offer}").random()
        if chance < self.manners.accepting:
            return True
        return None if chance < self.manners.accepting + self.manners.silent else False


def plan(hall: Hall, manners: Manners, seed: int) -> Day:
    """Return the day that a seed stands for."""
    chance = _chance(str(seed))
    cooperatives = sorted(hall.people)
    chance.shuffle(cooperatives)
    gone = round(manners.absent * len(cooperatives))
    slow = round(manners.late * len(cooperatives))
    absent, late = cooperatives[:gone], cooperatives[gone : gone + slow]
    acts = [
        act
        for cooperative in cooperatives[gone:]
        for act in _visit(hall, manners, chance, cooperative, late=cooperative in late)
    ]
    acts += _disturbances(hall, manners, chance)
    acts.sort(key=lambda act: (act.at, act.kind, act.who))
    return Day(seed, manners, tuple(acts), frozenset(absent))


def _chance(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a made-up day keeps no secret


def _visit(
    hall: Hall, manners: Manners, chance: random.Random, cooperative: str, *, late: bool
) -> list[Act]:
    """Return when a cooperative's people come, and when they want to go home."""
    opening = hall.slots[0].starts_at
    if late:
        since = hall.first_meetings.get(cooperative, opening)
        at = since + timedelta(minutes=round(chance.uniform(*_BEHIND)))
    else:
        at = opening - timedelta(minutes=round(chance.uniform(*_EARLY)))
    people = hall.people[cooperative]
    acts = [Act(at, Kind.ENTER, one, cooperative) for one in people]
    if chance.random() < manners.leaving:
        home = hall.slots[-1].starts_at - timedelta(minutes=round(chance.uniform(0, 180)))
        acts += [Act(max(home, at), Kind.LEAVE, one, cooperative) for one in people]
    return acts


def _disturbances(hall: Hall, manners: Manners, chance: random.Random) -> list[Act]:
    """Return who comes unexpected, which partner is late, and which table is closed at noon."""
    opening, last = hall.slots[0].starts_at, hall.slots[-1].starts_at
    acts = []
    for _ in range(manners.walk_ins if hall.needs else 0):
        at = opening + timedelta(minutes=round(chance.uniform(-45, 90)))
        acts.append(Act(at, Kind.WALK_IN, chance.choice(list(hall.needs))))
    partner, table = chance.choice(list(hall.partners)), chance.choice(list(hall.tables))
    if manners.partner_late:
        acts.append(Act(opening - timedelta(minutes=5), Kind.PARTNER_LATE, partner))
    noon = next((one.starts_at for one in hall.slots if _is_noon(hall, one.starts_at)), None)
    if manners.table_closed and noon is not None and noon <= last:
        acts.append(Act(noon - timedelta(minutes=45), Kind.TABLE_CLOSED, table))
    return acts


def _is_noon(hall: Hall, at: datetime) -> bool:
    """Return whether a slot is past the middle of the day, from its first slot to its last."""
    return at - hall.slots[0].starts_at >= (hall.slots[-1].starts_at - hall.slots[0].starts_at) / 2
