"""Making and changing the records that lists speak of."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from sqlmodel import SQLModel

from app.events.records import Event
from app.imports.rules import changes


class Versioned(Protocol):
    """A record that counts its versions."""

    version: int
    updated_at: datetime


R = TypeVar("R", bound=SQLModel)


def new_record(kind: type[R], event: Event, fields: Mapping[str, object], now: datetime) -> R:
    """Return a record with the fields that are filled; the others keep their defaults."""
    return kind(**changes({}, fields), event_id=event.id, created_at=now, updated_at=now)


def update_record(
    record: Versioned, fields: Mapping[str, object], now: datetime, *, more: bool = False
) -> bool:
    """Change what `fields` fill with something new; tell whether anything changed.

    `more` says that something beside the record's own fields changes with it.
    """
    changed = changes(vars(record), fields)
    if not changed and not more:
        return False
    for name, value in changed.items():
        setattr(record, name, value)
    record.version += 1
    record.updated_at = now
    return True
