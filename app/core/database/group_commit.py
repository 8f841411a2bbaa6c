"""Group commit: pieces of work that arrive together share one transaction and one disk flush.

A commit waits for the disk, and the wait is as long for a hundred rows as for one. So the work that
arrives while one group is being committed forms the next group. A sender is answered only after the
commit of its work has returned. (The idea: DeWitt et al., Implementation Techniques for Main Memory
Database Systems, SIGMOD 1984, section 5.2.)
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

from app.core.database.sessions import is_away, transaction, translate_error
from app.core.database.turns import urgent_turn

Work = TypeVar("Work")
Answer = TypeVar("Answer")
_RETRIED_STATES = ("40001", "40P01")
"""PostgreSQL's codes of a transaction that failed because of another one and may be tried again."""
_LONGEST_PAUSE = 0.006
"""Seconds that a group waits at most for more work: about as long as a disk flush takes."""
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Waiting(Generic[Work, Answer]):
    """A piece of work, its weight, and the future of its answer."""

    work: Work
    weight: int
    answer: asyncio.Future[Answer]


@dataclass(slots=True)
class _Lane(Generic[Work, Answer]):
    """The work waiting in one event loop, and the task that carries it out while there is any."""

    waiting: deque[_Waiting[Work, Answer]] = field(default_factory=deque)
    threads: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))
    task: asyncio.Task[None] | None = None
    together: int = 1
    """The number of pieces in the last group."""
    complete: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when as many pieces wait again."""

    def add(self, one: _Waiting[Work, Answer]) -> None:
        """Add a piece of work to those waiting."""
        self.waiting.append(one)
        if len(self.waiting) >= self.together:
            self.complete.set()

    async def gather(self) -> None:
        """Wait, at most `_LONGEST_PAUSE`, until as many pieces have arrived as in the last group.

        Senders that were just answered are likely to send again at once. A single sender does not
        wait.
        """
        await asyncio.sleep(0)
        if len(self.waiting) < self.together:
            self.complete.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.complete.wait(), _LONGEST_PAUSE)


class GroupCommit(Generic[Work, Answer]):
    """Carries out work in groups, one group at a time, in the order of arrival.

    `carry_out` gets a session and a group and returns one answer for each piece of work, in order;
    an exception among them is raised to the sender of that piece. It must not commit. When it fails
    as a whole, everything is rolled back and each piece is tried in its own transaction, so that no
    sender fails because of another's work. `most` limits the weight of a group, which holds at
    least one piece of work. On SQLite a group goes before all other writers that wait, and on
    PostgreSQL it does not wait: the engine has a reserved connection for it (`open_reserved`).
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
        self.groups = 0
        """How many groups have been carried out."""
        self._lanes: WeakKeyDictionary[asyncio.AbstractEventLoop, _Lane[Work, Answer]] = (
            WeakKeyDictionary()
        )

    async def submit(self, work: Work, *, weight: int = 1) -> Answer:
        """Carry out work together with all other waiting work; return its answer after the commit.

        A cancelled sender stops waiting; its work is still carried out.
        """
        loop = asyncio.get_running_loop()
        lane = self._lanes.setdefault(loop, _Lane())
        answer: asyncio.Future[Answer] = loop.create_future()
        lane.add(_Waiting(work, weight, answer))
        if lane.task is None:
            lane.task = loop.create_task(self._run(lane))
        return await answer

    async def _run(self, lane: _Lane[Work, Answer]) -> None:
        """Carry out groups until no work waits. Between groups one other writer gets its turn."""
        try:
            while lane.waiting:
                async with urgent_turn(self._engine):
                    await lane.gather()
                    group = self._next_group(lane.waiting)
                    lane.together = len(group)
                    self.groups += 1
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
        """Commit a group; if that fails, commit each piece alone. Runs in a thread."""
        try:
            return self._commit(group)
        except Exception as error:
            if _stays_away(error) or len(group) == 1:
                return [translate_error(error)] * len(group)
            log.warning("group_failed", size=len(group), kind=type(error).__name__)
        return self._one_by_one(group)

    def _one_by_one(self, group: Sequence[Work]) -> Sequence[Answer | Exception]:
        answers: list[Answer | Exception] = []
        for work in group:
            try:
                answers += self._commit([work])
            except Exception as error:
                if _stays_away(error):
                    return [*answers, *[translate_error(error)] * (len(group) - len(answers))]
                answers.append(translate_error(error))
        return answers

    def _commit(self, group: Sequence[Work]) -> Sequence[Answer | Exception]:
        with transaction(self._engine) as session:
            answers = self._carry_out(session, group)
        if len(answers) != len(group):
            raise RuntimeError("a group must be answered piece by piece")
        return answers


def _tell(waiting: asyncio.Future[Answer], answer: Answer | Exception) -> None:
    if waiting.done():
        return  # cancelled: no sender waits any more
    if isinstance(answer, Exception):
        waiting.set_exception(answer)
    else:
        waiting.set_result(answer)


def _stays_away(error: Exception) -> bool:
    """Return whether trying again at once would be useless."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return is_away(error) and state not in _RETRIED_STATES
