"""Fixtures that every suite shares: databases, a clock that stands still, and callers by role."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Engine

from app.core.database.engine import open_engine
from app.core.processes import process
from app.core.settings import Settings
from app.main import create_app
from tests.api import Api
from tests.databases import PostgresServer, migrated_sqlite, needed, running_postgres
from tests.economies import START, economies, real_start
from tests.logs import logs_kept

pytest_plugins = ["tests.garbage", "tests.order", "tests.surroundings.telling"]
hypothesis_settings.register_profile(
    "default",
    deadline=None,
    max_examples=60,
    derandomize=True,  # what is accepted once is accepted again; campaigns look further
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("default")
EVENT_MORNING = datetime(2025, 7, 4, 0, 0, tzinfo=UTC)
"""07:00 in Banjarnegara on the day of the event."""


class StillClock:
    """A clock that moves only when told to."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    @classmethod
    def at_event(cls) -> "StillClock":
        """A clock that stands at the morning of the event."""
        return cls(EVENT_MORNING)

    def now(self) -> datetime:
        return self.moment

    def advance(self, by: timedelta) -> None:
        self.moment += by


@pytest.fixture(scope="session", autouse=True)
def _economies() -> Iterator[None]:
    with economies():
        yield


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    with logs_kept():
        yield


@pytest.fixture
def started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start the processes of the application as it does, not as copies."""
    monkeypatch.setattr(process, START, real_start)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    with needed(running_postgres()) as server:
        yield server


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    copyfile(sqlite_template, tmp_path / "titik-temu.db")
    return f"sqlite:///{tmp_path / 'titik-temu.db'}"


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    with postgres_server.copy() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh migrated database; every test that asks for it runs on both kinds."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> StillClock:
    return StillClock.at_event()


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    jobs = f"sqlite:///{tmp_path / 'jobs.db'}" if database_url.startswith("sqlite") else None
    return Settings(data_dir=tmp_path, database_url=database_url, jobs_database_url=jobs)


@pytest.fixture
def api(settings: Settings, engine: Engine, clock: StillClock) -> Iterator[Api]:
    """The application with one event and a caller of each role (see `tests/api.py`)."""
    app = create_app(settings, engine=engine, clock=clock)
    with Api(app, engine, clock.now()) as api:
        yield api


os.environ.setdefault("TITIK_TEMU_LOG_LEVEL", "warning")
os.environ.setdefault("TITIK_TEMU_SECRET_KEY", "kunci semua uji, untuk tidak ada yang lain")
os.environ.setdefault("TITIK_TEMU_SNAPSHOT_SHARE", "0")  # devices are told at once what happened
