"""What a policy would have done on simulated days of a timetable: pure, seeded, a quick estimate.

A day is simulated by the rules that the real one follows: who may be released, who stands by, who
may take a seat. Made up are only the people: who comes, when, and what they say to an offer.
Repairs are left out, as they need the solver.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Protocol
from uuid import UUID

from app.day.seats.matching import matched
from app.day.seats.rules import Hall, Passed, Place, Planned, due, queue
from app.meetings.room import Room
from app.meetings.sitting import Sitting

_EARLIEST = timedelta(minutes=60)
"""People come up to so long before the first slot."""


class Slot(Protocol):
    """A bookable interval."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""

    @property
    def ends_at(self) -> datetime:
        """When it ends."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """How people are: shares of all cooperatives, and of all who are offered a seat."""

    absent: float = 0.2
    late: float = 0.1
    """They come some time between the first slot and the last."""
    accept: float = 0.75
    silent: float = 0.1
    """They do not answer; the others decline."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the policy lets be done."""

    grace: timedelta
    releases: bool
    offers: bool
    offer_time: timedelta

    @property
    def turns(self) -> int:
        """How many can be offered a seat one after the other before its slot begins."""
        return max(1, int(self.grace / self.offer_time))


@dataclass(frozen=True, slots=True)
class Plan:
    """A timetable, its hall and who wants whom."""

    event_id: UUID
    slots: Sequence[Slot]
    """In order of time."""
    room: Room
    sittings: Collection[Sitting]
    wishes: Mapping[UUID, Sequence[UUID]]
    """Of every cooperative, the partners that it asks for."""


@dataclass(slots=True)
class Tally:
    """What happened on simulated days, in sums."""

    days: int = 0
    planned: int = 0
    untouched: int = 0
    """Meetings that would be held if nothing were done."""
    held: int = 0
    released: int = 0
    offered: int = 0
    accepted: int = 0
    given_back: int = 0
    """Released seats of those who came before their slot and found them free."""
    lost: int = 0
    """Released seats that others had when their cooperative came."""


def simulate(plan: Plan, bounds: Bounds, crowd: Crowd, *, days: int, seed: int) -> Tally:
    """Return what would happen on so many days; equal seeds give equal days."""
    tally = Tally()
    for number in range(days):
        _Simulated(plan, bounds, crowd, Random(f"{seed}/{number}"), tally).run()  # noqa: S311
    return tally


@dataclass(slots=True)
class _Simulated:
    """One day."""

    plan: Plan
    bounds: Bounds
    crowd: Crowd
    random: Random
    tally: Tally
    hall: Hall = field(init=False)
    comes: dict[UUID, datetime] = field(init=False)
    slots: set[tuple[UUID, UUID]] = field(default_factory=set)
    seats: set[tuple[Place, UUID]] = field(default_factory=set)

    def run(self) -> None:
        """Let the day pass."""
        plan, tally = self.plan, self.tally
        self.hall = Hall(plan.room, plan.sittings)
        self.comes = self._arrivals()
        tally.days += 1
        tally.planned += len(plan.sittings)
        for slot in plan.slots:
            before = [one for one in plan.sittings if one.slot_id == slot.id]
            tally.untouched += self._held(before, slot)
            released = self._release(slot) if self.bounds.releases else []
            if self.bounds.offers:
                self._offer(slot)
            self._welcome(slot, released)
            now = [one for one in self.hall.sittings.values() if one.slot_id == slot.id]
            tally.held += self._held(now, slot)

    def _arrivals(self) -> dict[UUID, datetime]:
        """Return when each cooperative comes that comes."""
        if not self.plan.slots:
            return {}
        first, last = self.plan.slots[0].starts_at, self.plan.slots[-1].starts_at
        found = {}
        for cooperative in sorted(self.plan.wishes):
            kind, share = self.random.random(), self.random.random()
            if kind >= self.crowd.absent + self.crowd.late:
                found[cooperative] = first - share * _EARLIEST
            elif kind >= self.crowd.absent:
                found[cooperative] = first + share * (last - first)
        return found

    def _here(self, at: datetime) -> set[UUID]:
        return {one for one, comes in self.comes.items() if comes <= at}

    def _held(self, sittings: Collection[Sitting], slot: Slot) -> int:
        return len({one.cooperative_id for one in sittings} & self._here(slot.ends_at))

    def _release(self, slot: Slot) -> list[Sitting]:
        at = slot.starts_at - self.bounds.grace
        planned = [
            Planned(one.cooperative_id, one, slot.starts_at, slot.ends_at)
            for one in self.hall.sittings.values()
            if one.slot_id == slot.id
        ]
        gone = [one.sitting for one in due(planned, self._here(at), at, self.bounds.grace)]
        self.hall = self.hall.without(gone)
        self.tally.released += len(gone)
        return gone

    def _offer(self, slot: Slot) -> None:
        here = self._here(slot.starts_at - self.bounds.grace)
        for _ in range(self.bounds.turns):
            taken = self.hall.sittings.values()
            waiting = queue(here, self.plan.wishes, taken, event_id=self.plan.event_id)
            free = [one for one in self.hall.free() if one[1] == slot.id]
            for found in matched(self.hall, free, waiting, Passed(self.seats, self.slots)):
                self.tally.offered += 1
                if self._says_yes(found):
                    self.tally.accepted += 1
                    self.hall = self.hall.with_sitting(found)

    def _says_yes(self, offered: Sitting) -> bool:
        said = self.random.random()
        if said < self.crowd.accept:
            return True
        self.seats.add((offered.place, offered.cooperative_id))
        if said < self.crowd.accept + self.crowd.silent:
            self.slots.add((offered.slot_id, offered.cooperative_id))
        return False

    def _welcome(self, slot: Slot, released: Collection[Sitting]) -> None:
        """Give seats back to those who come before their slot is over and find them free."""
        here = self._here(slot.ends_at)
        for one in released:
            if one.cooperative_id not in here:
                continue
            if self.hall.objection(one) is None:
                self.hall = self.hall.with_sitting(one)
                self.tally.given_back += 1
            else:
                self.tally.lost += 1
