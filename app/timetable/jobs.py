"""Solve runs as durable jobs (DBOS): handed out by the API, carried out by worker processes.

The job's id is the run's id, so handing it out twice makes one job. The job itself knows only the
run's id; all state is in the run's row. Whatever went wrong between a commit and a hand-out, or
between a worker and its database, the workers' `sweep` puts right.
"""

import time
from uuid import UUID

import structlog
from dbos import DBOS, DBOSClient, EnqueueOptions
from dbos import error as dbos_error
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.core.clock import Clock
from app.core.db import transaction
from app.timetable import queries
from app.timetable.execution import MOST_ATTEMPTS, execute
from app.timetable.records import WorkerHeartbeat

APPLICATION = "titik-temu"
VERSION = "1"
"""Pinned: jobs begun before an upgrade go on after it."""
QUEUE = "solves"
WORKFLOW = "solve_run"
STILL_AFTER = 15.0
"""Seconds without any sign of life after which a worker or a solve counts as dead."""
_ENDED = frozenset({"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})
_QUEUE_AWAY = (SQLAlchemyError, dbos_error.DBOSException)
log = structlog.get_logger(__name__)


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


def hand_out(jobs_database: str, run_id: UUID) -> None:
    """Queue the job of a committed run; if the queue is away, a worker's sweep does it later."""
    try:
        client = DBOSClient(
            system_database_url=jobs_database,
            application_name=APPLICATION,
            retry_connection_errors=False,
        )
    except _QUEUE_AWAY as error:
        log.warning("solve_run_not_queued_yet", run=str(run_id), error=type(error).__name__)
        return
    try:
        client.enqueue(_options(str(run_id)), str(run_id))
    except _QUEUE_AWAY as error:
        log.warning("solve_run_not_queued_yet", run=str(run_id), error=type(error).__name__)
    finally:
        client.destroy()


def register(engine: Engine, clock: Clock) -> None:
    """Tell DBOS, in a worker process and before its launch, what a job does."""

    @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=MOST_ATTEMPTS * 2)
    def solve_run(run_id: str) -> None:
        DBOS.run_step(
            {"name": "solve", "retries_allowed": True, "max_attempts": 3},
            lambda: execute(UUID(run_id), engine, clock=clock),
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
    """In a worker: hand out active runs that no job stands for.

    That is a run whose process died between commit and hand-out, and one whose job ended without
    ending the run (then only once nobody has written progress for a while).
    """
    with transaction(engine, read_only=True) as session:
        active = [
            (run_id, attempts, queries.last_sequence(session, run_id))
            for run_id, attempts in queries.active_runs(session)
        ]
    for run_id, attempts, told in active:
        names = [str(run_id), *(f"{run_id}-{n}" for n in range(1, MOST_ATTEMPTS + 1))]
        jobs = DBOS.list_workflows(workflow_ids=names, load_input=False, load_output=False)
        if not jobs:
            _queue(names[0], run_id)
        elif all(job.status in _ENDED for job in jobs) and stillness.is_still(
            f"run:{run_id}", told
        ):
            _queue(f"{run_id}-{max(1, attempts)}", run_id)


def take_over(engine: Engine, executor_id: str, stillness: Stillness) -> None:
    """In a worker: let jobs of workers whose heartbeat stopped run anew, here or elsewhere."""
    pending = DBOS.list_workflows(
        status="PENDING", name=WORKFLOW, load_input=False, load_output=False
    )
    others = {job.executor_id for job in pending if job.executor_id} - {executor_id}
    if not others:
        return
    with transaction(engine, read_only=True) as session:
        beats = queries.heartbeats(session)
    dead = {other for other in others if stillness.is_still(other, beats.get(other, 0))}
    for job in pending:
        if job.executor_id in dead:
            log.warning("solve_run_taken_over", run=job.workflow_id, worker=job.executor_id)
            DBOS.resume_workflow(job.workflow_id, queue_name=QUEUE)


def _queue(job_id: str, run_id: UUID) -> None:
    log.info("solve_run_queued_by_sweep", run=str(run_id))
    DBOS.enqueue_workflow_with_options(_options(job_id), str(run_id))


def _options(job_id: str) -> EnqueueOptions:
    return {
        "queue_name": QUEUE,
        "workflow_name": WORKFLOW,
        "workflow_id": job_id,
        "app_version": VERSION,
        "application_name": APPLICATION,
    }
