"""Selects behind the agenda that a badge opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.badges.records import Badge, SigningKey
from app.badges.tokens import BadgeToken
from app.events.records import Interval
from app.meetings.seats.queries import stands
from app.meetings.seats.records import StandbyOffer
from app.partners.records import Partner, Table


@dataclass(frozen=True, slots=True)
class Call:
    """A seat that is offered to a cooperative on standby."""

    offer_id: UUID
    partner: str
    table_number: int
    zone: str | None
    starts_at: datetime
    ends_at: datetime
    expires_at: datetime


def badge_of(session: Session, token: BadgeToken) -> Badge | None:
    """The badge that a token names, revoked ones included; the signature is not checked.

    The key names the event: badge ids are unique only within one.
    """
    return session.exec(
        select(Badge)
        .join(SigningKey, col(SigningKey.event_id) == Badge.event_id)
        .where(
            SigningKey.number == int(token.key_id, 16),
            Badge.number == bytes.fromhex(token.badge_id),
        )
    ).one_or_none()


def calls_of(session: Session, cooperative_id: UUID, now: datetime) -> Sequence[Call]:
    """The seats that are offered to a cooperative now, in order of time."""
    rows = session.exec(
        select(StandbyOffer, Interval, Table, Partner)
        .join(Interval, col(Interval.id) == StandbyOffer.slot_id)
        .join(Table, col(Table.id) == StandbyOffer.table_id)
        .join(Partner, col(Partner.id) == StandbyOffer.partner_id)
        .where(StandbyOffer.cooperative_id == cooperative_id, stands(now))
        .order_by(col(Interval.starts_at), col(StandbyOffer.id))
    ).all()
    return [
        Call(
            offer.id,
            partner.name,
            table.number,
            table.zone,
            slot.starts_at,
            slot.ends_at,
            min(slot.starts_at, offer.expires_at or slot.starts_at),
        )
        for offer, slot, table, partner in rows
    ]
