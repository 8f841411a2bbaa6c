"""The worker beside the API, in a process of its own.

The worker is a process of its own because a solve would starve the API's event loop. It is started
again when it dies, and it ends whenever this process ends: it reads a pipe whose other end only
this process holds.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import structlog
from pydantic import SecretStr

from app.core.settings import Settings

_RESTART_PAUSE_SECONDS: Final = 1.0
STOP_SECONDS: Final = 10.0
log = structlog.get_logger(__name__)


def settings_environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which a child process reads exactly the same settings.

    Databases are named in full, so that no variable or `.env` file of another installation can lead
    the child to another database.
    """
    resolved = settings.model_copy(
        update={"database_url": settings.database, "jobs_database_url": settings.jobs_database}
    )
    values = {
        f"TITIK_TEMU_{name.upper()}": _written(value)
        for name, value in resolved.model_dump(exclude_none=True).items()
        if not isinstance(value, SecretStr)  # the child gets these as this process did
    }
    return os.environ | values


def _written(value: object) -> str:
    """Return a setting as the environment holds it: lists by commas, tables as JSON."""
    if isinstance(value, list):
        return ",".join(value)
    return json.dumps(value) if isinstance(value, dict) else str(value)


class WorkerSupervisor:
    """Keeps one worker process running."""

    def __init__(self, settings: Settings) -> None:
        self._environment = settings_environment(settings)
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._watch, name="worker-supervisor", daemon=True)

    @property
    def pid(self) -> int | None:
        """Process id of the worker, while one runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the worker."""
        self._process = self._spawn()
        self._thread.start()

    def stop(self) -> None:
        """End the worker; it leaves unfinished jobs for the next start."""
        self._stopping.set()
        process = self._process
        if process is not None:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
        self._thread.join(STOP_SECONDS)

    def _spawn(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "app.cli", "worker", "--until-stdin-closes"]
        return subprocess.Popen(command, stdin=subprocess.PIPE, env=self._environment)  # noqa: S603

    def _watch(self) -> None:
        while self._process is not None:
            code = self._process.wait()
            if self._stopping.is_set():
                return
            log.warning("worker_died", exit_code=code)
            time.sleep(_RESTART_PAUSE_SECONDS)
            if self._stopping.is_set():
                return
            self._process = self._spawn()


@contextmanager
def embedded_worker(settings: Settings) -> Iterator[WorkerSupervisor]:
    """Run a worker beside the API for as long as the context lasts."""
    supervisor = WorkerSupervisor(settings)
    supervisor.start()
    try:
        yield supervisor
    finally:
        supervisor.stop()
