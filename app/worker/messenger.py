"""The process that sends webhooks and pushes, which the worker starts while there are any."""

import os
import signal
import sys
import time
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess

import structlog
from sqlalchemy import Engine

from app.core.clock import SystemClock
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.participants.pushes import queries as pushes
from app.webhooks import queries
from app.worker.ending import parent_gone
from app.worker.news import AWAY

ROUND = 0.5
"""Seconds between two looks for something to send."""
STAY = 60.0
"""Seconds for which it stays after the last endpoint is gone."""
AGAIN = 5.0
"""Seconds between two looks whether it is needed, and after which one that died is followed."""
log = structlog.get_logger("worker")


class Messenger:
    """Keeps the process that sends alive while there is any endpoint, or a phone to tell."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: SpawnProcess | None = None
        self._looked = time.monotonic() - AGAIN

    def is_sending(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.is_alive()

    def stop(self) -> None:
        """End the process, if it is there."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()

    def look(self, engine: Engine) -> None:
        """Start the process if it is needed and not there; may be called often.

        Leaves a connection in the engine's pool. Does nothing while the database is away.
        """
        now = time.monotonic()
        if now - self._looked < AGAIN or self.is_sending():
            return
        self._looked = now
        if _is_needed(engine):
            self._process = SpawnProcess(target=send, args=(self._settings,))
            self._process.start()


def _is_needed(engine: Engine) -> bool:
    try:
        with transaction(engine, read_only=True) as session:
            return queries.is_any_on(session) or pushes.is_any(session)
    except AWAY as error:
        log.warning("worker_database_away", error=type(error).__name__)
        return False


def send(settings: Settings) -> None:
    """Send while there is anybody to send to; ends the process, at once if its parent dies."""
    import app.records  # noqa: F401, PLC0415 - foreign keys need every table to be known
    from app.core import sealing  # noqa: PLC0415 - an idle worker loads no cryptography
    from app.participants.pushes.delivery.pusher import Pusher  # noqa: PLC0415
    from app.webhooks.delivery.sender import Sender  # noqa: PLC0415

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    configure_logs(settings)
    engine, parent = open_engine(settings.database), parent_gone()
    sealing.seal_by(engine, settings)
    private, clock = settings.webhooks_to_private_networks, SystemClock().now
    sender = Sender(engine, clock, private=private)
    contact = settings.security_contact or settings.public_url
    pusher = Pusher(engine, clock, private=private, contact=contact)
    needed = time.monotonic()
    while time.monotonic() - needed < STAY:
        try:
            if sender.look() | pusher.look():
                needed = time.monotonic()
        except AWAY as error:
            log.warning("worker_database_away", error=type(error).__name__)
        if wait([parent], 0 if sender.wait(ROUND) else ROUND):
            break
    sys.stderr.flush()
    os._exit(0)
