"""Running the service on one machine: the API in this process, the worker in a child.

The worker is a process of its own because a solve would starve the API's event loop. It is started
again when it dies, and it ends whenever this process ends: it reads a pipe whose other end only
this process holds.
"""

import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import structlog
import uvicorn
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from app.core.settings import Settings
from app.hall.certificates import Certified

RESTART_PAUSE_SECONDS = 1.0
STOP_SECONDS = 10.0
MAX_CONNECTIONS = 1_000
"""Open connections, live streams included; beyond that the answer is 503."""
MAX_HEAD_BYTES = 65_536
"""Request line and headers together."""
KEEP_ALIVE_SECONDS = 10
"""Time after which an idle connection is closed."""
_BOUNDS: Final[dict[str, Any]] = {
    "http": "h11",  # the slower parser of uvicorn: the other does not limit a request's head
    "h11_max_incomplete_event_size": MAX_HEAD_BYTES,
    "ws": "none",
    "limit_concurrency": MAX_CONNECTIONS,
    "timeout_keep_alive": KEEP_ALIVE_SECONDS,
    "log_config": None,
    "access_log": False,  # the application's own log has a line for each request
    "server_header": False,
}
"""The settings of every site that is served."""
_NEW_OBJECTS: Final = 10_000
"""Number of new objects after which the garbage collector checks the new ones."""
_YOUNGER_COLLECTIONS: Final = (10, 100)
"""Collections of younger objects before older ones are checked as well, and before all are.

Ten times Python's own number for all: among the objects of a long list that is being planned, each
collection of all would take 40 ms in which no scan is answered, and find nothing.
"""
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
        f"TITIK_TEMU_{name.upper()}": str(value)
        for name, value in resolved.model_dump(exclude_none=True, exclude={"metrics_token"}).items()
    }
    return os.environ | values


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
            time.sleep(RESTART_PAUSE_SECONDS)
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


_SWITCH_SECONDS = 0.001
"""How long one thread keeps the interpreter while others wait: a fifth of Python's own 5 ms.

Scans wait that long for every other thread that computes, such as a list that is serialised.
"""


def serve_app(app: FastAPI, *, host: str, port: int, certified: Certified | None = None) -> None:
    """Serve until SIGINT or SIGTERM, with limits for each client and for all together.

    With `certified` over HTTPS, else over HTTP.
    """
    settings: Settings = app.state.settings
    _prepare_routes(app)
    _leave_out_of_collections()
    sys.setswitchinterval(_SWITCH_SECONDS)
    uvicorn.run(
        app,
        host=host,
        port=port,
        **_BOUNDS,
        timeout_graceful_shutdown=int(STOP_SECONDS),
        forwarded_allow_ips=settings.trusted_proxies,
        ssl_certfile=certified.certificate if certified else None,
        ssl_keyfile=certified.key if certified else None,
    )


def _prepare_routes(app: FastAPI) -> None:
    """Prepare the parameters of every route before the first request.

    FastAPI would do so while it looks for a request's route, for all routes that it tries: the
    first page then blocked the event loop for 0.8 s, in which no scan was answered.
    """
    for _ in iter_route_contexts(app.routes):
        pass


def _leave_out_of_collections() -> None:
    """Exclude all present objects from garbage collection, because they stay until the end.

    The application itself consists of about 300,000 objects. Checking all of them, as each full
    collection would, takes 0.2 s in which no request is answered.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *_YOUNGER_COLLECTIONS)


@contextmanager
def serve_in_thread(site: FastAPI, *, host: str, port: int) -> Iterator[None]:
    """Serve a small site over HTTP from a thread for as long as the context lasts."""
    config = uvicorn.Config(
        site, host=host, port=port, **_BOUNDS, lifespan="off", timeout_graceful_shutdown=1
    )
    with config.bind_socket() as listener:
        server = uvicorn.Server(config)
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listener]}, name="small site", daemon=True
        )
        thread.start()
        try:
            yield
        finally:
            server.should_exit = True
            thread.join(STOP_SECONDS)
