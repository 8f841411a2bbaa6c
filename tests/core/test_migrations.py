"""The schema that Alembic builds is the schema that the records describe, up and down."""

from datetime import UTC, datetime, timedelta

import alembic.command
import pytest
from sqlalchemy import Engine, column, func, inspect, select, table
from sqlmodel import col

from app.day.policy.records import Autopilot
from app.events.records import Event
from app.migrations import alembic_config, is_current, migrate

MADE_BY_ALEMBIC = {"alembic_version"}
ID = "00000000000000000000000000000001"
AT = "2025-07-04 00:00:00"
BEFORE: dict[str, dict[str, object]] = {
    "app_user": {
        "id": ID,
        "username": "panitia",
        "password_hash": "x",
        "is_admin": True,
        "created_at": AT,
    },
    "event": {
        "id": ID,
        "name": "Acara",
        "place": "",
        "day": "2025-07-04",
        "timezone": "Asia/Jakarta",
        "grace_minutes": 10,
        "target_meetings": 3,
        "regions": "[]",
        "version": 1,
        "created_at": AT,
        "updated_at": AT,
    },
    "membership": {"user_id": ID, "event_id": ID, "role": "organizer"},
    "programme_interval": {
        "id": ID,
        "event_id": ID,
        "kind": "slot",
        "starts_at": AT,
        "ends_at": "2025-07-04 00:20:00",
        "title_id": "",
        "title_en": "",
    },
}
"""A row of each table that is rebuilt on SQLite, and one that refers to it."""


def test_the_migrated_schema_is_what_the_records_say(engine: Engine) -> None:
    alembic.command.check(alembic_config(engine))
    assert is_current(engine)


def test_every_migration_can_be_taken_back_and_done_again(engine: Engine) -> None:
    alembic.command.downgrade(alembic_config(engine), "base")
    assert set(inspect(engine).get_table_names()) <= MADE_BY_ALEMBIC
    assert not is_current(engine)
    migrate(engine)
    alembic.command.check(alembic_config(engine))


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    before = inspect(engine).get_table_names()
    migrate(engine)
    assert inspect(engine).get_table_names() == before


@pytest.mark.parametrize("name", ["scan", "meeting", "badge", "meeting_request"])
def test_the_tables_that_guard_facts_exist(engine: Engine, name: str) -> None:
    assert inspect(engine).has_table(name)


def test_migrating_keeps_what_refers_to_a_table_that_is_rebuilt(engine: Engine) -> None:
    """SQLite drops a table to change it, which deletes what refers to it while keys are guarded."""
    alembic.command.downgrade(alembic_config(engine), "0010")
    with engine.begin() as connection:
        for name, row in BEFORE.items():
            connection.execute(table(name, *map(column, row)).insert().values(row))
    migrate(engine)
    with engine.begin() as connection:
        for name in BEFORE:
            rows = select(func.count()).select_from(table(name))
            assert connection.execute(rows).scalar() == 1, name


@pytest.mark.parametrize(
    ("day", "stored", "expected"),
    [
        (-20, 1, 60),
        (-400, -300, 60),
        (200, 5, 60),
        (-20, 40, 40),
        (-40, None, 60),
        (-20, None, None),
    ],
)
def test_nothing_is_erased_soon_after_erasing_was_introduced(
    engine: Engine, day: int, stored: int | None, expected: int | None
) -> None:
    """Days from today: of the event, and until when data was said to be kept, before and after."""
    today = datetime.now(UTC).date()
    alembic.command.downgrade(alembic_config(engine), "0017")
    row = BEFORE["event"] | {
        "day": str(today + timedelta(days=day)),
        "retain_until": None if stored is None else str(today + timedelta(days=stored)),
    }
    with engine.begin() as connection:
        connection.execute(table("event", *map(column, row)).insert().values(row))
    migrate(engine)
    kept = None if expected is None else today + timedelta(days=expected)
    with engine.begin() as connection:
        found = connection.execute(select(col(Event.retain_until))).scalar()
    assert found == kept


@pytest.mark.parametrize("most", [None, 0, 5])
def test_no_repair_is_adopted_by_itself_where_none_was_before(
    engine: Engine, most: int | None
) -> None:
    alembic.command.downgrade(alembic_config(engine), "0027")
    rows: dict[str, dict[str, object]] = {
        "event": BEFORE["event"] | {"auto_adopt_up_to": most},
        "autopilot": {
            "event_id": ID,
            "by_hand": False,
            "releases": True,
            "offers": True,
            "offer_minutes": 5,
            "changed_at": AT,
        },
    }
    with engine.begin() as connection:
        for name, row in rows.items():
            connection.execute(table(name, *map(column, row)).insert().values(row))
    migrate(engine)
    with engine.begin() as connection:
        assert connection.execute(select(col(Autopilot.repairs))).scalar() is (most is not None)
