"""Real worker processes to be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from app.core.settings import Settings

T = TypeVar("T")
PROGRAM = """
import sys
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.timetable.works import durable
from app.worker import program

durable.STILL_AFTER = 2.0
settings = Settings()
configure_logs(settings)
program.run(settings, until_stdin_closes=True)
"""


class Worker:
    """A worker process; it ends with the test, whatever happens."""

    def __init__(
        self, settings: Settings, executor_id: str = "worker-1", *, stay: float = 60
    ) -> None:
        given = {
            "TITIK_TEMU_DATA_DIR": str(settings.data_dir),
            "TITIK_TEMU_DATABASE_URL": settings.database,
            "TITIK_TEMU_JOBS_DATABASE_URL": settings.jobs_database,
            "TITIK_TEMU_EXECUTOR_ID": executor_id,
            "TITIK_TEMU_WORKER_STAY_SECONDS": str(stay),
            "TITIK_TEMU_LOG_LEVEL": "warning",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, **given},
            stdin=subprocess.PIPE,
        )

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()

    def kill(self) -> None:
        """Kill the process with SIGKILL."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


def wait_for(look: Callable[[], T | None], seconds: float, what: str) -> T:
    """Call `look` until it returns something; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        seen = look()
        if seen:
            return seen
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


def children(parent: int) -> list[int]:
    """Return the process ids of a process's children."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(stat.parent.name))
    return found
