"""How Alembic reaches the database: through the engine that the application passes to it."""

from alembic import context
from sqlalchemy import Engine
from sqlalchemy.types import TypeDecorator

from app.core.database.engine import open_engine
from app.core.database.postgres import remove_time_limits
from app.core.database.rebuilding import check_references, references_unguarded
from app.core.settings import Settings
from app.records import metadata


def render_item(kind, item, _autogen_context):
    """Write our column types as the types that they have in the database."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def run(engine: Engine) -> None:
    with engine.connect() as connection, references_unguarded(connection):
        remove_time_limits(connection)
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            render_item=render_item,
            compare_type=True,
            on_version_apply=lambda **_: check_references(connection),
            include_object=lambda _item, name, kind, reflected, _other: (
                not (kind == "table" and reflected and name not in metadata.tables)
            ),
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


engine = context.config.attributes.get("engine") or open_engine(Settings().database)
run(engine)
