"""The partners and tables of a request's path."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.events.deps import EventToChange, EventToRead
from app.partners.records import Partner, Table

PartnerId = Annotated[UUID, Path(description="`id` of the partner")]
TableId = Annotated[UUID, Path(description="`id` of the table")]


def _partner(db: Db, event_id: UUID, partner_id: UUID) -> Partner:
    found = db.get(Partner, partner_id)
    if found is None or found.event_id != event_id:
        raise NotFoundError
    return found


def _table(db: Db, event_id: UUID, table_id: UUID) -> Table:
    found = db.get(Table, table_id)
    if found is None or found.event_id != event_id:
        raise NotFoundError
    return found


def _partner_to_read(event: EventToRead, partner_id: PartnerId, db: Db) -> Partner:
    return _partner(db, event.id, partner_id)


def _partner_to_change(event: EventToChange, partner_id: PartnerId, db: Db) -> Partner:
    return _partner(db, event.id, partner_id)


def _table_to_read(event: EventToRead, table_id: TableId, db: Db) -> Table:
    return _table(db, event.id, table_id)


def _table_to_change(event: EventToChange, table_id: TableId, db: Db) -> Table:
    return _table(db, event.id, table_id)


PartnerToRead = Annotated[Partner, Depends(_partner_to_read)]
"""The partner of the path, readable by the caller."""
PartnerToChange = Annotated[Partner, Depends(_partner_to_change)]
"""The partner of the path, changeable by the caller (`EventToChange`)."""
TableToRead = Annotated[Table, Depends(_table_to_read)]
"""The table of the path, readable by the caller."""
TableToChange = Annotated[Table, Depends(_table_to_change)]
"""The table of the path, changeable by the caller (`EventToChange`)."""
