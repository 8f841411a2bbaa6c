"""Erasing personal data, so that all figures stay: rows are kept, and what names people is not."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, cast, delete, literal, or_, select, update
from sqlmodel import Session, SQLModel, col

from app.attendees.erased import service as marks
from app.attendees.records import Attendee, PartyStatus
from app.checkin.records import Annulment, Conflict, Scan
from app.imports.records import Import, ListDecision
from app.participants.pushes.records import PushSubscription
from app.printing.records import PrintRun
from app.privacy.claims.queries import forget_words
from app.privacy.queries import NOTED
from app.privacy.rules import NOBODY

_PERSONAL = ("position", "phone", "phone_other", "email", "note")


def erase_all(session: Session, event_id: UUID, now: datetime) -> None:
    """Erase what names the event's people, and every text in which they may be named.

    Marks of those who were erased before go, too: there is nothing left that could bring them back.
    """
    session.flush()
    _erase_people(session, col(Attendee.event_id) == event_id, now)
    erase_uploads(session, event_id)
    for kind, texts in NOTED.items():
        table = _table(kind)
        cleared = {text.key: None for text in texts}
        session.execute(update(table).where(table.c.event_id == event_id).values(cleared))
    forget_words(session, event_id)
    marks.forget(session, event_id)
    _clear(session, Scan, event_id, {"raw": None})
    _clear(session, Annulment, event_id, {"reason": ""})
    session.expire_all()


def erase_person(session: Session, person: Attendee, now: datetime) -> None:
    """Erase one person, what was noted about their scans, and all uploads, which may name them.

    Marks of them are kept, so that a list or another system does not bring them back unasked.
    """
    session.flush()
    marks.remember(session, person, now)
    _erase_people(session, col(Attendee.id) == person.id, now)
    erase_uploads(session, person.event_id)
    forget_words(session, person.event_id, person.id)
    status = update(_table(Attendee)).where(col(Attendee.id) == person.id)
    session.execute(status.values(status=PartyStatus.WITHDRAWN, updated_at=now))
    theirs = select(col(Scan.id)).where(col(Scan.attendee_id) == person.id)
    conflicts, annulments = _table(Conflict), _table(Annulment)
    of_theirs = or_(conflicts.c.attendee_id == person.id, conflicts.c.scan_id.in_(theirs))
    session.execute(update(conflicts).where(of_theirs).values(note=None))
    annulled = annulments.c.scan_id.in_(theirs)
    session.execute(update(annulments).where(annulled).values(reason=""))
    session.expire_all()


def erase_uploads(session: Session, event_id: UUID) -> None:
    """Delete uploaded lists, what was read, decided and kept for undoing, and what was printed."""
    for kind in (ListDecision, Import, PrintRun):
        table = _table(kind)
        session.execute(delete(table).where(table.c.event_id == event_id))


def _erase_people(session: Session, who: ColumnElement[bool], now: datetime) -> None:
    table = _table(Attendee)
    unknown: dict[str, Any] = dict.fromkeys(_PERSONAL)
    key = literal("erased:") + cast(table.c.id, String)
    changed = {"version": table.c.version + 1, "updated_at": now}
    theirs = select(table.c.id).where(who)
    phones = _table(PushSubscription)
    session.execute(delete(phones).where(phones.c.attendee_id.in_(theirs)))
    values = unknown | changed | {"name": NOBODY, "external_key": key}
    session.execute(update(table).where(who).values(values))


def _clear(session: Session, kind: type[SQLModel], event_id: UUID, values: dict[str, Any]) -> None:
    table = _table(kind)
    session.execute(update(table).where(table.c.event_id == event_id).values(values))


def _table(kind: type[SQLModel]) -> Any:
    return SQLModel.metadata.tables[str(kind.__tablename__)]
