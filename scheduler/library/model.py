"""A problem put together call by call: `Model().slots(...).host(...).visitor(...).request(...)`."""

from collections.abc import Iterable
from typing import Self

from scheduler.library.times import MINUTES_OF_A_DAY, minutes_of
from scheduler.model.entities import (
    Candidate,
    Lock,
    Party,
    Pause,
    Pool,
    Precedence,
    Slot,
    Table,
    Transition,
)
from scheduler.model.problem import Problem
from scheduler.model.solution import Result
from scheduler.model.validation import ProblemError
from scheduler.search.solve import solve

Pair = tuple[str, str]


class Model:
    """A problem in the making; every call returns the model, so that calls can be chained.

    Slots are named by their position, from 0. Times are minutes since midnight of the first day,
    or text like "09:30".
    """

    def __init__(self) -> None:
        self._slots: list[Slot] = []
        self._parties: list[Party] = []
        self._candidates: list[Candidate] = []
        self._tables: list[Table] = []
        self._pools: list[Pool] = []
        self._precedences: list[Precedence] = []
        self._locks: list[Lock] = []
        self._blocks: set[str] = set()
        self._transition = Transition()
        self._spread: int | None = None
        self._pauses: list[Pause] = []

    def slots(
        self,
        count: int,
        *,
        start: str | int,
        minutes: int,
        rest: int = 0,
        session: str = "",
        day: int = 0,
    ) -> Self:
        """Add `count` slots of so many minutes, one after another with `rest` minutes between.

        Slots of one session and `day`, counted from 0, follow one another without a break.
        """
        first = day * MINUTES_OF_A_DAY + minutes_of(start)
        known = len(self._slots)
        starts = [first + index * (minutes + rest) for index in range(count)]
        self._slots += (
            Slot(f"s{known + index + 1}", at, at + minutes, session, day)
            for index, at in enumerate(starts)
        )
        return self

    def host(
        self,
        name: str,
        *,
        capacity: int = 1,
        available: Iterable[int] | None = None,
        max_meetings: int | None = None,
        required_meetings: int = 0,
        zone: str | None = None,
    ) -> Self:
        """Add a host of `capacity` visitors at once, and of at least `required_meetings` in all."""
        party = Party(
            name, capacity, _set(available), max_meetings, 0, "host", zone, "", required_meetings
        )
        self._parties.append(party)
        return self

    def visitor(
        self,
        name: str,
        *,
        min_meetings: int = 1,
        max_meetings: int | None = None,
        required_meetings: int = 0,
        available: Iterable[int] | None = None,
        zone: str | None = None,
    ) -> Self:
        """Add a party that visits hosts; fairness counts its meetings up to `min_meetings`.

        These are aimed at; `required_meetings` must be reached.
        """
        party = Party(
            name,
            1,
            _set(available),
            max_meetings,
            min_meetings,
            "visitor",
            zone,
            "",
            required_meetings,
        )
        self._parties.append(party)
        return self

    def person(
        self,
        name: str,
        *,
        max_meetings: int | None = None,
        required_meetings: int = 0,
        available: Iterable[int] | None = None,
        zone: str | None = None,
    ) -> Self:
        """Add a party that is neither: where anybody may meet anybody."""
        party = Party(
            name, 1, _set(available), max_meetings, zone=zone, required_meetings=required_meetings
        )
        self._parties.append(party)
        return self

    def table(
        self,
        name: str,
        *,
        host: str | None = None,
        seats: int = 1,
        available: Iterable[int] | None = None,
        zone: str | None = None,
    ) -> Self:
        """Add a table of a host, or a shared one, for `seats` meetings at once."""
        table = Table(name, host, seats, zone, _set(available))
        self._tables.append(table)
        return self

    def request(
        self,
        visitor: str,
        host: str,
        *,
        score: int | tuple[int, int] = 1,
        rank: int | None = None,
        host_rank: int | None = None,
        mandatory: bool = False,
        slots: Iterable[int] | None = None,
        length: int = 1,
    ) -> Self:
        """Add a meeting that may be held.

        `score` is what it is worth to the visitor, or to both; ranks are wishes, 1 the first.
        `mandatory`: it must be held. `slots` are those it may start in; `length` is in slots.
        """
        worth = score if isinstance(score, tuple) else (score, 0)
        candidate = Candidate(
            id=meeting_id(visitor, host),
            a=visitor,
            b=host,
            score_a=worth[0],
            score_b=worth[1],
            rank_a=rank,
            rank_b=host_rank,
            mandatory=mandatory,
            allowed=_set(slots),
            length=length,
        )
        self._candidates.append(candidate)
        return self

    def lock(self, visitor: str, host: str, slot: int, *, table: str | None = None) -> Self:
        """Hold a requested meeting in this slot, at this table where one is named."""
        lock = Lock(meeting_id(visitor, host), slot, table)
        self._locks.append(lock)
        return self

    def forbid(self, visitor: str, host: str) -> Self:
        """Never hold a requested meeting."""
        self._blocks.add(meeting_id(visitor, host))
        return self

    def pool(self, name: str, limit: int, pairs: Iterable[Pair] | None = None) -> Self:
        """Hold at most `limit` meetings at once, among these pairs or among all."""
        among = None if pairs is None else frozenset(meeting_id(*pair) for pair in pairs)
        self._pools.append(Pool(name, limit, among))
        return self

    def order(self, before: Pair, after: Pair) -> Self:
        """Where both meetings are held, end one before the other begins."""
        order = Precedence(meeting_id(*before), meeting_id(*after))
        self._precedences.append(order)
        return self

    def walking(self, *, slots: int = 0, minutes: int = 0) -> Self:
        """Leave time between meetings in different zones: whole slots, minutes, or both."""
        self._transition = Transition(slots, minutes)
        return self

    def pause(self, party: str, slots: Iterable[int], *, free: int = 1) -> Self:
        """Leave a party at least `free` of these slots without a meeting, for lunch or prayer."""
        self._pauses.append(Pause(party, frozenset(slots), free))
        return self

    def even_breaks(self, spread: int) -> Self:
        """Let the breaks of any two parties of one side differ by at most `spread`."""
        self._spread = spread
        return self

    def problem(self) -> Problem:
        """Return the problem; raises `ProblemError` where its parts do not fit together."""
        known = {party.id for party in self._parties}
        for candidate in self._candidates:
            for party in (candidate.a, candidate.b):
                if party not in known:
                    raise ProblemError(
                        f"the request {candidate.a!r} with {candidate.b!r} names {party!r}, "
                        "who was not added by host(), visitor() or person()"
                    )
        return Problem(
            slots=tuple(self._slots),
            parties=tuple(self._parties),
            candidates=tuple(self._candidates),
            tables=tuple(self._tables),
            pools=tuple(self._pools),
            precedences=tuple(self._precedences),
            locks=tuple(self._locks),
            blocks=frozenset(self._blocks),
            transition=self._transition,
            spread=self._spread,
            pauses=tuple(self._pauses),
        )

    def solve(self, seconds: float = 10, *, seed: int = 0, workers: int = 2) -> Result:
        """Return the best timetable found within so many seconds; see `solve` for more."""
        return solve(self.problem(), time_limit=seconds, seed=seed, workers=workers)


def meeting_id(visitor: str, host: str) -> str:
    """Return the id by which the meeting of two parties is named."""
    return f"{visitor} ~ {host}"


def _set(slots: Iterable[int] | None) -> frozenset[int] | None:
    return None if slots is None else frozenset(slots)
