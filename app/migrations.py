"""Migrating a database to the schema of this version of the code."""

from functools import cache
from pathlib import Path

import alembic.command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, column, inspect, select, table

_PACKAGED = Path(__file__).parent / "_alembic"
_CHECKOUT = Path(__file__).parent.parent / "alembic"
_VERSION = table("alembic_version", column("version_num"))


class SchemaTooNewError(Exception):
    """The database has the schema of a newer version of the code: this one would spoil it."""


def alembic_config(engine: Engine) -> Config:
    """Return Alembic's configuration for `engine`."""
    config = Config()
    config.set_main_option("script_location", str(_folder()))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Migrate the database to the newest schema; does nothing if it already has it.

    Raises SchemaTooNewError if it has one that this code does not know.
    """
    if is_newer(engine):
        raise SchemaTooNewError
    alembic.command.upgrade(alembic_config(engine), "head")


def is_current(engine: Engine) -> bool:
    """Return whether the database has the newest schema; it never waits for writers."""
    return revisions(engine) == [_newest()]


def is_newer(engine: Engine) -> bool:
    """Return whether the database has the schema of a newer version of the code."""
    return not all(map(is_known, revisions(engine)))


def revisions(engine: Engine) -> list[str]:
    """Return the revisions that a database says its schema has; empty before the first."""
    with engine.execution_options(read_only=True).connect() as connection:
        if not inspect(connection).has_table(_VERSION.name):
            return []
        return list(connection.execute(select(_VERSION.c.version_num)).scalars())


def is_known(revision: str) -> bool:
    """Return whether this version of the code knows a revision of the schema."""
    try:
        return ScriptDirectory(str(_folder())).get_revision(revision) is not None
    except CommandError:
        return False


@cache
def _newest() -> str | None:
    return ScriptDirectory(str(_folder())).get_current_head()


def _folder() -> Path:
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
