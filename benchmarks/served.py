"""The demo's event, served with its worker to be measured over HTTP."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from sqlalchemy import Engine
from sqlmodel import col, select

import app.records  # noqa: F401 - foreign keys need every table to be known
from app.auth.passwords import make_token, token_digest
from app.auth.records import AccessToken, TokenKind, User
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.events.records import Event
from app.meetings.records import Timetable
from app.meetings.versions import publishing
from app.timetable.runs import service as runs
from app.timetable.works.execution import execute
from benchmarks.enlarged import enlarge

PATIENCE = 120.0
"""Seconds that the service may take to start."""
SOLVING = 3.0
"""Seconds in which a hall's timetable is solved."""
BEFORE = datetime(2025, 7, 3, tzinfo=UTC)
"""When a larger demo is published: before its day, as it was."""


@contextmanager
def served_demo(port: int, *, halls: int = 1) -> Iterator[tuple[httpx.Client, Path]]:
    """Run the demo into a new folder and serve it; yield its first user's client and the folder.

    In several `halls` it is so many times as large, solved and published anew.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _run_demo(folder)
        engine = open_engine(Settings(data_dir=folder, database_url=None).database)
        if halls > 1:
            _enlarge(engine, halls)
        headers = {"Authorization": f"Bearer {token_of_first_user(engine)}"}
        engine.dispose()
        with (
            _served(folder, port) as address,
            httpx.Client(base_url=address, headers=headers, timeout=60) as client,
        ):
            yield client, folder


def _run_demo(folder: Path) -> None:
    """Run the demo into a new folder."""
    demo = [
        sys.executable,
        "-m",
        "app.cli",
        "demo",
        "--dir",
        str(folder),
        "--no-serve",
        "--as-it-was",
    ]
    subprocess.run(demo, check=True, stdout=subprocess.DEVNULL)


def _enlarge(engine: Engine, halls: int) -> None:
    """Hold the demo's event in several halls; solve and publish it anew."""
    with transaction(engine) as session:
        enlarge(session, halls)
        event = session.exec(select(Event)).one()
        run = runs.request_run(
            session,
            event,
            time_limit=SOLVING * halls,
            seed=1,
            deterministic=False,
            actor="benchmark",
            now=BEFORE,
        )
    execute(run.id, engine)
    with transaction(engine) as session:
        event = session.exec(select(Event)).one()
        newest = select(Timetable).order_by(col(Timetable.number).desc())
        made = session.exec(newest).first()
        if made is None:
            raise RuntimeError("nothing was solved")
        publishing.publish(session, event, made, actor="benchmark", now=BEFORE)


def token_of_first_user(engine: Engine) -> str:
    """Return a new token of the only user of a database, who has a password of their own by now."""
    secret = make_token("api")
    now = datetime.now(UTC)
    with transaction(engine) as session:
        user = session.exec(select(User)).one()
        user.must_change_password = False
        token = AccessToken(
            digest=token_digest(secret),
            kind=TokenKind.API,
            user_id=user.id,
            name="benchmark",
            created_at=now,
            expires_at=now + timedelta(days=1),
        )
        session.add(token)
    return secret


@contextmanager
def _served(folder: Path, port: int) -> Iterator[str]:
    """Serve a demo's folder and its worker in processes of their own; yield the address."""
    environment = os.environ | {
        "TITIK_TEMU_DATA_DIR": str(folder),
        "TITIK_TEMU_LOG_LEVEL": "warning",
    }
    command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + PATIENCE
        while not _answers(address):
            if time.monotonic() > deadline:
                raise TimeoutError("the service does not answer")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz", timeout=2).status_code == 200
    except httpx.TransportError:
        return False


def figures(seconds: list[float]) -> dict[str, float]:
    """Return the number of values, their median, 95th percentile and maximum."""
    ordered = sorted(seconds)
    return {
        "times": len(ordered),
        "median": statistics.median(ordered),
        "p95": ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))],
        "most": ordered[-1],
    }
