"""How jobs of all kinds fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import structlog
from sqlalchemy.exc import IntegrityError

from app.core.database.sessions import is_away

log = structlog.get_logger(__name__)


@contextmanager
def failures_recorded(job: UUID, fail: Callable[[str], None]) -> Iterator[None]:
    """Call `fail` with the code of an error within the context, and suppress the error.

    If the database is away, that error is raised, so that the job is tried again.
    """
    try:
        yield
    except Exception as error:
        if is_away(error):
            raise
        code = "lists_changed" if isinstance(error, IntegrityError) else "internal"
        log.exception("job_failed", job=str(job), code=code)
        fail(code)
