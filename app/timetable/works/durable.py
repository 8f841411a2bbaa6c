"""Solve runs and analyses as durable jobs (DBOS), as the worker processes see them.

To request a job is to add a row; workers queue it (`Desk`). A job's id is its row's id, so queueing
it twice makes one job. The job has only that id; all state is in the row.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from threading import Event
from uuid import UUID

import structlog
from dbos import DBOS, EnqueueOptions, WorkflowStatus
from sqlalchemy import Engine
from sqlmodel import Session

from app.core.clock import Clock
from app.core.database.sessions import transaction
from app.timetable.jobs import queries
from app.timetable.jobs.attempts import MOST_ATTEMPTS
from app.timetable.jobs.beating import beat
from app.timetable.jobs.turns import Active, in_turn
from app.timetable.works.execution import execute

APPLICATION = "titik-temu"
VERSION = "1"
"""Pinned: jobs begun before an upgrade go on after it."""
POLL = 0.1
"""Seconds until DBOS notices a job that was queued."""
STILL_AFTER = 15.0
"""Seconds without a heartbeat or progress after which a worker or job counts as dead."""
KEPT = timedelta(days=1)
"""For how long the queue remembers a job that has ended."""
FORGOTTEN_AT_ONCE = 500
_ENDED = frozenset({"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})
_LOADED = Event()
"""Set once the solvers are loaded."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of job: what carries it out, and how its active rows are selected.

    Each kind has a queue of its own, so that questions do not wait for solves. A worker carries
    out `at_once` jobs of it at a time, so that a quick question does not wait for a slow one; all
    workers together carry out `per_event` of an event, so that events take turns.
    """

    name: str
    queue: str
    at_once: int
    carry_out: Callable[[UUID, Engine, Clock], None]
    active: Callable[[Session], Sequence[Active]]
    """Selects the jobs that wait or run, oldest first."""
    per_event: int = 1


def load() -> None:
    """Load the solvers, which takes half a second and more memory than all other modules.

    Jobs that are taken from the queue meanwhile wait: two threads must not load the same modules.
    """
    import_module("app.timetable.works.answering")
    _LOADED.set()


def _execute(identity: UUID, engine: Engine, clock: Clock) -> None:
    execute(identity, engine, clock=clock)


def _answer(identity: UUID, engine: Engine, clock: Clock) -> None:
    from app.timetable.works.answering import answer  # noqa: PLC0415 - see `load`

    answer(identity, engine, clock=clock)


SOLVES = Work("solve_run", "solves", 1, _execute, queries.active_runs)
ANALYSES = Work("analysis", "analyses", 3, _answer, queries.active_analyses, per_event=3)
WORKS = (SOLVES, ANALYSES)
Works = Sequence[Work]


class Stillness:
    """Measures for how long values have stayed the same, by this process's monotonic clock.

    Values are compared, not times, so the clocks of other machines do not matter.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._seen: dict[str, tuple[int, float]] = {}

    def is_still(self, name: str, value: int) -> bool:
        """Store the value; return whether it has been the same for the given seconds."""
        now = time.monotonic()
        known = self._seen.get(name)
        if known is None or known[0] != value:
            self._seen[name] = (value, now)
            return False
        return now - known[1] >= self._seconds


def register(engine: Engine, clock: Clock, works: Works = WORKS) -> None:
    """Register each kind of job with DBOS, in a worker process before its launch."""
    for work in works:
        _register(work, engine, clock)


def _register(work: Work, engine: Engine, clock: Clock) -> None:
    @DBOS.workflow(name=work.name, max_recovery_attempts=MOST_ATTEMPTS * 2)
    def job(identity: str) -> None:
        _LOADED.wait()
        DBOS.run_step(
            {"name": "solve", "retries_allowed": True, "max_attempts": 3},
            lambda: work.carry_out(UUID(identity), engine, clock),
        )


