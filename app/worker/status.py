"""The address of a worker's own: whether it is ready, and its metrics.

A process of its own answers, as the worker forks and must have no threads.
"""

import hmac
import os
import signal
import sys
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from multiprocessing.connection import wait
from socket import AF_INET, AF_INET6, socket
from socketserver import TCPServer, ThreadingMixIn
from threading import BoundedSemaphore, Thread
from typing import Any, ClassVar, Final

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.core.clock import Clock, SystemClock
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.metrics.installation import State, tell_state
from app.timetable.jobs.beating import SILENT_AFTER
from app.timetable.jobs.queries import last_beats
from app.worker.ending import parent_gone
from app.worker.family import Family

AT_ONCE: Final = 16
"""Callers that are answered at a time; further ones are cut off."""
PATIENCE: Final = 5.0
"""Seconds for a caller to send a request, and to take the answer."""
_PLAIN: Final = "text/plain; charset=utf-8"
log = structlog.get_logger("worker")


class Answers:
    """What the address answers, without HTTP."""

    def __init__(self, settings: Settings, engine: Engine, pid: int, clock: Clock) -> None:
        self._settings, self._engine, self._clock = settings, engine, clock
        self._registry = CollectorRegistry()
        self._state = State(self._registry)
        self._registry.register(Family(pid))

    def to(self, path: str, caller: str, said: dict[str, str]) -> tuple[HTTPStatus, str, bytes]:
        """Return status, type and body for a path; `said` are the caller's headers, in lower case.

        `/readyz` is for everybody who reaches it, `/metrics` for the bearer of the token, or
        without one for callers on the same machine.
        """
        if path == "/readyz":
            fault = self._fault()
            status = HTTPStatus.OK if fault is None else HTTPStatus.SERVICE_UNAVAILABLE
            return status, _PLAIN, f"{fault or 'ok'}\n".encode()
        if path != "/metrics":
            return HTTPStatus.NOT_FOUND, _PLAIN, b"not found\n"
        if not _may_read(caller, said, self._settings):
            return HTTPStatus.UNAUTHORIZED, _PLAIN, b"unauthenticated\n"
        tell_state(self._engine, self._clock.now(), self._settings, self._state)
        return HTTPStatus.OK, CONTENT_TYPE_LATEST, generate_latest(self._registry)

    def _fault(self) -> str | None:
        """Return why this worker is not ready; None if it is."""
        try:
            with transaction(self._engine, read_only=True) as session:
                beats = dict(last_beats(session))
        except SQLAlchemyError:
            return "the database does not answer, or has another schema"
        beat: datetime | None = beats.get(str(self._settings.executor_id))
        now = self._clock.now()
        quiet = timedelta.max if beat is None else now - beat
        return "no sign of life from this worker" if quiet > SILENT_AFTER else None


def _may_read(caller: str, said: dict[str, str], settings: Settings) -> bool:
    if settings.metrics_token is None:
        return ip_address(caller).is_loopback and "x-forwarded-for" not in said
    wanted = f"Bearer {settings.metrics_token.get_secret_value()}"
    return hmac.compare_digest(wanted.encode(), said.get("authorization", "").encode())


class _Handler(BaseHTTPRequestHandler):
    """Answers one caller."""

    timeout: ClassVar[float | None] = PATIENCE
    server_version = "titik-temu"
    sys_version = ""

    def __init__(self, answers: Answers, *given: Any) -> None:
        self._answers = answers
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answer a reading."""
        said = {key.lower(): value for key, value in self.headers.items()}
        path = self.path.partition("?")[0]
        status, kind, body = self._answers.to(path, self.client_address[0], said)
        self.send_response(status)
        for key, value in (("Content-Type", kind), ("Content-Length", str(len(body)))):
            self.send_header(key, value)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Log nothing: addresses stand in no log."""


class Site(ThreadingMixIn, TCPServer):
    """Answers few callers at a time; `address` is `host:port`. OSError, ValueError."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: str, answers: Answers) -> None:
        host, _, port = address.rpartition(":")
        host = host.strip("[]")
        self.address_family = AF_INET6 if ":" in host else AF_INET
        self._places = BoundedSemaphore(AT_ONCE)
        super().__init__((host, int(port)), partial(_Handler, answers))

    def process_request(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """Answer in a thread, if there is a place."""
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(
        self, request: socket | tuple[bytes, socket], client_address: Any
    ) -> None:
        """Answer, then leave the place to another."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say in one line that a caller was not answered, without who it was."""
        log.warning("worker_status_unanswered", error=type(sys.exception()).__name__)


def serve_status(settings: Settings) -> None:
    """Answer at `settings.worker_status` until the worker that started this process is gone."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to the parent as well
    configure_logs(settings)
    answers = Answers(settings, open_engine(settings.database), os.getppid(), SystemClock())
    try:
        site = Site(str(settings.worker_status), answers)
    except (OSError, ValueError) as error:
        log.error("worker_status_failed", address=settings.worker_status, error=str(error))  # noqa: TRY400 - says all
        sys.exit(1)
    Thread(target=site.serve_forever, daemon=True).start()
    wait([parent_gone()])
    os._exit(0)
