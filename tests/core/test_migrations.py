"""The schema that Alembic builds is the schema that the records describe, up and down."""

import alembic.command
import pytest
from sqlalchemy import Engine, inspect

from app.migrations import alembic_config, is_current, migrate

MADE_BY_ALEMBIC = {"alembic_version"}


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


@pytest.mark.parametrize("table", ["scan", "meeting", "badge", "meeting_request"])
def test_the_tables_that_guard_facts_exist(engine: Engine, table: str) -> None:
    assert inspect(engine).has_table(table)
