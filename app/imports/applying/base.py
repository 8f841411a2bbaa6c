"""What an event has that a list may change, as it is compared and as plans are made of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Dialect
from sqlmodel import Session

from app.core.database.bulk import Raw, decoded, fetch
from app.core.database.drafts import Draft
from app.events.records import Event
from app.imports.applying import queries
from app.imports.records import ListKind
from app.requests import queries as requests_queries


@dataclass(frozen=True, slots=True)
class Base:
    """All that a plan for a list is made of, beside the list.

    Two that are equal lead to the same plan. Rows come in no order: the same rows in another one
    count as a change, which costs a second plan and nothing else.
    """

    event_id: UUID
    day: date
    timezone: str
    dialect: Dialect = field(compare=False)
    rows: Mapping[str, Raw]

    def records(self, name: str) -> list[Draft]:
        """Return rows of this name as records."""
        return [Draft(fields) for fields in self.values(name)]

    def values(self, name: str) -> list[dict[str, Any]]:
        """Return rows of this name."""
        return decoded(self.rows[name], _STATEMENTS[name](self.event_id), self.dialect)

    def tags(self, name: str) -> dict[UUID, list[str]]:
        """Return the tags of each owner, in the order of its list."""
        found: dict[UUID, list[str]] = defaultdict(list)
        for row in sorted(self.values(name), key=lambda row: (row["position"], row["tag"])):
            found[row["owner"]].append(row["tag"])
        return dict(found)


_STATEMENTS = {
    "cooperatives": queries.cooperatives,
    "people": queries.people,
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
    ListKind.ATTENDEES: ("cooperatives", "people", "needs"),
    ListKind.PARTNERS: (
        *("partners", "offers", "absences", "tables", "tables in use"),
        *("people", "slots"),
    ),
    ListKind.REQUESTS: ("villages", "codes", "requests", "needs", "offers"),
}


def look(session: Session, event: Event, kind: ListKind) -> Base:
    """Read what the event has."""
    rows = {name: fetch(session, _STATEMENTS[name](event.id)) for name in _OF_KIND[kind]}
    dialect = session.get_bind().dialect
    return Base(event.id, event.day, event.timezone, dialect, rows)
