"""Every select about uploaded lists."""

from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.imports.records import Import, ListKind


def imports(event_id: UUID, *, kind: ListKind | None = None) -> SelectOfScalar[Import]:
    """Statement: the event's lists, without their content."""
    statement = select(Import).where(Import.event_id == event_id)
    if kind is not None:
        statement = statement.where(Import.kind == kind)
    return statement.options(defer(col(Import.content)))  # type: ignore[arg-type]


def import_by_number(
    session: Session, event_id: UUID, number: int, *, with_result: bool = True
) -> Import | None:
    """The event's list of that number, without its content, and its result only if asked for."""
    statement = imports(event_id).where(Import.number == number)
    if not with_result:
        statement = statement.options(defer(col(Import.result)))  # type: ignore[arg-type]
    return session.exec(statement).one_or_none()


def content_of(session: Session, imp: Import) -> bytes:
    """The file as it came."""
    return session.exec(select(Import.content).where(Import.id == imp.id)).one()


def next_number(session: Session, event_id: UUID) -> int:
    """The number of the event's next list."""
    last = session.exec(select(func.max(Import.number)).where(Import.event_id == event_id)).one()
    return (last or 0) + 1
