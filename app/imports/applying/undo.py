"""What one application of a list changed, kept so that it can be taken back."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.imports.applying.base import Base

Record = dict[str, Any]
RECORDS = ("cooperatives", "people", "partners", "tables", "requests")
"""Names of what has an id each, in an order in which each may be added."""
OWNED = ("needs", "offers", "absences")
"""Names of what belongs to a record and has no id that matters."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Records before and after an application, by name (`Base.rows`); values as JSON has them.

    `created` are new records, `changed` pairs of a record before and after, and `owned` lists
    before and after of each owner whose list is another one.
    """

    created: Mapping[str, list[Record]]
    changed: Mapping[str, list[tuple[Record, Record]]]
    owned: Mapping[str, dict[str, tuple[list[Record], list[Record]]]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was changed."""
        return not (self.created or self.changed or self.owned)

    def packed(self) -> bytes:
        """Return the changes as they are stored."""
        said = [self.created, self.changed, self.owned]
        return zlib.compress(json.dumps(said, separators=(",", ":")).encode(), 1)


def unpacked(content: bytes) -> Changes:
    """Return changes as they were packed."""
    return Changes(*json.loads(zlib.decompress(content)))


def changes_between(before: Base, after: Base) -> Changes:
    """Return what makes what an event had into what it has."""
    created: dict[str, list[Record]] = {}
    changed: dict[str, list[tuple[Record, Record]]] = {}
    owned: dict[str, dict[str, tuple[list[Record], list[Record]]]] = {}
    for name in _that_differ(before, after, RECORDS):
        olds = {row["id"]: row for row in before.values(name)}
        news = [row for row in after.values(name) if olds.get(row["id"]) != row]
        created[name] = [plain(row) for row in news if row["id"] not in olds]
        changed[name] = [(plain(olds[row["id"]]), plain(row)) for row in news if row["id"] in olds]
    for name in _that_differ(before, after, OWNED):
        olds_of, news_of = by_owner(before, name), by_owner(after, name)
        owned[name] = {
            owner: (olds_of.get(owner, []), news_of.get(owner, []))
            for owner in olds_of.keys() | news_of.keys()
            if olds_of.get(owner) != news_of.get(owner)
        }
    return Changes(
        {name: rows for name, rows in created.items() if rows},
        {name: pairs for name, pairs in changed.items() if pairs},
        {name: lists for name, lists in owned.items() if lists},
    )


def _that_differ(before: Base, after: Base, names: Iterable[str]) -> Iterator[str]:
    """Yield those of the names of which the event has something else."""
    rows = before.found.rows
    for name in names:
        if name in rows and rows[name] != after.found.rows[name]:
            yield name


def records_of(base: Base, name: str) -> list[Record]:
    """Return what the event has of a name, as JSON has it."""
    return [plain(row) for row in base.values(name)]


def by_owner(base: Base, name: str) -> dict[str, list[Record]]:
    """Return what each owner has of a name, in an order that depends on nothing else."""
    found: dict[str, list[Record]] = defaultdict(list)
    for row in records_of(base, name):
        found[row["owner"]].append(row)
    return {owner: sorted(rows, key=repr) for owner, rows in found.items()}


def plain(row: Mapping[str, Any]) -> Record:
    """Return a row with values that JSON has."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, (datetime, date)) else value
