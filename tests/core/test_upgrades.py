"""Upgrading from every revision with rows in every table loses none and changes no key.

One database goes through all revisions; at each, a row is added to every table there is. So rows of
each revision pass through all migrations after it.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import alembic.command
import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from app.core.database.engine import open_engine
from app.migrations import alembic_config, is_current
from tests.databases import PostgresServer

STARTS = datetime(2025, 7, 4, tzinfo=UTC)
AFTER = frozenset({"ends_at", "expires_at"})
"""Columns whose moment must be later than those of other columns."""
ONE_ROW = frozenset({"alembic_version", "public_address", "push_key"})
"""Tables of one row alone; all but the first are checked to keep it."""
CHECKED: dict[tuple[str, str], object] = {
    ("access_token", "device_id"): None,
    ("access_token", "partner_id"): None,
    ("access_token", "event_id"): None,
    ("meeting_feedback", "interest"): 3,
    ("public_address", "id"): 1,
    ("push_key", "id"): 1,
}
"""What the database checks of columns that are not made up by their type alone."""
Keys = set[tuple[object, ...]]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[Engine]:
    """A database without tables."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'old.db'}")
        yield engine
        engine.dispose()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.empty() as url:
        engine = open_engine(url)
        yield engine
        engine.dispose()


class Filler:
    """Adds a row to every table, made up from the columns' types."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._made: dict[tuple[str, str], object] = {}

    def fill(self, connection: sa.Connection, table: sa.Table) -> tuple[object, ...]:
        """Add a row; return its key."""
        row = {
            column.name: self._value(table, column)
            for column in table.columns
            if not (column.autoincrement is True and isinstance(column.type, sa.Integer))
        }
        connection.execute(table.insert().values(row))
        if not table.primary_key.columns:
            return ()
        for column in table.primary_key.columns:
            if column.name not in row:  # numbered by the database
                row[column.name] = connection.execute(sa.select(sa.func.max(column))).scalar()
        self._made |= {(table.name, name): value for name, value in row.items()}
        return tuple(row[column.name] for column in table.primary_key.columns)

    def _value(self, table: sa.Table, column: sa.Column[Any]) -> object:
        if (table.name, column.name) in CHECKED:
            return CHECKED[table.name, column.name]
        for key in column.foreign_keys:
            target = key.column
            if target.table is not table:
                return self._made[target.table.name, target.name]
            return None
        return self._made_up(table.name, column)

    def _made_up(self, table: str, column: sa.Column[Any]) -> object:
        kind, number = column.type, self._number
        if isinstance(kind, sa.CHAR) and kind.length == 32:
            return UUID(int=number << 64 | hash_of(table + column.name)).hex
        if isinstance(kind, sa.DateTime):
            moment = STARTS + timedelta(days=number, hours=column.name in AFTER)
            return moment if getattr(kind, "timezone", False) else moment.replace(tzinfo=None)
        if isinstance(kind, sa.String):
            return f"{number:02}{column.name}"[: kind.length or 40]
        made: dict[type, object] = {
            sa.Uuid: UUID(int=number << 64 | hash_of(table + column.name)),
            sa.Boolean: False,
            sa.Integer: number + 1,
            sa.Numeric: float(number + 1),
            sa.Float: float(number + 1),
            sa.Date: STARTS.date() + timedelta(days=number),
            sa.JSON: [],
            sa.LargeBinary: bytes([number]) * 8,
        }
        return next(value for type_, value in made.items() if isinstance(kind, type_))


def hash_of(name: str) -> int:
    """Return the same number for a name in every run."""
    return int.from_bytes(name.encode()[-7:])


def tables_of(engine: Engine) -> list[sa.Table]:
    """Return the tables that a database has, each after those that it refers to."""
    there = sa.MetaData()
    there.reflect(engine)
    return [table for table in there.sorted_tables if table.name != "alembic_version"]


def keys_of(engine: Engine, table: sa.Table) -> Keys:
    with engine.connect() as connection:
        rows = connection.execute(sa.select(*table.primary_key.columns)).all()
    return {tuple(row) for row in rows}


def test_rows_of_every_revision_outlast_all_later_migrations(empty: Engine) -> None:
    script = ScriptDirectory.from_config(alembic_config(empty))
    revisions = [one.revision for one in reversed(list(script.walk_revisions()))]
    expected: dict[str, Keys] = {}
    added: Counter[str] = Counter()
    for number, revision in enumerate(revisions):
        alembic.command.upgrade(alembic_config(empty), revision)
        filler = Filler(number)
        tables = tables_of(empty)
        with empty.begin() as connection:
            for table in tables:
                if table.name in ONE_ROW and added[table.name]:
                    continue
                expected.setdefault(table.name, set()).add(filler.fill(connection, table))
                added[table.name] += 1
    assert is_current(empty)
    found = {table.name: keys_of(empty, table) for table in tables_of(empty)}
    lost = {name: keys - found.get(name, set()) for name, keys in expected.items()}
    assert {name: keys for name, keys in lost.items() if keys} == {}
    assert len(expected) > 40
    assert max(added.values()) == len(revisions)


def test_taking_back_what_other_systems_need_leaves_the_rows_of_people(empty: Engine) -> None:
    """Two rows in every table, one of each that of a system's account; then down and up again."""
    alembic.command.upgrade(alembic_config(empty), "head")
    tables = tables_of(empty)
    people, systems = Filler(1), Filler(2)
    before: dict[str, Keys] = {}
    with empty.begin() as connection:
        for one in tables:
            before[one.name] = {people.fill(connection, one)}
            if one.name not in ONE_ROW:
                systems.fill(connection, one)
        account = sa.table("app_user", sa.column("username"), sa.column("is_integration"))
        connection.execute(
            account.update().where(account.c.username == "02username").values(is_integration=True)
        )
    of_accounts = {
        one.name
        for one in tables
        for key in one.foreign_keys
        if key.column.table.name == "app_user"
    }
    for revision in ("0032", "0031", "0030", "0029"):
        alembic.command.downgrade(alembic_config(empty), revision)
    there = {one.name: keys_of(empty, one) for one in tables_of(empty)}
    assert {name: there[name] for name in {"app_user", *of_accounts}} == {
        name: before[name] for name in {"app_user", *of_accounts}
    }
    assert {name for name, keys in there.items() if not before[name] <= keys} == set()
    alembic.command.upgrade(alembic_config(empty), "head")
    assert is_current(empty)
    assert before["app_user"] == keys_of(
        empty, sa.Table("app_user", sa.MetaData(), autoload_with=empty)
    )
    assert len(of_accounts) >= 6
