"""A worker's attempts at a job: how one begins, and whether it may still write."""

from datetime import datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

import structlog
from sqlmodel import Session

from app.core.errors import NotFoundError
from app.events.queries import lock_event
from app.timetable.records import RunStatus

ACTIVE = (RunStatus.QUEUED, RunStatus.RUNNING)
MOST_ATTEMPTS = 5
"""A job is given up after so many attempts, whose workers died."""
log = structlog.get_logger(__name__)


class Job(Protocol):
    """The row of a job of any kind."""

    id: UUID
    status: RunStatus
    attempts: int
    started_at: datetime | None


class Start(Enum):
    """The result of beginning an attempt."""

    BEGUN = "begun"
    OVER = "over"
    """It has ended already, or was deleted."""
    GIVEN_UP = "given_up"
    """Too many workers died of it; the caller must end it as failed."""


def begin(job: Job | None, now: datetime) -> Start:
    """Begin another attempt at a job, which must be locked."""
    if job is None or job.status not in ACTIVE:
        return Start.OVER
    if job.attempts >= MOST_ATTEMPTS:
        return Start.GIVEN_UP
    job.attempts += 1
    job.status = RunStatus.RUNNING
    job.started_at = job.started_at or now
    return Start.BEGUN


def event_held(session: Session, event_id: UUID) -> bool:
    """Lock a job's event, as is done before the job by all that lock both; False: it was deleted.

    Whoever changes or deletes the event may then need the job, too, and never waits for a worker
    that waits for them.
    """
    try:
        lock_event(session, event_id)
    except NotFoundError:
        log.warning("job_without_event", event_id=str(event_id))
        return False
    return True


def is_current(job: Job | None, attempt: int) -> bool:
    """Return whether that attempt may still write; the job must be locked."""
    if job is None or job.attempts != attempt or job.status is not RunStatus.RUNNING:
        log.warning("job_superseded", job=None if job is None else str(job.id), attempt=attempt)
        return False
    return True
