"""A live stream never keeps a server from ending, nor a client from leaving."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import update

from app.auth.records import AccessToken
from app.core.database.sessions import transaction
from app.core.settings import Settings
from tests.api import Api
from tests.durability.workers import wait_for
from tests.meetings.hall import fill
from tests.ports import free_port

PATIENCE = 90
PROGRAM = """
import sys
import uvicorn
from app.core.settings import Settings
from app.main import create_app

uvicorn.run(create_app(Settings()), port=int(sys.argv[1]), log_config=None)
"""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_sigterm_ends_a_server_whose_clients_still_watch(settings: Settings, api: Api) -> None:
    fill(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    api.post(api.organizer, api.at("/solve-runs"), {}, status=202)  # stays queued: no worker
    with transaction(api.engine) as session:  # the server uses the machine's clock
        session.exec(update(AccessToken).values(expires_at=datetime.now(UTC) + timedelta(days=1)))
    port = free_port()
    given = {
        "TITIK_TEMU_DATA_DIR": str(settings.data_dir),
        "TITIK_TEMU_DATABASE_URL": settings.database,
    }
    server = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(port)], env={**os.environ, **given}
    )
    try:
        base = f"http://127.0.0.1:{port}"
        wait_for(lambda: answers(base), PATIENCE, "the server")
        headers = {"Authorization": api.viewer.headers["Authorization"]}
        path = base + api.at("/solve-runs/1/progress")
        with httpx.stream("GET", path, headers=headers, timeout=PATIENCE) as left:
            assert left.status_code == 200
        opened = threading.Event()
        watcher = threading.Thread(target=watch, args=(path, headers, opened))
        watcher.start()
        assert opened.wait(PATIENCE)
        time.sleep(0.5)
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == -signal.SIGTERM, "uvicorn raises it again once all is closed"
        watcher.join(20)
        assert not watcher.is_alive()
    finally:
        server.kill()
        server.wait()


def answers(base: str) -> bool:
    try:
        return httpx.get(f"{base}/healthz", timeout=PATIENCE).status_code == 200
    except httpx.TransportError:
        return False


def watch(path: str, headers: dict[str, str], opened: threading.Event) -> None:
    with httpx.stream("GET", path, headers=headers, timeout=PATIENCE) as answer:
        opened.set()
        try:
            for _ in answer.iter_lines():
                pass
        except httpx.TransportError:
            pass
