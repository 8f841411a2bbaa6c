"""The vocabulary of tags: what every new event begins with, and the tags of its parties."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any
from uuid import UUID

from app.events.records import Tag, TagDirection

_NO_EVENT = UUID(int=0)


def shipped_tags() -> list[Tag]:
    """Return the shipped tags as new rows, whose event is not set yet."""
    source = resources.files("app.sheets") / "data" / "needs_taxonomy.csv"
    with source.open(encoding="utf-8") as file:
        return [
            Tag(
                event_id=_NO_EVENT,
                code=line["tag"],
                label_id=line["label_id"],
                label_en=line["label_en"],
                direction=TagDirection(line["direction"]),
                aliases=line["aliases"].split("|"),
            )
            for line in csv.DictReader(file)
        ]


def tags_by_owner(rows: Iterable[Mapping[str, Any]]) -> dict[UUID, list[str]]:
    """Return the tags of each `owner`, in the order of its list (`position`, then `tag`)."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["position"], row["tag"])):
        found[row["owner"]].append(row["tag"])
    return dict(found)
