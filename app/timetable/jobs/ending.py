"""How a job ends that fails: in one way, whatever the job is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import structlog
from sqlalchemy.exc import IntegrityError

from app.core.db import is_away

log = structlog.get_logger(__name__)


@contextmanager
def failures_told(job: UUID, fail: Callable[[str], None]) -> Iterator[None]:
    """Call `fail` with the code of what goes wrong within the context, and go on after it.

    A database that is away raises, so that the job is tried again.
    """
    try:
        yield
    except Exception as error:
        if is_away(error):
            raise
        code = "lists_changed" if isinstance(error, IntegrityError) else "internal"
        log.exception("job_failed", job=str(job), code=code)
        fail(code)
