"""Logs as a running server writes them, for tests of what they must not hold.

The format is set within the block: a test that ran before in the same process may have sent the
logs to a stream of its own.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr

import structlog

from app.core.logs import configure_logs
from app.core.settings import Settings


@contextmanager
def written_logs() -> Iterator[io.StringIO]:
    """The stream that everything logged within the block goes to."""
    root = logging.getLogger()
    handlers, level, before = root.handlers, root.level, structlog.get_config()
    written = io.StringIO()
    try:
        with redirect_stderr(written):
            configure_logs(Settings(log_format="json", log_level="debug"))
        yield written
    finally:
        root.handlers, root.level = handlers, level
        structlog.configure(**before)
