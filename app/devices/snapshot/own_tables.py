"""What of an event's snapshot a device at tables keeps: pure.

It stands with a partner or lies about in the hall, so it holds only what its verdicts need: who
meets at its tables, who hosts there, staff, and of everybody else nothing but the badge numbers,
which are random. With these it tells a badge that is not expected from one that is new.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from app.devices.snapshot.rules import Parts, bucket_count, spread, write

_WHOLE = ("event", "keys", "slots")
_STAFF = "staff"


def of_tables(parts: Parts, table_ids: Iterable[UUID]) -> Parts:
    """Return the parts that concern these tables, made when the whole was."""
    own = set(map(str, table_ids))
    tables = [row for row in _rows(parts, "tables") if row["id"] in own]
    partners = {row["partner_id"] for row in tables}
    gates = [row for row in _rows(parts, "gates") if row["table_id"] in own]
    cooperatives = [kept for row in _rows(parts, "cooperatives") if (kept := _at(row, own))]
    parties = partners | {row["id"] for row in cooperatives}
    people, others = list[dict[str, Any]](), list[dict[str, Any]]()
    for row in _rows(parts, "people"):
        is_own = row["kind"] == _STAFF or parties & {row["cooperative_id"], row["partner_id"]}
        (people if is_own else others).append(row)
    here = {row["id"] for row in people}
    areas = {row["area"] for row in gates}
    admissions: dict[str, list[Any]] = {}
    for row in _rows(parts, "admissions"):
        if row["attendee_id"] in here and row["area"] in areas:
            admissions.setdefault(row["attendee_id"], []).append(row)
    buckets = bucket_count(len(people))
    contents: dict[str, Any] = {
        **{name: json.loads(parts.texts[name]) for name in _WHOLE},
        "gates": gates,
        "tables": tables,
        "partners": [row for row in _rows(parts, "partners") if row["id"] in partners],
        **spread("cooperatives", _by_id(cooperatives), bucket_count(len(cooperatives))),
        **spread("people", _by_id(people), buckets),
        **spread("admissions", admissions, buckets),
        "others": sorted(badge["number"] for row in others for badge in row["badges"]),
    }
    return Parts({name: write(content) for name, content in contents.items()}, parts.made_at)


def _at(cooperative: dict[str, Any], table_ids: set[str]) -> dict[str, Any] | None:
    """Return a cooperative with its meetings at these tables; None if it has none there."""
    meetings = [one for one in cooperative["meetings"] if one["table_id"] in table_ids]
    return cooperative | {"meetings": meetings} if meetings else None


def _rows(parts: Parts, name: str) -> list[dict[str, Any]]:
    """Return the rows of a list, from all its buckets."""
    texts = [text for part, text in parts.texts.items() if part.partition("/")[0] == name]
    return [row for text in texts for row in json.loads(text)]


def _by_id(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}
