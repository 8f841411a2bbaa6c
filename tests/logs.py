"""Logs as a running server writes them, for tests of what they must not hold; and logs that no
test leaves otherwise than it found them, so that it does not matter which ran before."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr

import structlog

from app.core.logs import configure_logs
from app.core.settings import Settings


@contextmanager
def logs_kept() -> Iterator[None]:
    """Undo at the end whatever is done to logs within the block, as a command does that is run."""
    root = logging.getLogger()
    handlers, level, before = root.handlers[:], root.level, structlog.get_config()
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.configure(**before)


@contextmanager
def written_logs() -> Iterator[io.StringIO]:
    """The stream that everything logged within the block goes to."""
    written = io.StringIO()
    with logs_kept():
        with redirect_stderr(written):
            configure_logs(Settings(log_format="json", log_level="debug"))
        yield written
