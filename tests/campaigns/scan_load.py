"""A hall full of devices that scan: the event, the server's processes, and quick connections."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
from sqlalchemy import Engine
from sqlmodel import col, select

from app.attendees.records import Attendee
from app.auth.passwords import make_token, token_digest
from app.auth.records import AccessToken, Device, Scope, TokenKind
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.meetings.records import Meeting, Timetable
from app.migrations import migrate
from tests.checkin.hall import Hall, furnish, new_event
from tests.ports import free_port

_TOLD = 4_000
"""Characters of what a server said last that are told if it does not answer."""
PATIENCE = 300.0
"""Seconds: on a busy machine a server takes long to start."""


@dataclass(frozen=True)
class LoadedHall:
    """An event whose people all have badges and two meetings, and devices that may scan."""

    url: str
    hall: Hall
    tokens: list[str] = field(repr=False)
    devices: list[str]
    """The devices' names as in recorded scans."""

    @property
    def path(self) -> str:
        """Return the path to which scans are sent."""
        return f"/api/v1/events/{self.hall.event_id}/scans"


def share_key() -> None:
    """Let the servers that this process starts open what it seals into their databases.

    Beside a database of PostgreSQL stands no key, and a server refuses to start without the one
    that its database was sealed with.
    """
    os.environ.setdefault("TITIK_TEMU_SECRET_KEY", "kunci pengukuran, untuk tidak ada yang lain")


def open_hall(url: str, *, people: int, devices: int) -> LoadedHall:
    """Fill an empty database with an event of today."""
    engine = open_engine(url)
    migrate(engine)
    now = datetime.now(UTC)
    hall = furnish(engine, new_event(engine, now), now, people=people)
    _meet(engine, hall)
    tokens, names = [], []
    with transaction(engine) as session:
        for number in range(devices):
            secret = make_token("device")
            device = Device(
                event_id=hall.event_id, name=f"Pintu {number}", scope=Scope.CHECKIN, created_at=now
            )
            session.add(device)
            session.flush()
            session.add(
                AccessToken(
                    id=new_id(),
                    digest=token_digest(secret),
                    kind=TokenKind.DEVICE,
                    device_id=device.id,
                    event_id=hall.event_id,
                    name=device.name,
                    created_at=now,
                    expires_at=now + timedelta(days=2),
                )
            )
            tokens.append(secret)
            names.append(f"device:{device.id}")
    engine.dispose()
    return LoadedHall(url, hall, tokens, names)


def _meet(engine: Engine, hall: Hall) -> None:
    """Give all people the first person's meetings, each at a seat of their own."""
    with transaction(engine) as session:
        models = session.exec(
            select(Meeting)
            .join(Timetable, col(Timetable.id) == Meeting.timetable_id)
            .where(Timetable.event_id == hall.event_id)
        ).all()
        cooperatives = session.exec(
            select(Attendee.cooperative_id).where(col(Attendee.id).in_(hall.people[1:]))
        ).all()
        for seat, cooperative in enumerate(cooperatives, start=2):
            assert cooperative is not None
            for model in models:
                copied = model.model_dump(exclude={"id", "cooperative_id", "seat"})
                session.add(Meeting(**copied, cooperative_id=cooperative, seat=seat))


def scan_body(
    scan_id: UUID | str, gate_id: UUID, code: str, at: datetime, **given: object
) -> dict[str, object]:
    """Return a scan as a device sends it."""
    return {
        "scan_id": str(scan_id),
        "gate_id": str(gate_id),
        "code": code,
        "scanned_at": at.isoformat(),
    } | given


class Server:
    """`titik-temu serve` with its worker, in a process group that can be killed as a whole."""

    def __init__(self, folder: Path, url: str, *, worker: bool = True) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        given = {
            "TITIK_TEMU_DATA_DIR": str(folder),
            "TITIK_TEMU_DATABASE_URL": url,
            "TITIK_TEMU_LOG_LEVEL": "warning",
        }
        command = [sys.executable, "-m", "app.cli", "serve", "--port", str(self.port)]
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the server
        self.process = subprocess.Popen(
            command if worker else [*command, "--no-worker"],
            env=os.environ | given,
            stdout=self._said,
            start_new_session=True,
        )

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._said.close()

    def wait_until_it_answers(self) -> None:
        """Wait until the server answers."""
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > deadline or self.process.poll() is not None:
                self._said.seek(0)
                said = self._said.read().decode("utf-8", "replace")[-_TOLD:]
                raise AssertionError(f"the server does not answer; it said:\n{said}")
            time.sleep(0.05)

    def kill(self) -> None:
        """Kill the server and all its child processes at once with SIGKILL."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/healthz", timeout=2).status_code == 200
        except httpx.TransportError:
            return False


@contextmanager
def served(folder: Path, url: str, *, worker: bool = True) -> Iterator[Server]:
    """Serve until the context ends."""
    with Server(folder, url, worker=worker) as server:
        server.wait_until_it_answers()
        yield server
