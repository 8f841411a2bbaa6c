"""The scan or conflict of a request's path, loaded only for those who may act on it."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.checkin.conflicts import queries
from app.checkin.records import Conflict, Scan
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, or_not_found
from app.events.deps import Doorkeeper, OrganizerEventToRead


def _scan(
    door: Doorkeeper,
    scan_id: Annotated[UUID, Path(description="`id` of the scan, as in its answer")],
    db: Db,
) -> Scan:
    scan = db.get(Scan, scan_id)
    if scan is None or scan.event_id != door.event.id:
        raise NotFoundError
    if door.gate_ids is not None and scan.gate_id not in door.gate_ids:
        raise ForbiddenError
    return scan


def _conflict(
    event: OrganizerEventToRead,
    conflict_id: Annotated[UUID, Path(description="`id` of the conflict")],
    db: Db,
) -> Conflict:
    return or_not_found(queries.locked_conflict(db, event.id, conflict_id))


ScanAtOwnGate = Annotated[Scan, Depends(_scan)]
"""The scan, for organizers and for devices at the door that may scan at its gate."""
LockedConflict = Annotated[Conflict, Depends(_conflict)]
"""The conflict, to be resolved by the caller. It stays locked, and the event is not held: whoever
works at the door waits for no list."""
