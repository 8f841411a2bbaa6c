"""Every select of arrivals."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.checkin.records import (
    EVENT_AREA,
    Direction,
    FirstAdmission,
    Gate,
    GateKind,
    Scan,
    Verdict,
)
from app.checkin.scans import queries as scan_queries
from app.checkin.scans.clocks import day_of
from app.checkin.scans.rules import Passage
from app.core.clock import device_moment
from app.events.records import Event


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of a kecamatan have arrived; `name` is None for people of no kecamatan."""

    name: str | None
    total: int
    arrived: int


def arrival_counts(session: Session, event_id: UUID, day: date) -> list[GroupCount]:
    """How many active people there are and have arrived on a day, by kecamatan."""
    statement = _expected(
        select_columns(
            col(Cooperative.kecamatan),
            func.count(col(Attendee.id)),
            func.count(col(FirstAdmission.attendee_id)),
        ),
        event_id,
        day,
    )
    rows = session.execute(
        statement.group_by(col(Cooperative.kecamatan)).order_by(col(Cooperative.kecamatan))
    )
    return [GroupCount(*row) for row in rows]


def arrival_moments(session: Session, event_id: UUID, day: date) -> list[datetime]:
    """When each person who arrived on a day was first let in."""
    rows = session.execute(
        select_columns(col(Scan.offline), col(Scan.scanned_at), col(Scan.received_at))
        .join(FirstAdmission, col(FirstAdmission.scan_id) == Scan.id)
        .where(
            col(Scan.event_id) == event_id,
            col(FirstAdmission.area) == EVENT_AREA,
            col(FirstAdmission.day) == day,
        )
    ).all()
    return [
        device_moment(offline, scanned_at, received_at) for offline, scanned_at, received_at in rows
    ]


def departures(session: Session, event: Event, day: date) -> dict[UUID, datetime]:
    """When those people went out on a day who have not come in again since."""
    rows = session.execute(
        select_columns(
            col(Scan.attendee_id), col(Scan.offline), col(Scan.scanned_at), col(Scan.received_at)
        )
        .join(Gate, col(Gate.id) == Scan.gate_id)
        .where(
            col(Scan.event_id) == event.id,
            col(Gate.kind) == GateKind.EVENT,
            col(Scan.direction) == Direction.EXIT,
            col(Scan.verdict) == Verdict.ADMITTED,
        )
    ).all()
    went = {
        attendee_id
        for attendee_id, *clocks in rows
        if day_of(device_moment(*clocks), event.timezone) == day
    }
    if not went:
        return {}
    since = datetime.combine(day, time(), ZoneInfo(event.timezone))
    last: dict[UUID, Passage] = {}
    for attendee_id, area, passage in scan_queries.passages(session, went, since):
        known = last.get(attendee_id)
        is_of_day = area == EVENT_AREA and day_of(passage.at, event.timezone) == day
        if is_of_day and (known is None or known.at <= passage.at):
            last[attendee_id] = passage
    return {
        attendee_id: passage.at
        for attendee_id, passage in last.items()
        if passage.direction is Direction.EXIT
    }


def absent(event_id: UUID, day: date, *, kecamatan: str | None = None) -> SelectOfScalar[Attendee]:
    """Statement: the active people who have not arrived on a day."""
    statement: SelectOfScalar[Attendee] = _expected(select(Attendee), event_id, day).where(
        col(FirstAdmission.attendee_id).is_(None)
    )
    if kecamatan is not None:
        statement = statement.where(Cooperative.kecamatan == kecamatan)
    return statement


@dataclass(frozen=True, slots=True)
class Visitor:
    """An active person of a cooperative, and whether they have come."""

    cooperative_id: UUID
    name: str
    arrived: bool


def visitors(
    session: Session, event_id: UUID, cooperative_ids: Collection[UUID], day: date
) -> list[Visitor]:
    """The active people of these cooperatives by name, and who of them has come on a day."""
    own = col(Attendee.cooperative_id)
    came = col(FirstAdmission.attendee_id).is_not(None)
    statement = _expected(select_columns(own, col(Attendee.name), came), event_id, day)
    rows = session.execute(
        statement.where(own.in_(cooperative_ids)).order_by(col(Attendee.name), col(Attendee.id))
    )
    return [Visitor(*row) for row in rows]


def _expected(statement: Any, event_id: UUID, day: date) -> Any:
    return (
        statement.select_from(Attendee)
        .outerjoin(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
        .outerjoin(
            FirstAdmission,
            (col(FirstAdmission.attendee_id) == Attendee.id)
            & (col(FirstAdmission.area) == EVENT_AREA)
            & (col(FirstAdmission.day) == day),
        )
        .where(
            Attendee.event_id == event_id,
            Attendee.status == PartyStatus.ACTIVE,
            or_(col(Cooperative.id).is_(None), col(Cooperative.status) == PartyStatus.ACTIVE),
        )
    )
