"""What one application of a list changed, kept so that it can be taken back."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.core.database.found import Found
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


def states_between(before: Base, after: Base) -> bytes | None:
    """Return what an event had and has, of what differs, as it is stored; None if nothing does.

    Rows are kept as they were read, as scans may wait meanwhile; `changes_of` looks closer.
    """
    rows, now = before.found.rows, after.found.rows
    names = [name for name in (*RECORDS, *OWNED) if name in rows and rows[name] != now[name]]
    if not names:
        return None
    states = {name: [rows[name], now[name]] for name in names}
    return zlib.compress(json.dumps(states, separators=(",", ":")).encode(), 1)


def changes_of(content: bytes, base: Base) -> Changes:
    """Return what was changed between two states; `base` is what the event has by now."""
    created: dict[str, list[Record]] = {}
    changed: dict[str, list[tuple[Record, Record]]] = {}
    owned: dict[str, dict[str, tuple[list[Record], list[Record]]]] = {}
    for name, states in json.loads(zlib.decompress(content)).items():
        before, after = (_records(base, name, state) for state in states)
        if name in OWNED:
            olds_of, news_of = _by_owner(before), _by_owner(after)
            owned[name] = {
                owner: (olds_of.get(owner, []), news_of.get(owner, []))
                for owner in olds_of.keys() | news_of.keys()
                if olds_of.get(owner) != news_of.get(owner)
            }
            continue
        olds = {row["id"]: row for row in before}
        news = [row for row in after if olds.get(row["id"]) != row]
        created[name] = [row for row in news if row["id"] not in olds]
        changed[name] = [(olds[row["id"]], row) for row in news if row["id"] in olds]
    return Changes(
        {name: rows for name, rows in created.items() if rows},
        {name: pairs for name, pairs in changed.items() if pairs},
        {name: lists for name, lists in owned.items() if lists},
    )


def _records(base: Base, name: str, state: str | list[Record]) -> list[Record]:
    if not isinstance(state, str):  # stored by an earlier version
        return state
    found = Found({name: state}, base.found.statements, base.dialect)
    return [plain(row) for row in found.values(name)]


def records_of(base: Base, name: str) -> list[Record]:
    """Return what the event has of a name, as JSON has it."""
    return [plain(row) for row in base.values(name)]


def by_owner(base: Base, name: str) -> dict[str, list[Record]]:
    """Return what each owner has of a name, in an order that depends on nothing else."""
    return _by_owner(records_of(base, name))


def _by_owner(rows: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        found[row["owner"]].append(row)
    return {owner: sorted(some, key=repr) for owner, some in found.items()}


def plain(row: Mapping[str, Any]) -> Record:
    """Return a row with values that JSON has."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, (datetime, date)) else value
