"""The uploaded list of a request's path."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.attendees.deps import SeesPersonalData
from app.core.db import Db
from app.core.errors import NotFoundError
from app.events.deps import EventForOrganizer, EventToChange
from app.imports import queries, service
from app.imports.reading import AnyPreview
from app.imports.records import Import

_MOST_IMPORTS = 1_000_000
ImportNumber = Annotated[int, Path(ge=1, le=_MOST_IMPORTS, description="`number` of the list")]


def _import(db: Db, event_id: UUID, number: int) -> Import:
    found = queries.import_by_number(db, event_id, number)
    if found is None:
        raise NotFoundError
    return found


def _import_for_organizer(event: EventForOrganizer, number: ImportNumber, db: Db) -> Import:
    return _import(db, event.id, number)


def _import_to_change(event: EventToChange, number: ImportNumber, db: Db) -> Import:
    return _import(db, event.id, number)


ImportForOrganizer = Annotated[Import, Depends(_import_for_organizer)]
"""The uploaded list of the path, for those who may change the event."""
ImportToChange = Annotated[Import, Depends(_import_to_change)]
"""The uploaded list of the path, changeable by the caller (`EventToChange`)."""


def _preview_for_organizer(
    event: EventForOrganizer, imp: ImportForOrganizer, db: Db, audited: SeesPersonalData
) -> AnyPreview:
    return service.preview(db, event, imp)


PreviewForOrganizer = Annotated[AnyPreview, Depends(_preview_for_organizer)]
"""How the list of the path is read; looking at it is audited, for it holds personal data."""
