"""Changing the records that lists speak of, as plans have them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Dialect
from sqlmodel import SQLModel

from app.attendees.erased.rules import Marks
from app.core.database.bulk import inserted, removed
from app.core.database.drafts import Draft, table_of
from app.core.database.images import Write
from app.imports.applying.rules import changes, is_somebody_else, successor


def filled(fields: Mapping[str, object]) -> dict[str, Any]:
    """Return the fields that a row fills."""
    return changes({}, fields)


def change(
    record: Draft, fields: Mapping[str, object], now: datetime, *, more: bool = False
) -> bool:
    """Change what `fields` fill with something new; tell whether anything changed.

    `more` says that something beside the record's own fields changes with it.
    """
    return _write(record, changes(record.fields, fields), now, more=more)


def change_person(person: Draft, fields: Mapping[str, object], now: datetime) -> tuple[bool, bool]:
    """Change what a row says about a person; tell whether anything changed, and who it is.

    The second answer is True if the row names somebody else, of whom nothing is known but what
    the row says.
    """
    replaced = is_somebody_else(person["name"], str(fields["name"]))
    changed = (successor if replaced else changes)(person.fields, fields)
    return _write(person, changed, now), replaced


def is_erased(erased: Marks, key: str, fields: Mapping[str, object], known: Draft | None) -> bool:
    """Tell whether a row names somebody who was erased, and who is not the one that is known."""
    if known is not None and not is_somebody_else(known["name"], str(fields["name"])):
        return False
    return erased.have({**fields, "external_key": key})


def _write(
    record: Draft, changed: Mapping[str, object], now: datetime, *, more: bool = False
) -> bool:
    if not changed and not more:
        return False
    record.put(**changed)
    record.touch(now)
    return True


def replacing(
    kind: type[SQLModel],
    owner: str,
    before: Iterable[UUID],
    rows: Sequence[Mapping[str, Any]],
    dialect: Dialect,
) -> list[Write]:
    """Return what removes the rows of the owners that had some `before`, and adds new ones."""
    table = table_of(kind)
    return [*removed(table, owner, before, dialect), *inserted(table, rows, dialect)]
