"""Solve runs and analyses as durable jobs (DBOS), as the worker processes see them.

A job's id is its row's id, so handing it out twice makes one job. The job itself knows only that
id; all state is in the row. Whatever went wrong between a commit and a hand-out, or
between a worker and its database, the workers' `sweep` puts right.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from dbos import DBOS
from sqlalchemy import Engine
from sqlmodel import Session

from app.core.clock import Clock
from app.core.db import transaction
from app.timetable.jobs import queries
from app.timetable.jobs.attempts import MOST_ATTEMPTS
from app.timetable.jobs.queue import ANALYSIS, SOLVE, Kind, options
from app.timetable.records import WorkerHeartbeat
from app.timetable.works.answering import answer
from app.timetable.works.execution import execute

STILL_AFTER = 15.0
"""Seconds without any sign of life after which a worker or a job counts as dead."""
KEPT = timedelta(days=1)
"""For how long the queue remembers a job that has ended."""
FORGOTTEN_AT_ONCE = 500
_ENDED = frozenset({"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """What carries a kind of job out, and where its rows are that have not ended.

    A worker carries out `at_once` jobs of its queue: a quick question need not wait for a slow one.
    `active` gives id, attempts, and a number that grows while the job goes on, if it tells
    anything.
    """

    kind: Kind
    at_once: int
    poll: float
    """Seconds until a worker notices a job that was queued."""
    carry_out: Callable[[UUID, Engine, Clock], None]
    active: Callable[[Session], Sequence[tuple[UUID, int, int]]]


WORKS = (
    Work(
        SOLVE,
        1,
        0.3,
        lambda identity, engine, clock: execute(identity, engine, clock=clock),
        queries.active_runs,
    ),
    Work(
        ANALYSIS,
        3,
        0.1,
        lambda identity, engine, clock: answer(identity, engine, clock=clock),
        queries.active_analyses,
    ),
)


class Stillness:
    """Tells what has not changed for a while, by this process's own clock.

    Nobody's wall clock matters: only whether a value seen before is still the same.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._seen: dict[str, tuple[int, float]] = {}

    def is_still(self, name: str, value: int) -> bool:
        """Note the value; tell whether it has been the same for too long."""
        now = time.monotonic()
        known = self._seen.get(name)
        if known is None or known[0] != value:
            self._seen[name] = (value, now)
            return False
        return now - known[1] >= self._seconds


def register(engine: Engine, clock: Clock) -> None:
    """Tell DBOS, in a worker process and before its launch, what each kind of job does."""
    for work in WORKS:
        _register(work, engine, clock)


def _register(work: Work, engine: Engine, clock: Clock) -> None:
    @DBOS.workflow(name=work.kind.name, max_recovery_attempts=MOST_ATTEMPTS * 2)
    def job(identity: str) -> None:
        DBOS.run_step(
            {"name": "solve", "retries_allowed": True, "max_attempts": 3},
            lambda: work.carry_out(UUID(identity), engine, clock),
        )


def listen() -> None:
    """Begin to take jobs from the queues, in a worker process and after its launch."""
    for work in WORKS:
        DBOS.register_queue(
            work.kind.queue, worker_concurrency=work.at_once, polling_interval_sec=work.poll
        )


def beat(engine: Engine, executor_id: str, clock: Clock) -> None:
    """Give a sign of life of this worker."""
    with transaction(engine) as session:
        row = session.get(WorkerHeartbeat, executor_id)
        row = row or WorkerHeartbeat(executor_id=executor_id, beat_at=clock.now())
        row.beats += 1
        row.beat_at = clock.now()
        session.add(row)


def sweep(engine: Engine, stillness: Stillness) -> None:
    """In a worker: hand out active rows that no job stands for.

    That is a row whose process died between commit and hand-out, and one whose job ended without
    ending the row (then only once it has told nothing for a while).
    """
    for work in WORKS:
        with transaction(engine, read_only=True) as session:
            active = work.active(session)
        for identity, attempts, told in active:
            names = [str(identity), *(f"{identity}-{n}" for n in range(1, MOST_ATTEMPTS + 1))]
            jobs = DBOS.list_workflows(workflow_ids=names, load_input=False, load_output=False)
            if not jobs:
                _queue(work, names[0], identity)
            elif all(job.status in _ENDED for job in jobs) and stillness.is_still(
                f"job:{identity}", told
            ):
                _queue(work, f"{identity}-{max(1, attempts)}", identity)


def take_over(engine: Engine, executor_id: str, stillness: Stillness) -> None:
    """In a worker: let jobs of workers whose heartbeat stopped run anew, here or elsewhere."""
    pending = [
        (work, job)
        for work in WORKS
        for job in DBOS.list_workflows(
            status="PENDING", name=work.kind.name, load_input=False, load_output=False
        )
    ]
    others = {job.executor_id for _, job in pending if job.executor_id} - {executor_id}
    if not others:
        return
    with transaction(engine, read_only=True) as session:
        beats = queries.heartbeats(session)
    dead = {other for other in others if stillness.is_still(other, beats.get(other, 0))}
    for work, job in pending:
        if job.executor_id in dead:
            log.warning("job_taken_over", job=job.workflow_id, worker=job.executor_id)
            DBOS.resume_workflow(job.workflow_id, queue_name=work.kind.queue)


def forget(now: datetime) -> None:
    """In a worker: let the queue forget jobs that ended long ago; their rows tell what became."""
    while old := DBOS.list_workflows(
        status=sorted(_ENDED),
        completed_before=(now - KEPT).isoformat(),
        limit=FORGOTTEN_AT_ONCE,
        load_input=False,
        load_output=False,
    ):
        DBOS.delete_workflows([job.workflow_id for job in old])


def _queue(work: Work, job_id: str, identity: UUID) -> None:
    log.info("job_queued_by_sweep", job=str(identity), work=work.kind.name)
    DBOS.enqueue_workflow_with_options(options(work.kind, job_id), str(identity))
