"""Readiness and metrics speak for the workers, the jobs and the backups too."""

import json
import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import column, func, table, update
from sqlmodel import Session, select
from starlette.testclient import TestClient

from app.backup.shelf import Shelf
from app.core.database.engine import is_sqlite_fit
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.main import create_app
from app.notify.feed import news
from app.notify.feed.records import FeedEntry, FeedKind
from app.timetable.jobs.beating import beat
from app.worker.status import Answers
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.notify.listening import made_up

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def metrics_of(app: FastAPI) -> str:
    """What a caller on the same machine is told."""
    return TestClient(app, client=("127.0.0.1", 50000)).get("/metrics").text


def worker_of(api: Api) -> object:
    answer = api.anonymous.get("/readyz")
    assert answer.status_code == 200, "the API can serve without one"
    return answer.json()["worker"]


@on_sqlite
def test_a_worker_that_is_silent_is_said_to_be(api: Api, clock: StillClock) -> None:
    assert worker_of(api) == "silent"
    beat(api.engine, "pekerja", clock.now())
    assert worker_of(api) == "ok"
    clock.advance(timedelta(minutes=2, seconds=1))
    assert worker_of(api) == "silent"


@on_sqlite
def test_a_schema_of_a_newer_version_is_said_to_be_newer(api: Api) -> None:
    version = table("alembic_version", column("version_num"))
    with api.engine.begin() as connection:
        connection.execute(version.update().values(version_num="9999"))
    answer = api.anonymous.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    assert answer.json()["schema_version"] == "newer than this version"


@on_sqlite
def test_metrics_tell_of_the_worker_and_the_backup(
    api: Api, clock: StillClock, settings: Settings, tmp_path: Path
) -> None:
    beat(api.engine, "pekerja", clock.now())
    with Shelf(tmp_path / "shelf").placed(clock.now()) as (_, sink):
        sink.write(b"x")
    clock.advance(timedelta(minutes=10))
    backed = settings.model_copy(update={"backup_dir": tmp_path / "shelf"})
    app = create_app(backed, engine=api.engine, clock=clock)
    told = metrics_of(app)
    for line in (
        "titik_temu_worker_silent_seconds 600.0",
        "titik_temu_backup_age_seconds 600.0",
        'titik_temu_jobs_active{kind="solve_run"} 0.0',
        "titik_temu_database_up 1.0",
    ):
        assert line in told, line


def test_an_sqlite_that_would_kill_the_worker_is_known() -> None:
    assert is_sqlite_fit((3, 11, 9), (3, 34, 0))
    assert not is_sqlite_fit((3, 12, 0), (3, 41, 2))
    assert is_sqlite_fit((3, 13, 1), (3, 42, 0))


NAMES = re.compile(r"(?:titik_temu|http_request|process)\w*_\w+")


def told_by(api: Api) -> set[str]:
    """Every name of a series that a process tells once something has happened."""
    return set(re.findall(r"^(\w+)", metrics_of(api.app), re.MULTILINE))


def told_by_worker(api: Api) -> set[str]:
    """The same of a worker at its own address."""
    answers = Answers(Settings(), api.engine, os.getpid(), StillClock(api.now))
    body = answers.to("/metrics", "127.0.0.1", {})[2].decode()
    return set(re.findall(r"^(\w+)", body, re.MULTILINE))


def happen(api: Api, settings: Settings) -> None:
    """Let everything happen of which there are metrics."""
    hall = furnish(api.engine, api.event_id, api.now)
    beat(api.engine, "pekerja", api.now)
    scan = hall.body("bukan lencana", api.now)
    assert api.organizer.post(api.at("/scans"), json=scan).status_code == 201
    api.post(api.organizer, api.at("/print-runs"), {"document": "badges.pdf"}, 202)
    api.app.state.settings.backup_dir = settings.data_dir


@on_sqlite
@pytest.mark.parametrize("file", ["alerts.yml", "dashboard.json"])
def test_what_is_watched_is_told(file: str, api: Api, settings: Settings) -> None:
    happen(api, settings)
    told = told_by(api) | told_by_worker(api)
    asked = set(NAMES.findall((Path("deploy") / file).read_text("utf-8")))
    assert [name for name in sorted(asked) if name not in told] == []
    assert len(asked) >= 5


@on_sqlite
def test_the_dashboard_shows_all_that_is_told_of_ours(api: Api) -> None:
    shown = Path("deploy/dashboard.json").read_text("utf-8")
    told = re.findall(r"^# TYPE (titik_temu_\w+)", metrics_of(api.app), re.MULTILINE)
    assert [name for name in told if name not in shown] == []
    panels = json.loads(shown)["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)


@on_sqlite
def test_metrics_tell_of_scans_and_of_jobs_that_wait(
    api: Api, settings: Settings, clock: StillClock
) -> None:
    happen(api, settings)
    clock.advance(timedelta(seconds=30))
    told = metrics_of(api.app)
    for line in (
        'titik_temu_scans_total{verdict="refused"} 1.0',
        "titik_temu_scan_groups_total 1.0",
        'titik_temu_jobs_active{kind="print_run"} 1.0',
        'titik_temu_jobs_wait_seconds{kind="print_run"} 30.0',
        'titik_temu_jobs_wait_seconds{kind="solve_run"} 0.0',
        'titik_temu_worker_beat_age_seconds{worker="pekerja"} 30.0',
        "titik_temu_feed_lag_seconds 0.0",
    ):
        assert line in told, line


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_metrics_tell_for_how_long_a_feed_has_stood_still(api: Api, clock: StillClock) -> None:
    with Session(api.engine) as older:
        older.execute(select(func.pg_current_xact_id()))
        with transaction(api.engine) as session:
            news.tell(session, api.event_id, made_up(FeedKind.SCAN_RECORDED, n=1))
            session.execute(update(FeedEntry).values(at=clock.now()))
        clock.advance(timedelta(seconds=30))
        assert "titik_temu_feed_lag_seconds 30.0" in metrics_of(api.app)
    assert "titik_temu_feed_lag_seconds 0.0" in metrics_of(api.app)


def test_alerts_lead_to_the_runbook() -> None:
    rules = Path("deploy/alerts.yml").read_text("utf-8")
    headings = re.findall(r"^## (.+)$", Path("docs/runbook.md").read_text("utf-8"), re.MULTILINE)
    known = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"runbook\.md#([a-z-]+)", rules)) <= known
