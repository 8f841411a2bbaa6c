"""Making and changing the records that lists speak of."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from sqlmodel import SQLModel

from app.attendees.records import Attendee
from app.events.records import Event
from app.imports.applying.rules import changes, is_somebody_else, successor


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
    return _write(record, changes(vars(record), fields), now, more=more)


def update_person(
    person: Attendee, fields: Mapping[str, object], now: datetime
) -> tuple[bool, bool]:
    """Change what a row says about a person; tell whether anything changed, and who it is.

    The second answer is True if the row names somebody else, of whom nothing is known but what
    the row says.
    """
    known = vars(person)
    replaced = is_somebody_else(person.name, str(fields["name"]))
    changed = successor(known, fields) if replaced else changes(known, fields)
    return _write(person, changed, now), replaced


def _write(
    record: Versioned, changed: Mapping[str, object], now: datetime, *, more: bool = False
) -> bool:
    if not changed and not more:
        return False
    for name, value in changed.items():
        setattr(record, name, value)
    record.version += 1
    record.updated_at = now
    return True
