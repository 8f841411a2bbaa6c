"""A full disk under SQLite: no scan is lost or falsely acknowledged, and all works afterwards."""

import asyncio
import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, event
from sqlmodel import select

from app.checkin.records import FirstAdmission, Scan
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from tests.api import Api
from tests.campaigns.lines import line_to
from tests.campaigns.scan_load import LoadedHall, Server, open_hall, scan_body, served
from tests.checkin.hall import Hall, furnish
from tests.durability.test_database_away import is_told

PEOPLE = 40
SPARE_PAGES = 2
Answers = list[tuple[int, dict[str, Any]]]
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@contextmanager
def full_disk(engine: Engine, *others: Engine) -> Iterator[None]:
    """Let the database grow by a few pages only, through whichever of these engines."""
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(connection: Any, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + SPARE_PAGES}")

    for one in (engine, *others):
        event.listen(one, "connect", limit)
        one.dispose()  # new connections have the limit
    yield
    for one in (engine, *others):
        event.remove(one, "connect", limit)
        one.dispose()


def kept(engine: Engine) -> dict[UUID, UUID]:
    """Return the recorded scans: `Scan.id` by the device's own id."""
    with transaction(engine, read_only=True) as session:
        rows = session.exec(select(Scan.scan_id, Scan.id)).all()
    assert len({scan_id for scan_id, _ in rows}) == len(rows), "a scan is there twice"
    return dict(rows)


def long_scans(hall: Hall, api: Api) -> list[dict[str, Any]]:
    """Return scans that each need space: admissions, and unreadable codes that are stored."""
    return [
        hall.body(code, api.now) for own in hall.codes for code in (own, f"{own[:30]} {'x' * 300}")
    ]


def test_a_database_that_cannot_grow_refuses_scans_for_now_and_keeps_those_it_took(
    api: Api, engine: Engine
) -> None:
    hall = furnish(engine, api.event_id, api.now, people=PEOPLE)
    scans = long_scans(hall, api)
    taken: dict[UUID, UUID] = {}
    with full_disk(engine, api.app.state.scan_path._engine):
        answers = [api.organizer.post(api.at("/scans"), json=scan) for scan in scans]
        for answer in answers:
            assert answer.status_code == 201 or is_told(answer), answer.text
            if answer.status_code == 201:
                told = answer.json()
                taken[UUID(told["scan_id"])] = UUID(told["id"])
        assert {answer.status_code for answer in answers} == {201, 503}
        assert is_told(api.organizer.post(api.at("/scans/batch"), json={"scans": scans}))
        assert kept(engine) == taken
        assert api.get(api.viewer, api.at("/arrivals"))["total"] == PEOPLE, "reading goes on"
    items = api.post(api.organizer, api.at("/scans/batch"), {"scans": scans}, 200)["items"]
    again = {UUID(item["scan"]["scan_id"]) for item in items if item["status"] == 200}
    assert again == set(taken), "what was acknowledged is there, and nothing else"
    assert kept(engine).items() >= taken.items()
    assert len(kept(engine)) == len(scans)


def test_a_commit_that_fails_on_the_disk_is_not_acknowledged(
    database_url: str, tmp_path: Path
) -> None:
    hall = open_hall(database_url, people=PEOPLE, devices=1)
    bodies = [
        scan_body(uuid4(), hall.hall.gates["main"], code, datetime.now(UTC))
        for code in hall.hall.codes
    ]
    with served(tmp_path, database_url, worker=False) as server:
        before = asyncio.run(_send(server, hall, bodies[:10]))
        wal = Path(database_url.removeprefix("sqlite:///") + "-wal")
        no_files_beyond(server, wal.stat().st_size)  # writes of the log fail from here on
        during = asyncio.run(_send(server, hall, bodies[10:30]))
        no_files_beyond(server, resource.RLIM_INFINITY)
        after = asyncio.run(_send(server, hall, bodies))
    assert [status for status, _ in before] == [201] * 10
    assert {status for status, _ in during} == {503}
    assert {answer["code"] for _, answer in during} == {"database_away"}
    assert [status for status, _ in after] == [200] * 10 + [201] * (PEOPLE - 10)
    assert [answer for _, answer in after[:10]] == [answer for _, answer in before]
    engine = open_engine(database_url)
    assert len(kept(engine)) == PEOPLE
    with transaction(engine, read_only=True) as session:
        assert len(session.exec(select(FirstAdmission.scan_id)).all()) == PEOPLE
    engine.dispose()


def no_files_beyond(server: Server, size: int) -> None:
    """Limit the size of the server's files: writing fails, as on a broken disk."""
    _, hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, hard))


async def _send(server: Server, hall: LoadedHall, bodies: list[dict[str, object]]) -> Answers:
    answers = []
    async with line_to(server.port) as line:
        for body in bodies:
            status, answer = await line.post(hall.path, hall.tokens[0], json.dumps(body).encode())
            answers.append((status, json.loads(answer)))
    return answers