def listen(works: Works = WORKS) -> None:
    """Start taking jobs from the queues, in a worker process after its launch."""
    for work in works:
        DBOS.register_queue(work.queue, worker_concurrency=work.at_once, polling_interval_sec=POLL)


class Desk:
    """Queues jobs: of new rows, of rows whose job was lost, and of workers that died.

    DBOS must have been launched. There is one for each worker process.
    """

    def __init__(
        self, engine: Engine, executor_id: str, clock: Clock, works: Works = WORKS
    ) -> None:
        self._engine = engine
        self._executor_id = executor_id
        self._clock = clock
        self._works = works
        self._stillness = Stillness(STILL_AFTER)
        self._handed_out: set[UUID] = set()

    def hand_out(self) -> bool:
        """Queue rows whose turn it is and that have no job; return whether any row is active.

        Another worker may have queued them already.
        """
        active = self._active()
        for work, job in active:
            if job.id not in self._handed_out:
                if not _jobs(job.id):
                    _queue(work, str(job.id), job.id)
                self._handed_out.add(job.id)
        return bool(active)

    def look_after(self) -> None:
        """Write a heartbeat and queue what was lost; to be called about once a second."""
        beat(self._engine, self._executor_id, self._clock.now())
        self._sweep()
        self._take_over()

    def _active(self) -> list[tuple[Work, Active]]:
        """Return the rows whose turn it is; if there are any rows, there are some of these."""
        with transaction(self._engine, read_only=True) as session:
            return [
                (work, job)
                for work in self._works
                for job in in_turn(work.active(session), work.per_event)
            ]

    def _sweep(self) -> None:
        """Queue rows again whose jobs have ended while the rows have not, and show no progress."""
        for work, row in self._active():
            if all(job.status in _ENDED for job in _jobs(row.id)) and self._stillness.is_still(
                f"job:{row.id}", row.told
            ):
                _queue(work, f"{row.id}-{max(1, row.attempts)}", row.id)

    def _take_over(self) -> None:
        """Queue again, for any worker, the jobs of workers whose heartbeat has stopped."""
        pending = [
            (work, job)
            for work in self._works
            for job in DBOS.list_workflows(
                status="PENDING", name=work.name, load_input=False, load_output=False
            )
        ]
        others = {job.executor_id for _, job in pending if job.executor_id} - {self._executor_id}
        if not others:
            return
        with transaction(self._engine, read_only=True) as session:
            beats = queries.heartbeats(session)
        dead = {other for other in others if self._stillness.is_still(other, beats.get(other, 0))}
        for work, job in pending:
            if job.executor_id in dead:
                log.warning("job_taken_over", job=job.workflow_id, worker=job.executor_id)
                DBOS.resume_workflow(job.workflow_id, queue_name=work.queue)


def forget(now: datetime) -> None:
    """Delete jobs that ended long ago from the queue; their rows stay. For worker processes."""
    while old := DBOS.list_workflows(
        status=sorted(_ENDED),
        completed_before=(now - KEPT).isoformat(),
        limit=FORGOTTEN_AT_ONCE,
        load_input=False,
        load_output=False,
    ):
        DBOS.delete_workflows([job.workflow_id for job in old])


def _jobs(identity: UUID) -> list[WorkflowStatus]:
    """Return the jobs of a row, ended or not."""
    names = [str(identity), *(f"{identity}-{n}" for n in range(1, MOST_ATTEMPTS + 1))]
    return DBOS.list_workflows(workflow_ids=names, load_input=False, load_output=False)


def queued(work: Work, job_id: str) -> EnqueueOptions:
    """Return DBOS's options for queueing a job."""
    return {
        "queue_name": work.queue,
        "workflow_name": work.name,
        "workflow_id": job_id,
        "app_version": VERSION,
        "application_name": APPLICATION,
    }


def _queue(work: Work, job_id: str, identity: UUID) -> None:
    log.info("job_queued", job=str(identity), work=work.name)
    DBOS.enqueue_workflow_with_options(queued(work, job_id), str(identity))
