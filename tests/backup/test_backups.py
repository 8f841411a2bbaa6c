"""Backups of an installation in use, checked, and restored to an empty machine, on both."""

import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from app.auth.records import User
from app.backup import service, sqlite
from app.backup.errors import BackupError
from app.backup.keys import Identity
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.migrations import is_current
from tests.backup.making import KEY, NOW, add_user, back_up


def names(engine: Engine) -> set[str]:
    with transaction(engine, read_only=True) as session:
        return set(session.exec(select(User.username)).all())


def test_an_empty_machine_is_restored_and_what_came_later_is_missing(
    here: Settings, empty: Settings, engine: Engine, tmp_path: Path
) -> None:
    file = back_up(here, tmp_path)
    with transaction(engine) as session:
        add_user(session, "after")
    manifest = service.verify(file, KEY, empty)
    assert (manifest.made_at, manifest.dialect) == (NOW, engine.dialect.name)
    service.restore(file, KEY, empty)
    restored = open_engine(empty.database)
    assert (names(restored), is_current(restored)) == ({"before"}, True)
    restored.dispose()
    found = {
        path.relative_to(empty.data_dir).as_posix()
        for path in empty.data_dir.rglob("*")
        if path.is_file() and not path.name.startswith("titik-temu.db-")
    }
    databases = {"titik-temu.db", "jobs.db"} if engine.dialect.name == "sqlite" else set()
    assert found == {"tls/ca.pem"} | databases
    with pytest.raises(BackupError, match="not_empty"):
        service.restore(file, KEY, empty)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_secret_key_that_is_kept_elsewhere_comes_along(
    here: Settings, empty: Settings, tmp_path: Path
) -> None:
    kept, wanted = tmp_path.parent / f"{tmp_path.name}.secret", tmp_path / "new" / "secret"
    kept.write_text("k" * 32)
    file = back_up(here.model_copy(update={"secret_key_file": kept}), tmp_path)
    service.restore(file, KEY, empty.model_copy(update={"secret_key_file": wanted}))
    assert wanted.read_text() == "k" * 32


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_writers_go_on_and_the_copy_is_of_one_moment(
    here: Settings, empty: Settings, engine: Engine, tmp_path: Path
) -> None:
    """A writer adds to both databases, first to the one of jobs: none may have what one lacks."""
    stop, written = threading.Event(), threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(tmp_path / "jobs.db", timeout=30)) as jobs:
            number = 0
            while not stop.is_set():
                number += 1
                jobs.execute("INSERT INTO job VALUES (?)", (1000 + number,))
                jobs.commit()
                with transaction(engine) as session:
                    add_user(session, f"user-{1000 + number}")
                written.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(3):
            written.clear()
            assert written.wait(30)
            file = back_up(here, tmp_path)
    finally:
        stop.set()
        writer.join()
    service.restore(file, KEY, empty)
    restored = open_engine(empty.database)
    users = {int(name[5:]) for name in names(restored) if name.startswith("user-")}
    restored.dispose()
    with closing(sqlite3.connect(empty.data_dir / "jobs.db")) as jobs:
        done = {row[0] for row in jobs.execute("SELECT id FROM job")} - {7}
    assert users == set(range(1001, 1001 + len(users)))
    assert users <= done
    assert len(done) - len(users) <= 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nothing_is_written_of_a_backup_that_is_not_whole(
    here: Settings, empty: Settings, tmp_path: Path
) -> None:
    file = back_up(here, tmp_path)
    whole = file.read_bytes()
    for data, code in (
        (whole[:-1], "damaged"),
        (whole[:-200] + bytes(200), "damaged"),
        (b"", "not_a_backup"),
        (b"PK\x03\x04", "not_a_backup"),
    ):
        file.write_bytes(data)
        with pytest.raises(BackupError, match=code):
            service.restore(file, KEY, empty)
    file.write_bytes(whole)
    with pytest.raises(BackupError, match="wrong_key"):
        service.restore(file, Identity.new(), empty)
    other = empty.model_copy(update={"database_url": "postgresql+psycopg://127.0.0.1:1/none"})
    with pytest.raises(BackupError, match="database_away"):
        service.restore(file, KEY, other)
    assert list(empty.data_dir.rglob("*")) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_machine_with_any_data_is_left_alone(
    here: Settings, empty: Settings, tmp_path: Path
) -> None:
    file = back_up(here, tmp_path)
    for name in ("titik-temu.db", "titik-temu.db-wal", "jobs.db", "tls/ca.pem"):
        place = empty.data_dir / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("mine")
        with pytest.raises(BackupError, match="not_empty"):
            service.restore(file, KEY, empty)
        assert [one for one in empty.data_dir.rglob("*") if one.is_file()] == [place], name
        place.unlink()
    assert service.restore(file, KEY, empty).made_at == NOW


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_a_power_cut_left_is_cleared_away(here: Settings, tmp_path: Path) -> None:
    left = tmp_path / ".backup-x"
    left.mkdir()
    (left / "database").write_text("personal data")
    back_up(here, tmp_path)
    assert left.exists(), "another backup may be under way"
    os.utime(left, (0, 0))
    back_up(here, tmp_path)
    assert not left.exists()
    assert not list(tmp_path.glob(".backup-*"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_database_that_is_not_sound_is_refused(
    here: Settings, empty: Settings, engine: Engine, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "titik-temu.db")) as spoilt:
        spoilt.execute("INSERT INTO membership VALUES (x'00', x'01', 'viewer')")
        spoilt.commit()
    with pytest.raises(BackupError, match="unsound"):
        service.verify(back_up(here, tmp_path), KEY, empty)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_backup_of_a_newer_version_is_refused(
    here: Settings, empty: Settings, engine: Engine, tmp_path: Path
) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    file = back_up(here, tmp_path)
    assert sqlite.revisions(tmp_path / "titik-temu.db") == ["9999"]
    with pytest.raises(BackupError, match="newer"):
        service.restore(file, KEY, empty)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_without_a_database_there_is_nothing_to_back_up(here: Settings, tmp_path: Path) -> None:
    nothing = here.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'none.db'}"})
    with pytest.raises(BackupError, match="no_database"):
        back_up(nothing, tmp_path)
    shutil.rmtree(tmp_path / "shelf", ignore_errors=True)
    elsewhere = here.model_copy(update={"postgres_tools": tmp_path})
    elsewhere.database_url = "postgresql+psycopg://127.0.0.1:1/none"
    elsewhere.jobs_database_url = None
    with pytest.raises(BackupError, match="no_tool"):
        back_up(elsewhere, tmp_path)
