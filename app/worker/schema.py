"""Waiting for the schema, in a process of its own: what reads it stays in memory otherwise."""

import os
import signal
from multiprocessing.connection import wait

import structlog

from app.core.database.engine import open_engine
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.worker.ending import parent_gone
from app.worker.news import AWAY

PAUSE = 1.0
"""Seconds between two looks."""
log = structlog.get_logger("worker")


def wait_for_schema(settings: Settings) -> None:
    """Wait until the database answers and has this version's tables; ends the process.

    At once if its parent dies.
    """
    from app.migrations import is_current, is_newer  # noqa: PLC0415 - Alembic takes 10 MB

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    configure_logs(settings)
    engine = open_engine(settings.database)
    parent = parent_gone()
    while True:
        try:
            if is_current(engine):
                break
            found = "newer than this version" if is_newer(engine) else "not current"
            log.info("worker_waits", reason=f"schema is {found}")
        except AWAY as error:
            log.info("worker_waits", reason=type(error).__name__)
        if wait([parent], PAUSE):
            break
    os._exit(0)
