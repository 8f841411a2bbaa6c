"""Tables are rebuilt on SQLite without rows that refer to nothing, or not at all."""

from collections.abc import Iterator

import alembic.command
import pytest
from sqlalchemy import Engine

from app.core.database.engine import open_engine
from app.core.database.rebuilding import references_unguarded
from app.migrations import alembic_config, is_current, migrate

ASTRAY = "INSERT INTO membership (user_id, event_id, role) VALUES ('1', '2', 'viewer')"


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


def add_astray(engine: Engine) -> None:
    """Add a row that refers to nothing, as a broken disk or tool would."""
    with engine.connect() as connection, references_unguarded(connection):
        connection.exec_driver_sql(ASTRAY)
        connection.commit()


def break_off(engine: Engine) -> None:
    with engine.connect() as connection, references_unguarded(connection):
        connection.exec_driver_sql(ASTRAY)
        raise ZeroDivisionError


def guarded(engine: Engine) -> bool:
    with engine.connect() as connection:
        return bool(connection.exec_driver_sql("PRAGMA foreign_keys").scalar())


def test_a_revision_that_leaves_rows_astray_is_rolled_back(engine: Engine) -> None:
    alembic.command.downgrade(alembic_config(engine), "-1")
    add_astray(engine)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="membership"):
            migrate(engine)
        assert not is_current(engine)
        assert guarded(engine)


def test_rows_astray_keep_nothing_from_starting_where_no_revision_is_applied(
    engine: Engine,
) -> None:
    add_astray(engine)
    migrate(engine)
    assert is_current(engine)


def test_an_error_in_an_open_transaction_undoes_it_and_guards_references_again(
    engine: Engine,
) -> None:
    with pytest.raises(ZeroDivisionError):
        break_off(engine)
    assert guarded(engine)
    with engine.connect() as connection:
        rows = "SELECT count(*) FROM membership WHERE user_id = '1'"
        assert connection.exec_driver_sql(rows).scalar() == 0
