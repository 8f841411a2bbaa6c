"""Group commit: pieces of work that arrive together share one transaction and one wait for disk.

A commit waits for the disk, and the wait is as long for a hundred rows as for one. So while one
group is being committed, what arrives forms the next group. Nobody is answered before the commit
that holds their work has returned. (The idea: DeWitt et al., Implementation Techniques for Main
Memory Database Systems, SIGMOD 1984, section 5.2.)
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

import structlog
from anyio import CapacityLimiter, to_thread
from sqlalchemy import Engine
from sqlmodel import Session

from app.core.db import away_or_as_it_is, is_away, transaction
from app.core.turns import hurried_turn

Work = TypeVar("Work")
Answer = TypeVar("Answer")
_RETRIED_STATES = ("40001", "40P01")
"""PostgreSQL's codes of a transaction that lost to another one and may be tried again."""
_LONGEST_PAUSE = 0.006
"""Seconds that a group waits for others at most: about as long as a disk takes."""
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Waiting(Generic[Work, Answer]):
    """A piece of work, its weight, and where its answer is awaited."""

    work: Work
    weight: int
    answer: asyncio.Future[Answer]


@dataclass(slots=True)
class _Lane(Generic[Work, Answer]):
    """What waits in one event loop, and the task that carries it out while there is any."""

    waiting: deque[_Waiting[Work, Answer]] = field(default_factory=deque)
    threads: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))
    task: asyncio.Task[None] | None = None
    together: int = 1
    """How many came together the last time."""
    complete: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when as many wait again."""

    def add(self, one: _Waiting[Work, Answer]) -> None:
        """Let one more wait."""
        self.waiting.append(one)
        if len(self.waiting) >= self.together:
            self.complete.set()

    async def gather(self) -> None:
        """Wait, though not for long, until as many have arrived as came together the last time.

        Who was just answered is about to send again. A lone sender waits for nobody.
        """
        await asyncio.sleep(0)
        if len(self.waiting) < self.together:
            self.complete.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.complete.wait(), _LONGEST_PAUSE)


class GroupCommit(Generic[Work, Answer]):
    """Carries out work in groups, one group at a time, in the order of arrival.

    `carry_out` gets a session and a group and returns one answer for each piece of work, in
    order; an exception among them is raised to that one's sender. It must not commit. When it
    fails as a whole, all is undone and each piece is tried in a transaction of its own, so that
    nobody fails for what somebody else sent. `most` bounds the weight of a group, which holds one
    piece of work at least. On SQLite a group comes before everybody else who waits to write, and
    on a server it waits for nobody: the engine has a connection for it (`open_beside`).
    """

    def __init__(
        self,
        engine: Engine,
        carry_out: Callable[[Session, Sequence[Work]], Sequence[Answer | Exception]],
        *,
        most: int,
    ) -> None:
        self._engine = engine
        self._carry_out = carry_out
        self._most = most
        self._lanes: WeakKeyDictionary[asyncio.AbstractEventLoop, _Lane[Work, Answer]] = (
            WeakKeyDictionary()
        )

    async def submit(self, work: Work, *, weight: int = 1) -> Answer:
        """Carry out work together with whatever else is waiting; return once it is committed.

        A sender that is cancelled stops to wait; what it sent is carried out all the same.
        """
        loop = asyncio.get_running_loop()
        lane = self._lanes.setdefault(loop, _Lane())
        answer: asyncio.Future[Answer] = loop.create_future()
        lane.add(_Waiting(work, weight, answer))
        if lane.task is None:
            lane.task = loop.create_task(self._run(lane))
        return await answer

    async def _run(self, lane: _Lane[Work, Answer]) -> None:
        """Carry out groups until nothing waits. One other writer gets its turn between groups."""
        try:
            while lane.waiting:
                async with hurried_turn(self._engine):
                    await lane.gather()
                    group = self._next_group(lane.waiting)
                    lane.together = len(group)
                    answers = await to_thread.run_sync(
                        self._settle, [one.work for one in group], limiter=lane.threads
                    )
                for one, answer in zip(group, answers, strict=True):
                    _tell(one.answer, answer)
        finally:
            lane.task = None

    def _next_group(self, waiting: deque[_Waiting[Work, Answer]]) -> list[_Waiting[Work, Answer]]:
        group = [waiting.popleft()]
        weight = group[0].weight
        while waiting and weight + waiting[0].weight <= self._most:
            weight += waiting[0].weight
            group.append(waiting.popleft())
        return group

    def _settle(self, group: Sequence[Work]) -> Sequence[Answer | Exception]:
        """Commit a group; if that fails, commit each piece by itself. Runs in a thread."""
        try:
            return self._commit(group)
        except Exception as error:
            if _stays_away(error) or len(group) == 1:
                return [away_or_as_it_is(error)] * len(group)
            log.warning("group_failed", size=len(group), kind=type(error).__name__)
        return self._one_by_one(group)

    def _one_by_one(self, group: Sequence[Work]) -> Sequence[Answer | Exception]:
        answers: list[Answer | Exception] = []
        for work in group:
            try:
                answers += self._commit([work])
            except Exception as error:
                if _stays_away(error):
                    return [*answers, *[away_or_as_it_is(error)] * (len(group) - len(answers))]
                answers.append(away_or_as_it_is(error))
        return answers

    def _commit(self, group: Sequence[Work]) -> Sequence[Answer | Exception]:
        with transaction(self._engine) as session:
            answers = self._carry_out(session, group)
        if len(answers) != len(group):
            raise RuntimeError("a group must be answered piece by piece")
        return answers


def _tell(waiting: asyncio.Future[Answer], answer: Answer | Exception) -> None:
    if waiting.done():
        return  # cancelled: nobody listens any more
    if isinstance(answer, Exception):
        waiting.set_exception(answer)
    else:
        waiting.set_result(answer)


def _stays_away(error: Exception) -> bool:
    """Tell whether trying again at once would be in vain."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return is_away(error) and state not in _RETRIED_STATES
