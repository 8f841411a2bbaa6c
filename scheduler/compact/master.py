"""The choice of a day for every walker, as a model for a linear or a constraint solver.

Every walker has one day without breaks or a broken one; hosts have limited room in every slot
and, on the face, a least and a most number of meetings, which may need breaks. Left out is that
broken days may have more than one break and hosts more than their numbers need: what is proven is
a bound.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

import numpy as np

from scheduler.compact.days import Day
from scheduler.compact.hosts import breaks_by_number
from scheduler.compact.walkers import Walk, Walking
from scheduler.domain import Domain
from scheduler.relaxation import Face, needed_breaks

V = TypeVar("V")
L_co = TypeVar("L_co", covariant=True)


class Engine(Protocol[V, L_co]):
    """What the model is made with: variables between 0 and 1, and limits on weighted sums."""

    def variable(self) -> V:
        """A new variable."""

    def limit(self, terms: Iterable[tuple[V, int]], least: int, most: int) -> L_co:
        """Keep the weighted sum between these numbers."""


UNLIMITED = 10**6
"""More than any sum here can be."""


class Master(Generic[V, L_co]):
    """The model; the sum of `cost`, with `breaks_beside`, is the number of breaks.

    `at` has, for each row and slot, the variables that put the meeting there: `loose` those of
    broken days; `days` has, by party, those without breaks, as the rows and slots they hold.
    `rooms` and `numbers` are the limits of hosts in a slot and in all (`numbers` only for hosts
    all of whose meetings are part of the model).
    """

    def __init__(
        self, engine: Engine[V, L_co], domain: Domain, face: Face, walking: Walking
    ) -> None:
        self._engine = engine
        self.broken_of: dict[int, V] = {}
        self.loose: dict[tuple[int, int], V] = {}
        self.days: dict[int, list[tuple[frozenset[tuple[int, int]], V]]] = {}
        self.at: defaultdict[tuple[int, int], list[V]] = defaultdict(list)
        self.rooms: dict[tuple[int, int], L_co] = {}
        self.numbers: dict[int, list[L_co]] = {}
        for party, days in walking.days.items():
            self._add(party, walking.walkers[party], days)
        self.host_breaks: list[V] = []
        self.breaks_beside = 0
        self._limit_hosts(domain, face, walking)

    @property
    def cost(self) -> list[V]:
        """The variables whose sum is to be minimised."""
        return [*self.broken_of.values(), *self.host_breaks]

    def _limit_hosts(self, domain: Domain, face: Face, walking: Walking) -> None:
        unlisted = [walk for party, walk in walking.walkers.items() if party not in walking.days]
        partial = {other for walk in unlisted for other in walk.others}
        for row in walking.between:
            partial |= {int(domain.a[row]), int(domain.b[row])}
        needed = breaks_by_number(domain, face)
        filling: defaultdict[int, defaultdict[int, list[tuple[V, int]]]]
        filling = defaultdict(lambda: defaultdict(list))
        for party in walking.days:
            walk = walking.walkers[party]
            for row, host in zip(walk.rows, walk.others, strict=True):
                for slot in domain.starts[row].nonzero()[0].tolist():
                    filling[host][slot] += [(v, 1) for v in self.at[row, slot]]
        for host, by_slot in filling.items():
            for slot, terms in by_slot.items():
                room = int(domain.room[host, slot])
                self.rooms[host, slot] = self._engine.limit(terms, 0, room)
            if host not in partial:
                everything = [term for terms in by_slot.values() for term in terms]
                least, most = int(face.least[host]), int(face.most[host])
                self.numbers[host] = [
                    self._engine.limit(everything, least, most),
                    self._count_host_breaks(everything, needed[: most + 1, host].tolist()),
                ]
        alone = needed.shape[1] * [True]
        for party in (*walking.walkers, *self.numbers):
            alone[party] = False
        least_needed = needed_breaks(domain, face.least)
        self.breaks_beside = int(least_needed[np.array(alone, np.bool_)].sum())

    def _count_host_breaks(self, held: list[tuple[V, int]], needed: list[int]) -> L_co:
        """Each break a host makes lets it hold a few meetings more, fewer and fewer."""
        room = [needed.count(0) - 1]
        room += [needed.count(breaks) for breaks in range(1, needed[-1] + 1)]
        breaks = [self._engine.variable() for _ in room[1:]]
        self.host_breaks += breaks
        more = [(v, -extra) for v, extra in zip(breaks, room[1:], strict=True)]
        return self._engine.limit([*held, *more], -UNLIMITED, room[0])

    def _add(self, party: int, walk: Walk, days: tuple[Day, ...]) -> None:
        walker = walk.walker
        choices = [self._engine.variable() for _ in days]
        self.days[party] = []
        for day, choice in zip(days, choices, strict=True):
            held = frozenset((walk.rows[index], slot) for index, slot in day)
            self.days[party].append((held, choice))
            for key in held:
                self.at[key].append(choice)
        if walker.least == 0:
            choices.append(self._engine.variable())
        if walker.most > 1:
            self.broken_of[party] = self._broken_day(walk)
            choices.append(self.broken_of[party])
        self._engine.limit([(choice, 1) for choice in choices], 1, 1)

    def _broken_day(self, walk: Walk) -> V:
        """The choice of a day with breaks, and where its meetings are."""
        walker, engine = walk.walker, self._engine
        broken = engine.variable()
        everything: list[tuple[V, int]] = []
        by_slot: defaultdict[int, list[tuple[V, int]]] = defaultdict(list)
        for index, allowed in enumerate(walker.allowed):
            held = {slot: engine.variable() for slot in sorted(allowed)}
            for slot, variable in held.items():
                by_slot[slot].append((variable, 1))
                self.loose[walk.rows[index], slot] = variable
                self.at[walk.rows[index], slot].append(variable)
            terms = [(variable, 1) for variable in held.values()]
            everything += terms
            least = 0 if index in walker.forced else -1
            engine.limit([*terms, (broken, -1)], least, 0)
        for terms in by_slot.values():
            engine.limit([*terms, (broken, -1)], -1, 0)
        engine.limit([*everything, (broken, -max(2, walker.least))], 0, UNLIMITED)
        engine.limit([*everything, (broken, -walker.most)], -UNLIMITED, 0)
        return broken
