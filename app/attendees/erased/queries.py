"""Every select of marks of erased people."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, SQLModel, col

from app.attendees.erased.records import ErasedMark


def marks(event_id: UUID) -> Select[Any]:
    """Statement: the marks of an event."""
    of = SQLModel.metadata.tables[str(ErasedMark.__tablename__)].c
    return select(of.mark).where(of.event_id == event_id)


def marked_among(session: Session, ids: Collection[UUID]) -> set[UUID]:
    """Those of these people who were erased and have marks."""
    own = col(ErasedMark.attendee_id)
    return set(session.execute(select(own).where(own.in_(ids))).scalars())
