"""Every select about what a screen in the hall shows: single columns, and none about a person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, select
from sqlmodel import Session, col

from app.attendees.records import Cooperative
from app.events.records import Interval
from app.meetings.records import Meeting
from app.meetings.seats.queries import stands
from app.meetings.seats.records import StandbyOffer
from app.partners.records import Partner, Table

_PLACE: tuple[ColumnElement[Any], ...] = (
    col(Table.number).label("table_number"),
    col(Table.zone).label("zone"),
    col(Partner.name).label("partner"),
    col(Cooperative.village).label("village"),
    col(Cooperative.kecamatan).label("kecamatan"),
)


def _places(of: type[Meeting | StandbyOffer]) -> Select[Any]:
    """Statement: slot, table, partner and village of each meeting or offer."""
    return (
        select(col(of.slot_id), *_PLACE)
        .join(Cooperative, col(Cooperative.id) == of.cooperative_id)
        .join(Partner, col(Partner.id) == of.partner_id)
        .join(Table, col(Table.id) == of.table_id)
        .join(Interval, col(Interval.id) == of.slot_id)
    )


def seated(session: Session, timetable_id: UUID) -> Sequence[Row[Any]]:
    """Return who sits where in a timetable, in order of time, table and seat."""
    return session.execute(
        _places(Meeting)
        .where(col(Meeting.timetable_id) == timetable_id)
        .order_by(col(Interval.starts_at), col(Table.number), col(Meeting.seat))
    ).all()


def called(session: Session, event_id: UUID, now: datetime) -> Sequence[Row[Any]]:
    """Return the offers that stand, in order of time and of being made."""
    return session.execute(
        _places(StandbyOffer)
        .where(
            col(StandbyOffer.event_id) == event_id,
            stands(now),
        )
        .order_by(col(Interval.starts_at), col(StandbyOffer.id))
    ).all()
