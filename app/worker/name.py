"""The name of a worker for the job queue: no two workers that live at a time have the same.

Jobs of a killed worker go on in the next one of its name at once, and in others once its heartbeat
has stopped. Two of one name would each keep the other's jobs for alive. So a name is held by locks
that end with the process: of a file in the data folder, and on PostgreSQL of the database too.
"""

import fcntl
import hashlib
import os
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import psycopg
from sqlalchemy.engine import make_url

from app.core.settings import Settings
from app.worker.ending import Ending

PATIENCE: Final = 20.0
"""Seconds for which a name that was given is waited for: its holder may be ending."""
PAUSE: Final = 0.5
_MOST: Final = 99
"""Workers of one machine and data folder."""
_TRY: Final = "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))"
_held: list[Any] = []
"""What holds this process's name, open until it ends."""


class NameTakenError(Exception):
    """Another worker that lives has the name."""


def take(settings: Settings, ending: Ending) -> str:
    """Return a name that is this process's own from now on: the one given, else `host-number`.

    Raises NameTakenError if the one given is another's; psycopg's errors if the database is away.
    """
    given = settings.executor_id
    if given is None:
        host = socket.gethostname()[:80]
        names = [f"{host}-{number}" for number in range(1, _MOST + 1)]
        for name in names:
            if _is_ours(name, settings):
                return name
        raise NameTakenError(names[-1])
    deadline = time.monotonic() + PATIENCE
    while not _is_ours(given, settings):
        if time.monotonic() > deadline or ending.is_due():
            raise NameTakenError(given)
        ending.wait(PAUSE)
    return given


def leave() -> None:
    """In a child that was forked: close what holds its parent's name, so that it ends with that."""
    for holder in _held:
        with suppress(OSError):
            os.close(holder.fileno())


def _is_ours(name: str, settings: Settings) -> bool:
    file = _file_lock(settings.data_dir, name)
    if file is None:
        return False
    try:
        database = _database_lock(settings.database, name)
    except psycopg.Error:
        file.close()
        raise
    if database is None and make_url(settings.database).get_backend_name() == "postgresql":
        file.close()
        return False
    _held.extend(holder for holder in (file, database) if holder is not None)
    return True


def _file_lock(folder: Path, name: str) -> Any:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256(name.encode()).hexdigest()[:12]
    file = (folder / f"worker-{digest}.lock").open("wb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def _database_lock(url: str, name: str) -> Any:
    """Return what holds the name in PostgreSQL; None if it is taken, or elsewhere."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "postgresql":
        return None
    plain = parsed.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = psycopg.connect(plain, autocommit=True, connect_timeout=5)
    row = connection.execute(_TRY, (f"titik-temu worker {name}",)).fetchone()
    if row is None or not row[0]:
        connection.close()
        return None
    return connection
