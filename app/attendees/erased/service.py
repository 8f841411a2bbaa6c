"""Keeping marks of erased people, and letting somebody come back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col

from app.attendees.erased import queries
from app.attendees.erased.records import ErasedMark
from app.attendees.erased.rules import Marks, identities, mark
from app.attendees.records import Attendee
from app.core.sealing import sealer_of

_ABOUT = "erased people"


def key_of(session: Session, event_id: UUID) -> str:
    """Return the key of an event's marks, made of the installation's secret key."""
    return sealer_of(session).mac(event_id.bytes, _ABOUT)


def marks_of(session: Session, event_id: UUID) -> Marks:
    """Return the marks of an event's erased people."""
    known = frozenset(session.execute(queries.marks(event_id)).scalars())
    return Marks(key_of(session, event_id) if known else "", known)


def is_erased(session: Session, event_id: UUID, said: Mapping[str, Any]) -> bool:
    """Return whether somebody with these fields was erased from the event."""
    return marks_of(session, event_id).have(said)


def remember(session: Session, person: Attendee, now: datetime) -> None:
    """Keep marks of a person who is about to be erased."""
    key = key_of(session, person.event_id)
    for one in set(identities(person.model_dump())):
        session.add(
            ErasedMark(
                attendee_id=person.id,
                mark=mark(key, one),
                event_id=person.event_id,
                erased_at=now,
            )
        )
    session.flush()


def forget(session: Session, event_id: UUID, person_ids: Iterable[UUID] | None = None) -> None:
    """Delete the marks of an event's erased people; with ids, of these alone."""
    statement = delete(ErasedMark).where(col(ErasedMark.event_id) == event_id)
    if person_ids is not None:
        statement = statement.where(col(ErasedMark.attendee_id).in_(person_ids))
    session.execute(statement)
