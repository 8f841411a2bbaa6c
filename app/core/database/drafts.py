"""Records that are planned outside a transaction: their known fields and their changes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Table as CoreTable
from sqlalchemy.engine import Dialect
from sqlmodel import SQLModel

from app.core.database.bulk import inserted, updated
from app.core.database.images import Write
from app.core.ids import new_id


class Draft:
    """A planned record: a new one with all its fields, a known one with those that were read."""

    __slots__ = ("changed", "fields", "is_new")

    def __init__(self, fields: dict[str, Any], *, is_new: bool = False) -> None:
        self.fields = fields
        self.is_new = is_new
        self.changed: set[str] = set()

    @classmethod
    def new(cls, kind: type[SQLModel], fields: Mapping[str, Any], now: datetime) -> "Draft":
        """Return a record to be added; fields that are not given have their defaults."""
        moments = dict.fromkeys(_moments(kind), now)
        return cls({**_defaults(kind), **moments, "id": new_id(), **fields}, is_new=True)

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    @property
    def id(self) -> UUID:
        """The record's id, also before it is added."""
        found: UUID = self.fields["id"]
        return found

    def put(self, **values: Any) -> None:
        """Set these fields."""
        for name, value in values.items():
            if self.fields[name] != value:
                self.fields[name] = value
                self.changed.add(name)

    def touch(self, now: datetime | None = None) -> None:
        """Increase the record's version, and set the time of its change if it has one."""
        self.fields["version"] += 1
        self.changed.add("version")
        if now is not None:
            self.fields["updated_at"] = now
            self.changed.add("updated_at")


@cache
def _defaults(kind: type[SQLModel]) -> dict[str, Any]:
    return {
        name: field.default
        for name, field in kind.model_fields.items()
        if not field.is_required() and field.default_factory is None
    }


@cache
def _moments(kind: type[SQLModel]) -> tuple[str, ...]:
    return tuple(name for name in ("created_at", "updated_at") if name in kind.model_fields)


def table_of(kind: type[SQLModel]) -> CoreTable:
    """Return the table of a kind of record."""
    return SQLModel.metadata.tables[str(kind.__tablename__)]


def additions(kind: type[SQLModel], drafts: Iterable[Draft], dialect: Dialect) -> list[Write]:
    """Return what adds the new ones of these records."""
    rows = [draft.fields for draft in drafts if draft.is_new]
    return inserted(table_of(kind), rows, dialect)


def alterations(kind: type[SQLModel], drafts: Iterable[Draft], dialect: Dialect) -> list[Write]:
    """Return what updates the changed fields of the known ones of these records."""
    rows = (
        {name: draft.fields[name] for name in draft.changed} | {"id": draft.id}
        for draft in drafts
        if draft.changed and not draft.is_new
    )
    return updated(table_of(kind), rows, dialect)
