"""The places of a meeting as a page offers them: pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.locale import Locale, day_clock, text
from app.events.records import Event
from app.meetings.queries import MeetingLine
from app.timetable.editing.schemas import TargetOut
from app.timetable.naming.schemas import PlaceOut


@dataclass(frozen=True, slots=True)
class Place:
    """A place to choose: its time and table, its cost, and the promise as a form sends it."""

    value: str
    at: str
    detail: str
    also: Sequence[str]


def places(targets: Iterable[TargetOut], event: Event, locale: Locale) -> list[Place]:
    """Return the possible places, those first for which fewest others move."""
    possible = [one for one in targets if one.refused is None]
    return [
        Place(
            value=json.dumps([step.model_dump(mode="json") for step in one.promise]),
            at=at(one.place, event, locale),
            detail=one.detail,
            also=[change.detail for change in one.displaced],
        )
        for one in sorted(possible, key=lambda one: len(one.displaced))
    ]


def at(place: PlaceOut, event: Event, locale: Locale) -> str:
    """Return a place's time and table in words."""
    return _at(place.starts_at, place.table_number, event, locale)


def line_at(line: MeetingLine, event: Event, locale: Locale) -> str:
    """Return where a meeting is, in words."""
    return _at(line.starts_at, line.table_number, event, locale)


def _at(starts_at: datetime | None, table: int | None, event: Event, locale: Locale) -> str:
    gone = text("analyses.gone", locale)
    if starts_at is None:
        time = gone
    else:
        time = day_clock(starts_at, event.timezone, locale, days=len(event.days))
    return f"{time} · {text('web.table_number', locale, number=gone if table is None else table)}"
