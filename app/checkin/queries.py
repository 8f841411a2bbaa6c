"""Every select about gates, recorded scans and arrivals; `scan_queries` has the scan path's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.checkin.records import (
    FirstAdmission,
    Gate,
    GateKind,
    Scan,
    Verdict,
    area_of,
)
from app.checkin.scans.rules import moment

EVENT_AREA = area_of(GateKind.EVENT, None, None)
"""What the event's own gates lead to: who came in there has arrived."""

_GATES_BY_ID = select(Gate).where(  # made once, as the scan path's statements are
    col(Gate.event_id) == bindparam("event_id"),
    col(Gate.id).in_(bindparam("gate_ids", expanding=True)),
)


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of a group have arrived; `name` is a kecamatan, None: everybody else."""

    name: str | None
    total: int
    arrived: int


def gates(event_id: UUID) -> SelectOfScalar[Gate]:
    """Statement: the event's gates."""
    return select(Gate).where(Gate.event_id == event_id)


def gates_by_id(session: Session, event_id: UUID, gate_ids: Collection[UUID]) -> dict[UUID, Gate]:
    """Those of the gates named that the event has, by id."""
    rows = session.execute(_GATES_BY_ID, {"event_id": event_id, "gate_ids": list(gate_ids)})
    return {gate.id: gate for gate in rows.scalars()}


def has_scans(session: Session, gate_id: UUID) -> bool:
    """Whether anything was ever scanned at a gate."""
    return session.exec(select(Scan.id).where(Scan.gate_id == gate_id).limit(1)).first() is not None


def scans(
    event_id: UUID,
    *,
    gate_id: UUID | None = None,
    verdict: Verdict | None = None,
    attendee_id: UUID | None = None,
) -> SelectOfScalar[Scan]:
    """Statement: the event's scans, narrowed down by what is given."""
    statement = select(Scan).where(Scan.event_id == event_id)
    if gate_id is not None:
        statement = statement.where(Scan.gate_id == gate_id)
    if verdict is not None:
        statement = statement.where(Scan.verdict == verdict)
    if attendee_id is not None:
        statement = statement.where(Scan.attendee_id == attendee_id)
    return statement


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
    """When each of those who arrived on a day came in."""
    rows = session.execute(
        select_columns(col(Scan.offline), col(Scan.scanned_at), col(Scan.received_at))
        .join(FirstAdmission, col(FirstAdmission.scan_id) == Scan.id)
        .where(
            col(Scan.event_id) == event_id,
            col(FirstAdmission.area) == EVENT_AREA,
            col(FirstAdmission.day) == day,
        )
    ).all()
    return [moment(offline, scanned_at, received_at) for offline, scanned_at, received_at in rows]


def absent(event_id: UUID, day: date, *, kecamatan: str | None = None) -> SelectOfScalar[Attendee]:
    """Statement: the active people who have not arrived on a day."""
    statement: SelectOfScalar[Attendee] = _expected(select(Attendee), event_id, day).where(
        col(FirstAdmission.attendee_id).is_(None)
    )
    if kecamatan is not None:
        statement = statement.where(Cooperative.kecamatan == kecamatan)
    return statement


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
