"""Every select about uploaded lists."""

from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.imports.records import (
    Import,
    ListApplication,
    ListDecision,
    ListKind,
    ListReading,
    RememberedMapping,
)


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


def decisions(event_id: UUID, kind: ListKind) -> SelectOfScalar[ListDecision]:
    """Statement: what people decided about rows of the event's lists of a kind."""
    return select(ListDecision).where(ListDecision.event_id == event_id, ListDecision.kind == kind)


def remembered_mapping(
    session: Session, kind: ListKind, signature: str
) -> RememberedMapping | None:
    """What a person said of columns under these headings."""
    return session.exec(
        select(RememberedMapping).where(
            RememberedMapping.kind == kind, RememberedMapping.signature == signature
        )
    ).one_or_none()


def last_application(session: Session, imp: Import) -> ListApplication | None:
    """What the last application of a list changed; None if it is not applied or older."""
    return session.exec(
        select(ListApplication)
        .where(ListApplication.import_id == imp.id)
        .order_by(col(ListApplication.applied_at).desc(), col(ListApplication.id).desc())
        .limit(1)
    ).first()


def stored_reading(session: Session, imp: Import, key: str) -> bytes | None:
    """How a list was read, if it was read like that."""
    return session.exec(
        select(ListReading.content).where(ListReading.import_id == imp.id, ListReading.key == key)
    ).first()
