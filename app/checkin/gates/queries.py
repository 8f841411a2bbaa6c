"""Every select of gates."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.checkin.records import Gate, GateKind, Scan
from app.checkin.statements import any_of

_GATES_BY_ID = select(Gate).where(  # built once, as those of the scan path
    col(Gate.event_id) == bindparam("event_id"),
    col(Gate.id).in_(any_of("gate_ids")),
)


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


def table_gates(session: Session, event_id: UUID, table_ids: Collection[UUID]) -> list[Gate]:
    """The gates of these tables."""
    return list(
        session.exec(
            select(Gate)
            .where(
                Gate.event_id == event_id,
                Gate.kind == GateKind.TABLE,
                col(Gate.table_id).in_(table_ids),
            )
            .order_by(col(Gate.id))
        ).all()
    )
