"""SIGTERM while scans wait: each is answered or can be repeated, none is lost, the server ends."""

import asyncio
import json
import signal
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from app.checkin.records import Scan
from app.core.database.engine import open_engine
from app.serving.supervisor import STOP_SECONDS
from tests.campaigns.lines import line_to
from tests.campaigns.scan_load import LoadedHall, Server, open_hall, scan_body

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WAITING = 12
PATIENCE = 60
SOON = 0.5


@pytest.mark.parametrize("freed", [True, False], ids=["freed", "kept"])
def test_scans_that_wait_at_the_end_are_answered_or_repeated_and_none_is_lost(
    database_url: str, tmp_path: Path, *, freed: bool
) -> None:
    hall = open_hall(database_url, people=WAITING, devices=WAITING)
    with Server(tmp_path, hall.url, worker=False) as server:
        server.wait_until_it_answers()
        answers = asyncio.run(_end_while_scans_wait(server, hall, freed=freed))
        assert server.process.wait(STOP_SECONDS + PATIENCE) is not None
    engine = open_engine(database_url)
    with Session(engine) as session:
        kept = {str(scan_id) for scan_id in session.exec(select(Scan.scan_id))}
    engine.dispose()
    acknowledged = {scan_id for scan_id, status in answers.items() if status == 201}
    assert acknowledged <= kept
    assert set(answers.values()) <= {201, 503, None}, "only 'repeat' is said, or nothing at all"
    if freed:
        assert acknowledged == answers.keys(), "there was time enough for all"


async def _end_while_scans_wait(
    server: Server, hall: LoadedHall, *, freed: bool
) -> dict[str, int | None]:
    """Lock the database while scans and then SIGTERM arrive; return the result of each scan."""
    path = hall.url.removeprefix("sqlite:///")
    locked = sqlite3.connect(path, isolation_level=None)
    # After a first scan was answered, tokens are cached and scans wait only for the lock.
    await _scan(server.port, hall, 0, str(uuid4()))
    locked.execute("BEGIN IMMEDIATE")
    names = [str(uuid4()) for _ in range(WAITING)]
    senders = [
        asyncio.create_task(_scan(server.port, hall, number, name))
        for number, name in enumerate(names)
    ]
    await asyncio.sleep(SOON)
    server.process.send_signal(signal.SIGTERM)
    await asyncio.sleep(SOON)
    if freed:
        locked.execute("ROLLBACK")
    statuses = await asyncio.gather(*senders)
    locked.close()
    return dict(zip(names, statuses, strict=True))


async def _scan(port: int, hall: LoadedHall, number: int, name: str) -> int | None:
    """Scan a badge; return the answer's status, or None if the server closed the connection."""
    body = scan_body(name, hall.hall.gates["main"], hall.hall.codes[number], datetime.now(UTC))
    try:
        async with line_to(port) as line:
            sent = json.dumps(body).encode()
            status, _ = await line.post(hall.path, hall.tokens[number], sent)
    except OSError:
        return None
    return status
