"""Migrating a database to the schema of this version of the code."""

from functools import cache
from pathlib import Path

import alembic.command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, column, inspect, select, table

_PACKAGED = Path(__file__).parent / "_alembic"
_CHECKOUT = Path(__file__).parent.parent / "alembic"
_VERSION = table("alembic_version", column("version_num"))


def alembic_config(engine: Engine) -> Config:
    """Return Alembic's configuration for `engine`."""
    config = Config()
    config.set_main_option("script_location", str(_folder()))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Migrate the database to the newest schema; does nothing if it already has it."""
    alembic.command.upgrade(alembic_config(engine), "head")


def is_current(engine: Engine) -> bool:
    """Return whether the database has the newest schema; it never waits for writers."""
    with engine.execution_options(read_only=True).connect() as connection:
        if not inspect(connection).has_table(_VERSION.name):
            return False
        found = connection.execute(select(_VERSION.c.version_num)).scalars()
        return list(found) == [_newest()]


@cache
def _newest() -> str | None:
    return ScriptDirectory(str(_folder())).get_current_head()


def _folder() -> Path:
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
