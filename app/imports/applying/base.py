"""What an event has that a list may change, as it is compared and as plans are made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.engine import Dialect
from sqlmodel import Session

from app.attendees.erased.rules import Marks
from app.attendees.erased.service import key_of
from app.core.database.bulk import dialect_named
from app.core.database.drafts import Draft
from app.core.database.found import Found, find
from app.events.records import Event
from app.events.vocabulary import tags_by_owner
from app.imports.applying import queries
from app.imports.records import ListKind
from app.requests import queries as requests_queries


@dataclass(frozen=True, slots=True)
class Base:
    """All that a plan for a list is made of, beside the list; equal ones lead to the same plan."""

    event_id: UUID
    day: date
    timezone: str
    found: Found
    erased_key: str = ""
    """The key of the event's marks of erased people."""

    @property
    def dialect(self) -> Dialect:
        """The database's kind, for which writes are prepared."""
        return self.found.dialect

    @property
    def standing(self) -> "Standing":
        """The same as plain values."""
        found = self.found
        return Standing(
            self.event_id,
            self.day,
            self.timezone,
            dict(found.rows),
            found.dialect.name,
            self.erased_key,
        )

    def records(self, name: str) -> list[Draft]:
        """Return rows of this name as records."""
        return self.found.records(name)

    def values(self, name: str) -> list[dict[str, Any]]:
        """Return rows of this name."""
        return self.found.values(name)

    def tags(self, name: str) -> dict[UUID, list[str]]:
        """Return the tags of each owner, in the order of its list."""
        return tags_by_owner(self.values(name))

    def erased(self) -> Marks:
        """Return the marks of erased people."""
        known = frozenset(row["mark"] for row in self.values("erased"))
        return Marks(self.erased_key, known)


@dataclass(frozen=True, slots=True)
class Standing:
    """A base as another process is told of it; `dialect` is the name of the database's kind."""

    event_id: UUID
    day: date
    timezone: str
    rows: Mapping[str, str]
    dialect: str
    erased_key: str

    @property
    def size(self) -> int:
        """The length of all that was read."""
        return sum(map(len, self.rows.values()))

    def base(self, kind: ListKind) -> Base:
        """Return the base of a kind of list."""
        found = Found(self.rows, _statements(self.event_id, kind), dialect_named(self.dialect))
        return Base(self.event_id, self.day, self.timezone, found, self.erased_key)


_STATEMENTS = {
    "cooperatives": queries.cooperatives,
    "people": queries.people,
    "erased": queries.erased,
    "needs": queries.needs,
    "partners": queries.partners,
    "offers": queries.offers,
    "absences": queries.absences,
    "tables": queries.tables,
    "tables in use": queries.tables_in_use,
    "slots": queries.slots,
    "villages": queries.villages,
    "codes": queries.codes,
    "requests": requests_queries.standing_requests,
}
_OF_KIND = {
    ListKind.ATTENDEES: ("cooperatives", "people", "erased", "needs"),
    ListKind.PARTNERS: (
        *("partners", "offers", "absences", "tables", "tables in use"),
        *("people", "erased", "slots"),
    ),
    ListKind.REQUESTS: ("villages", "codes", "requests", "needs", "offers"),
}


def look(session: Session, event: Event, kind: ListKind) -> Base:
    """Read what the event has."""
    found = find(session, _statements(event.id, kind))
    return Base(event.id, event.day, event.timezone, found, key_of(session, event.id))


def _statements(event_id: UUID, kind: ListKind) -> dict[str, Select[Any]]:
    return {name: _STATEMENTS[name](event_id) for name in _OF_KIND[kind]}
