"""The initial vocabulary of every new event: the tags shipped with the package."""

import csv
from importlib import resources
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
