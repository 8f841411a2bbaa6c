"""Bringing a database to the schema that this version of the code expects."""

from pathlib import Path

import alembic.command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

_PACKAGED = Path(__file__).parent / "_alembic"
_CHECKOUT = Path(__file__).parent.parent / "alembic"


def alembic_config(engine: Engine) -> Config:
    """Return Alembic's configuration for `engine`."""
    config = Config()
    folder = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    config.set_main_option("script_location", str(folder))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Bring the database to the newest schema; does nothing when it is there already."""
    alembic.command.upgrade(alembic_config(engine), "head")


def is_current(engine: Engine) -> bool:
    """Tell whether the database has the newest schema."""
    head = ScriptDirectory.from_config(alembic_config(engine)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head
