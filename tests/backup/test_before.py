"""A database is copied before its schema is changed, and one of a newer version left alone."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import alembic.command
import pytest
from sqlalchemy import Engine

from app.backup import sqlite
from app.backup.before import COPIES, copy_before_migration, forget_copies
from app.core.database.engine import open_engine
from app.migrations import SchemaTooNewError, alembic_config, migrate

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NOW = datetime(2025, 7, 4, 12, tzinfo=UTC)


def test_only_a_change_of_what_is_there_asks_for_a_copy(engine: Engine, tmp_path: Path) -> None:
    assert copy_before_migration(engine, tmp_path, NOW) is None, "it has this version's schema"
    new = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    assert copy_before_migration(new, tmp_path, NOW) is None, "there is nothing yet"
    new.dispose()
    alembic.command.downgrade(alembic_config(engine), "-1")
    before = sqlite.revisions(tmp_path / "titik-temu.db")
    copied = copy_before_migration(engine, tmp_path, NOW)
    assert copied is not None
    migrate(engine)
    assert sqlite.revisions(copied) == before != sqlite.revisions(tmp_path / "titik-temu.db")
    sqlite.check(copied)
    assert copied.stat().st_mode & 0o777 == 0o600


def test_copies_do_not_pile_up(engine: Engine, tmp_path: Path) -> None:
    alembic.command.downgrade(alembic_config(engine), "-1")
    made = [copy_before_migration(engine, tmp_path, NOW + timedelta(days=n)) for n in range(3)]
    assert sorted((tmp_path / COPIES).iterdir()) == made[1:]
    assert made[1] is not None
    os.utime(made[1], (0, 0))
    forget_copies(tmp_path, datetime.now(UTC))
    assert list((tmp_path / COPIES).iterdir()) == made[2:]
    forget_copies(tmp_path, datetime.now(UTC) + timedelta(days=900))
    assert list((tmp_path / COPIES).iterdir()) == made[2:], "never the newest"
    assert made[2] is not None
    os.utime(made[2], (NOW.timestamp(), NOW.timestamp()))
    later = NOW + timedelta(days=31)
    forget_copies(tmp_path, later, NOW - timedelta(days=1))
    assert made[2].exists(), "nothing was erased since"
    forget_copies(tmp_path, later - timedelta(days=2), NOW + timedelta(days=1))
    assert made[2].exists(), "it is not old"
    forget_copies(tmp_path, later, NOW + timedelta(days=1))
    assert not made[2].exists(), "it has who was erased since"


def test_a_newer_schema_is_not_touched(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNewError):
        migrate(engine)
