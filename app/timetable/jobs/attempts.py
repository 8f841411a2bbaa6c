"""A worker's tries at a job: how one begins, and whether it is still the one that may write."""

from datetime import datetime
from enum import Enum

import structlog

from app.timetable.records import Analysis, RunStatus, SolveRun

ACTIVE = (RunStatus.QUEUED, RunStatus.RUNNING)
MOST_ATTEMPTS = 5
"""A job that killed so many workers is given up."""
Job = SolveRun | Analysis
log = structlog.get_logger(__name__)


class Start(Enum):
    """What became of the wish to begin a job."""

    BEGUN = "begun"
    OVER = "over"
    """It has ended already, or was deleted."""
    GIVEN_UP = "given_up"
    """It killed too many workers: whoever asks must end it as failed."""


def begin(job: Job | None, now: datetime) -> Start:
    """Count one more attempt at a job that was read for update."""
    if job is None or job.status not in ACTIVE:
        return Start.OVER
    if job.attempts >= MOST_ATTEMPTS:
        return Start.GIVEN_UP
    job.attempts += 1
    job.status = RunStatus.RUNNING
    job.started_at = job.started_at or now
    return Start.BEGUN


def is_current(job: Job | None, attempt: int) -> bool:
    """Tell whether that attempt may still write, of a job that was read for update."""
    if job is None or job.attempts != attempt or job.status is not RunStatus.RUNNING:
        log.warning("job_superseded", job=None if job is None else str(job.id), attempt=attempt)
        return False
    return True
