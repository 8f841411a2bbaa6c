"""Readiness and metrics speak for the workers, the jobs and the backups too."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import column, table
from starlette.testclient import TestClient

from app.backup.shelf import Shelf
from app.core.database.engine import is_sqlite_fit
from app.core.settings import Settings
from app.main import create_app
from app.timetable.jobs.beating import beat
from tests.api import Api
from tests.conftest import StillClock

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


@on_sqlite
def test_alerts_ask_for_what_the_metrics_tell_and_lead_to_the_runbook(api: Api) -> None:
    rules = Path("deploy/alerts.yml").read_text("utf-8")
    told = metrics_of(api.app)
    asked = set(re.findall(r"titik_temu_\w+|http_request\w*_(?:total|seconds)", rules))
    assert [name for name in sorted(asked) if f"# TYPE {name} " not in told] == []
    headings = re.findall(r"^## (.+)$", Path("docs/runbook.md").read_text("utf-8"), re.MULTILINE)
    known = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"runbook\.md#([a-z-]+)", rules)) <= known
