"""A hall on its event day with its own server process, which can be killed and started again."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from sqlmodel import col, select

from app.checkin.records import FirstAdmission, Scan
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.main import create_app
from app.migrations import migrate
from tests.api import Api
from tests.checkin.hall import Hall, furnish, new_event
from tests.devices.phones import provision
from tests.ports import free_port

PATIENCE = 300


@dataclass
class ServedHall:
    """An event with people and badges, and where its server answers; `hall` has the codes."""

    settings: Settings
    api: Api
    hall: Hall
    port: int = field(default_factory=free_port)
    base: str = ""
    _server: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.base = self.base or f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the server as an operator does, and wait until it answers."""
        given = {
            "TITIK_TEMU_DATA_DIR": str(self.settings.data_dir),
            "TITIK_TEMU_DATABASE_URL": self.settings.database,
            "TITIK_TEMU_LOG_LEVEL": "warning",
            "TITIK_TEMU_LOGIN_RATE": self.settings.login_rate,
        }
        command = [sys.executable, "-m", "app.cli", "serve", "--no-worker"]
        self._server = subprocess.Popen(
            [*command, "--port", str(self.port)],
            env={**os.environ, **given},
            stdout=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert self._server.poll() is None, "the server ended"
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.base}/pindai", timeout=2).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    @property
    def pid(self) -> int:
        """Return the id of the server's process."""
        assert self._server is not None
        return self._server.pid

    def kill(self) -> None:
        """Kill the server with SIGKILL."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None

    def provision(self, name: str) -> dict[str, Any]:
        """Add a device for the door; return it with its one-time code."""
        return provision(self.api, self.hall.event_id, name=name)

    def enrolment(self, name: str) -> str:
        """Add a device for the door and return its one-time code."""
        code: str = self.provision(name)["enrolment"]["code"]
        return code

    def revoke(self, device_id: str) -> None:
        """Revoke a device's token."""
        path = f"/api/v1/events/{self.hall.event_id}/devices/{device_id}/revoke"
        self.api.post(self.api.admin, path, {}, status=200)

    def scans(self) -> list[Scan]:
        """Return all scans of the event in the database, in the order recorded."""
        mine = select(Scan).where(Scan.event_id == self.hall.event_id).order_by(col(Scan.id))
        with transaction(self.api.engine) as session:
            rows = session.exec(mine).all()
            session.expunge_all()
            return list(rows)

    def first_admissions(self) -> list[UUID]:
        """Return the people with a first admission to the event."""
        with transaction(self.api.engine) as session:
            rows = session.exec(select(FirstAdmission.attendee_id)).all()
            return list(rows)


@contextmanager
def served_hall(folder: Path, people: int, **given: Any) -> Iterator[ServedHall]:
    """Set up a hall for today in a folder, with these settings; its server is not started yet."""
    settings = Settings(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'hall.db'}",
        login_rate="1000/minute",
        **given,
    )
    engine = open_engine(settings.database)
    migrate(engine)
    now = datetime.now(UTC)
    with Api(create_app(settings, engine=engine), engine, now) as api:
        event_id = new_event(engine, now)
        served = ServedHall(settings, api, furnish(engine, event_id, now, people=people))
        try:
            yield served
        finally:
            served.kill()
    engine.dispose()


def post(base: str, path: str, token: str | None, body: dict[str, Any]) -> dict[str, Any]:
    """POST JSON to a running server; fail on any refusal."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = httpx.post(f"{base}/api/v1{path}", json=body, headers=headers, timeout=PATIENCE)
    assert answer.is_success, answer.text
    told: dict[str, Any] = answer.json()
    return told
