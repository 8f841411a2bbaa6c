"""An installation to back up, and an empty machine to restore it to."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.core.database.sessions import transaction
from app.core.settings import Settings
from tests.backup.making import add_user
from tests.databases import PostgresServer, postgres_tools


@pytest.fixture
def here(settings: Settings, engine: Engine, tmp_path: Path) -> Settings:
    """An installation with a user, a queue of jobs, a certificate, and what is left out."""
    (tmp_path / "tls").mkdir()
    (tmp_path / "tls" / "ca.pem").write_text("certificate")
    (tmp_path / "first-password.txt").write_text("secret")
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(tmp_path / "jobs.db")) as jobs:
            jobs.execute("PRAGMA journal_mode=WAL")
            jobs.execute("CREATE TABLE job (id)")
            jobs.execute("INSERT INTO job VALUES (7)")
            jobs.commit()
    with transaction(engine) as session:
        add_user(session, "before")
    return settings.model_copy(update={"postgres_tools": postgres_tools()})


@pytest.fixture
def empty(
    here: Settings, engine: Engine, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Settings]:
    """Another machine, without data."""
    folder = tmp_path / "elsewhere"
    update: dict[str, object] = {"data_dir": folder}
    if engine.dialect.name == "sqlite":
        update |= {"database_url": None, "jobs_database_url": None}
        yield here.model_copy(update=update)
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.empty() as url:
        yield here.model_copy(update=update | {"database_url": url})
