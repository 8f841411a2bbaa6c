"""Selects about offers of seats that several domains ask."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from app.events.records import Interval
from app.meetings.seats.records import OfferStatus, StandbyOffer


def stands(now: datetime) -> ColumnElement[bool]:
    """Condition on an offer and its slot: it waits for an answer, and is not over."""
    until = col(StandbyOffer.expires_at)
    return and_(
        col(StandbyOffer.status) == OfferStatus.PENDING,
        or_(until.is_(None), until > now),
        col(Interval.starts_at) > now,
    )
