"""The gate of a request's path."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.checkin.records import Gate
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.events.deps import EventToChange, EventToRead

_GateId = Annotated[UUID, Path(description="`id` of the gate")]


def _gate(db: Db, event_id: UUID, gate_id: UUID) -> Gate:
    gate = db.get(Gate, gate_id)
    if gate is None or gate.event_id != event_id:
        raise NotFoundError
    return gate


def _gate_to_read(event: EventToRead, gate_id: _GateId, db: Db) -> Gate:
    return _gate(db, event.id, gate_id)


def _gate_to_change(event: EventToChange, gate_id: _GateId, db: Db) -> Gate:
    return _gate(db, event.id, gate_id)


GateToRead = Annotated[Gate, Depends(_gate_to_read)]
"""The gate, readable by the caller."""
GateToChange = Annotated[Gate, Depends(_gate_to_change)]
"""The gate, changeable by the caller (`EventToChange`)."""
