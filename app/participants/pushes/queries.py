"""Every select about pushes."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from app.attendees.records import Attendee
from app.participants.pushes.records import PushSubscription


class Waiting(NamedTuple):
    """A phone that may be told something now, and whom it is of."""

    id: UUID
    event_id: UUID
    cooperative_id: UUID | None
    partner_id: UUID | None
    wake_at: datetime | None
    failing_since: datetime | None


def is_any(session: Session) -> bool:
    """Return whether any phone is told anything."""
    return bool(session.execute(select(exists(select(col(PushSubscription.id))))).scalar())


def waiting(session: Session, now: datetime) -> Sequence[Waiting]:
    """Return the phones that may be told something now, and that nobody is telling."""
    rows = session.execute(
        select(
            col(PushSubscription.id),
            col(PushSubscription.event_id),
            col(Attendee.cooperative_id),
            col(Attendee.partner_id),
            col(PushSubscription.wake_at),
            col(PushSubscription.failing_since),
        )
        .join(Attendee, col(Attendee.id) == PushSubscription.attendee_id)
        .where(*_free(now))
        .order_by(col(PushSubscription.next_at))
    )
    return [Waiting(*row) for row in rows]


def claimable(session: Session, identity: UUID, now: datetime) -> PushSubscription | None:
    """Return the subscription, locked, if nobody is sending to it and it may be tried now."""
    statement = select_rows(PushSubscription).where(PushSubscription.id == identity, *_free(now))
    return session.exec(statement.with_for_update(skip_locked=True)).first()


def of_badge(session: Session, badge_id: UUID, endpoint: str) -> PushSubscription | None:
    """Return the subscription of a browser by a badge."""
    return session.exec(
        select_rows(PushSubscription).where(
            PushSubscription.badge_id == badge_id, PushSubscription.endpoint == endpoint
        )
    ).one_or_none()


def number_of(session: Session, badge_id: UUID) -> int:
    """Return how many browsers a badge tells."""
    own = select(func.count()).where(col(PushSubscription.badge_id) == badge_id)
    return int(session.execute(own).scalar_one())


def _free(now: datetime) -> tuple[ColumnElement[bool], ...]:
    claimed = col(PushSubscription.claimed_until)
    return col(PushSubscription.next_at) <= now, or_(claimed.is_(None), claimed <= now)
