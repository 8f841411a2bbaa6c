"""What a worker does by itself at its time, whether or not there are jobs.

Backups, and the erasure of personal data whose time is over.

Each duty is carried out by a process of its own, so that what it needs does not stay in memory, and
a slow disk keeps no job waiting. It is spawned, as the worker may have connections open.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime
from multiprocessing.context import SpawnProcess
from typing import NamedTuple

import structlog

from app.backup.shelf import Shelf
from app.core.clock import SystemClock
from app.core.database.deleting import forget_erased
from app.core.database.engine import open_engine
from app.core.logs import configure_logs
from app.core.settings import Settings

LOOK = 30.0
"""Seconds between two looks for what is due."""
RETENTION_EVERY = 3600.0
"""Seconds between two looks for personal data whose time is over."""
AGAIN = 600.0
"""Seconds after which a duty is tried again that is still due, as when its disk was away."""
log = structlog.get_logger("worker")


class Duty(NamedTuple):
    """Something that is due from time to time."""

    name: str
    pause: float
    """Seconds from one attempt to the next at least."""
    is_due: Callable[[Settings, datetime], bool]
    """Asked in the worker itself: quick, and without much to load."""
    carry_out: Callable[[Settings, datetime], None]


def _is_backup_due(settings: Settings, now: datetime) -> bool:
    return settings.backup_dir is not None and Shelf(settings.backup_dir).is_due(now)


def _back_up(settings: Settings, now: datetime) -> None:
    from app.backup import hourly  # noqa: PLC0415 - an idle worker loads no cryptography
    from app.backup.errors import BackupError  # noqa: PLC0415

    try:
        made = hourly.back_up(settings, now)
    except BackupError as error:
        log.error("backup_failed", code=error.code, **error.params)  # noqa: TRY400 - a sentence
        sys.exit(1)
    log.info("backup_made", file=str(made.file), size=made.size)


def _is_retention_due(settings: Settings, now: datetime) -> bool:
    return True  # which events are due, the database says, in the other process


def _erase(settings: Settings, now: datetime) -> None:
    from app.auth.audit.shortening import shorten_addresses  # noqa: PLC0415
    from app.backup.before import forget_copies  # noqa: PLC0415
    from app.privacy import service  # noqa: PLC0415

    engine = open_engine(settings.database)
    for event_id in service.erase_what_is_due(engine, now):
        log.info("personal_data_erased", event_id=str(event_id))
    if shorten_addresses(engine, now, settings.audit_address_days):
        log.info("audit_addresses_shortened")
    erased = service.last_erased(engine)
    if service.is_in_log(erased, now):
        forget_erased(engine)
    forget_copies(settings.data_dir, now, erased)
    engine.dispose()


DUTIES = (
    Duty("backup", AGAIN, _is_backup_due, _back_up),
    Duty("retention", RETENTION_EVERY, _is_retention_due, _erase),
)


class Duties:
    """Starts what is due, one at a time."""

    def __init__(self, settings: Settings, duties: tuple[Duty, ...] = DUTIES) -> None:
        self._settings = settings
        self._duties = duties
        self._running: SpawnProcess | None = None
        self._looked = time.monotonic()
        self._tried: dict[str, float] = {}

    def look(self) -> None:
        """Start the first duty that is due, unless one is under way; may be called often."""
        now = time.monotonic()
        if now - self._looked < LOOK or (self._running is not None and self._running.is_alive()):
            return
        self._looked = now
        for duty in self._duties:
            if now - self._tried.get(duty.name, -duty.pause) >= duty.pause and self._is_due(duty):
                self._tried[duty.name] = now
                self._running = SpawnProcess(target=_carry_out, args=(duty, self._settings))
                self._running.start()
                return

    def _is_due(self, duty: Duty) -> bool:
        try:
            return duty.is_due(self._settings, SystemClock().now())
        except OSError as error:
            log.warning("duty_delayed", duty=duty.name, error=str(error))
            return False


def _carry_out(duty: Duty, settings: Settings) -> None:
    """Carry a duty out, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.umask(0o077)
    configure_logs(settings)
    try:
        duty.carry_out(settings, SystemClock().now())
    except Exception:
        log.exception("duty_failed", duty=duty.name)
        sys.exit(1)
