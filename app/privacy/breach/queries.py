"""Every select of a breach report."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from app.attendees.records import Attendee
from app.auth.audit.queries import Wanted, entries
from app.auth.records import AuditEntry, Device
from app.events.records import Event
from app.privacy.breach.rules import CHANGES, ERASED, PRINTED, READ

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Wish:
    """Which acts a breach report is about: those of a span, of one actor, address or event.

    `written_as` are the forms in which the address may stand in the audit log.
    """

    since: datetime
    until: datetime
    actor: str | None = None
    address: str | None = None
    event_id: UUID | None = None
    written_as: tuple[str, ...] = ()


def acts(session: Session, wish: Wish) -> Iterator[AuditEntry]:
    """The entries about personal data that are wished for, oldest first.

    An address that was shortened to its network since is among those that are looked for.
    """
    wanted = Wanted(wish.event_id, wish.actor, None, None, wish.since, wish.until)
    action, address = col(AuditEntry.action), col(AuditEntry.address)
    statement = entries(wanted).where(
        or_(
            action.in_((READ, ERASED, *PRINTED)),
            *(action.startswith(f"{one}.", autoescape=True) for one in CHANGES),
        )
    )
    if wish.written_as:
        statement = statement.where(address.in_(wish.written_as))
    ordered = statement.order_by(col(AuditEntry.at), col(AuditEntry.id))
    yield from session.exec(ordered.execution_options(yield_per=_AT_ONCE))


def people(session: Session, event_ids: Collection[UUID], until: datetime) -> Sequence[Attendee]:
    """The people of these events who were in their lists before a moment, by name."""
    if not event_ids:
        return []
    statement = select(Attendee).where(
        col(Attendee.event_id).in_(event_ids), Attendee.created_at < until
    )
    return session.exec(statement.order_by(col(Attendee.name), col(Attendee.id))).all()


def event_names(session: Session, event_ids: Collection[UUID]) -> dict[UUID, str]:
    """What these events are called; one that was deleted is left out."""
    statement = select(Event.id, Event.name).where(col(Event.id).in_(event_ids))
    return dict(session.exec(statement).all())


def device(session: Session, device_id: UUID) -> Device | None:
    """A device, also one that was revoked."""
    return session.get(Device, device_id)
