"""A PostgreSQL database that a test has used is as good as new for the next, or is thrown away."""

from contextlib import suppress

import pytest
from sqlalchemy import Engine, func, inspect, select, table, text
from sqlalchemy.exc import DBAPIError

from app.core.database.engine import open_engine
from tests.databases import PostgresServer

pytestmark = pytest.mark.postgres


def rows(engine: Engine) -> int:
    """Return how many rows all tables hold, but for the one that names the migration."""
    with engine.connect() as connection:
        return sum(
            connection.scalar(select(func.count()).select_from(table(name))) or 0
            for name in inspect(engine).get_table_names()
            if name != "alembic_version"
        )


USER = """
    INSERT INTO app_user (
        id, username, password_hash, is_admin, created_at, must_change_password, is_integration
    )
    VALUES (gen_random_uuid(), 'panitia', '', false, now(), false, false)
"""


def use(url: str, *statements: str) -> Engine:
    engine = open_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    return engine


def test_a_used_database_comes_back_without_rows_though_a_connection_stayed_open(
    postgres_server: PostgresServer,
) -> None:
    with postgres_server.copy() as first:
        left = use(first, USER)
        still_open = left.connect()
        assert rows(left) == 1
    with suppress(DBAPIError):
        still_open.close()
    left.dispose()
    with postgres_server.copy() as second:
        assert second == first
        engine = open_engine(second)
        assert rows(engine) == 0
        use(second, USER).dispose()
        engine.dispose()


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE other (id integer)",
        "ALTER TABLE app_user ADD COLUMN other integer",
        "CREATE FUNCTION other() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "UPDATE alembic_version SET version_num = '0001'",
    ],
)
def test_a_database_whose_tables_were_changed_is_not_used_again(
    postgres_server: PostgresServer, change: str
) -> None:
    with postgres_server.copy() as first:
        use(first, change).dispose()
    with postgres_server.copy() as second:
        assert second != first
