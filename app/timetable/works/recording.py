"""Recording a solve's progress while it runs, and watching for a request to stop.

The solver's threads only append to a list; a thread of this module writes to the database a few
times a second, so that the solver never waits for it.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID

import structlog
from sqlalchemy import Engine, update
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col

from app.core.clock import Clock
from app.core.database.sessions import transaction
from app.timetable.exchange import Moment
from app.timetable.jobs.listening import Listener
from app.timetable.records import RunStatus, SolveProgress, SolveRun
from app.timetable.runs import queries
from app.timetable.runs.news import tell_progress

QUIET = 2.0
"""After so many seconds without progress, a row is added that shows that the solve goes on."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One worker's attempt at a run; only the newest attempt may write."""

    run_id: UUID
    event_id: UUID
    run_number: int
    number: int
    spent: float
    """Seconds that earlier attempts used up."""
    next_sequence: int


class Recorder(Listener):
    """Writes a run's progress and incumbent, and listens, while its solve goes on."""

    def __init__(
        self,
        engine: Engine,
        attempt: Attempt,
        clock: Clock,
        watch: Callable[[Moment], None] | None = None,
    ) -> None:
        super().__init__(
            engine, attempt.number, lambda session: queries.run_signals(session, attempt.run_id)
        )
        self._attempt = attempt
        self._clock = clock
        self._watch = watch
        self._sequence = attempt.next_sequence
        self._noted: list[Moment] = []
        self._last: Moment | None = None
        self._last_written = time.monotonic()
        self._guard = threading.Lock()
        self._started = time.monotonic()

    def note(self, moment: Moment) -> None:
        """Add progress to be written; called from any thread."""
        with self._guard:
            self._noted.append(moment)
        if self._watch is not None:
            self._watch(moment)

    def _look(self) -> None:
        """Write new progress and read the signals; if the database is away, the next look does."""
        with self._guard:
            news, self._noted = self._noted, []
        moments = _worth_writing(news) or self._sign_of_life()
        try:
            if self._listen() and moments:
                with transaction(self._engine) as session:
                    self._write(session, moments, news)
                self._sequence += len(moments)
                self._last, self._last_written = moments[-1], time.monotonic()
        except SQLAlchemyError as error:
            log.warning("solve_progress_delayed", run=str(self._attempt.run_id), error=str(error))
            with self._guard:
                self._noted = news + self._noted

    def _sign_of_life(self) -> list[Moment]:
        if self._last is None or time.monotonic() - self._last_written < QUIET:
            return []
        return [replace(self._last, elapsed=time.monotonic() - self._started)]

    def _write(self, session: Session, moments: Sequence[Moment], news: Sequence[Moment]) -> None:
        best = next((moment.solution for moment in reversed(news) if moment.solution), None)
        if best is not None:
            session.execute(
                update(SolveRun)
                .where(
                    col(SolveRun.id) == self._attempt.run_id,
                    col(SolveRun.attempts) == self._attempt.number,
                )
                .values(incumbent=best())
            )
        tell_progress(
            session,
            self._attempt.event_id,
            self._attempt.run_number,
            RunStatus.RUNNING,
            moments[-1].phase,
        )
        now = self._clock.now()
        session.add_all(
            SolveProgress(
                run_id=self._attempt.run_id,
                sequence=sequence,
                at=now,
                phase=moment.phase,
                tier=moment.tier or None,
                incumbent=moment.incumbent,
                bound=moment.bound,
                gap=moment.gap,
                elapsed=round(self._attempt.spent + moment.elapsed, 3),
            )
            for sequence, moment in enumerate(moments, start=self._sequence)
        )


def _worth_writing(news: Sequence[Moment]) -> list[Moment]:
    """Return the last moment of every phase and tier, in order."""
    return [list(group)[-1] for _, group in groupby(news, key=lambda m: (m.phase, m.tier))]
