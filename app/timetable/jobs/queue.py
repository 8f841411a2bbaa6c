"""The queue of durable jobs (DBOS), as those who ask for something see it."""

from dataclasses import dataclass
from uuid import UUID

import structlog
from dbos import DBOSClient, EnqueueOptions
from dbos import error as dbos_error
from sqlalchemy.exc import SQLAlchemyError

APPLICATION = "titik-temu"
VERSION = "1"
"""Pinned: jobs begun before an upgrade go on after it."""
_QUEUE_AWAY = (SQLAlchemyError, dbos_error.DBOSException)
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job, and its queue: a question need not wait for a solve."""

    name: str
    queue: str


SOLVE = Kind("solve_run", "solves")
ANALYSIS = Kind("analysis", "analyses")


def hand_out(jobs_database: str, identity: UUID, kind: Kind) -> None:
    """Queue the job of a committed row; if the queue is away, a worker's sweep does it later."""
    try:
        client = DBOSClient(
            system_database_url=jobs_database,
            application_name=APPLICATION,
            retry_connection_errors=False,
        )
    except _QUEUE_AWAY as error:
        log.warning("job_not_queued_yet", job=str(identity), error=type(error).__name__)
        return
    try:
        client.enqueue(options(kind, str(identity)), str(identity))
    except _QUEUE_AWAY as error:
        log.warning("job_not_queued_yet", job=str(identity), error=type(error).__name__)
    finally:
        client.destroy()


def options(kind: Kind, job_id: str) -> EnqueueOptions:
    """Return how a job of that kind is queued."""
    return {
        "queue_name": kind.queue,
        "workflow_name": kind.name,
        "workflow_id": job_id,
        "app_version": VERSION,
        "application_name": APPLICATION,
    }
