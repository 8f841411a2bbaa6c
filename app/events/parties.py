"""Common parts of cooperatives and partners: absences, documents, meetings required, tags."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.meanings.times import EndsAt, StartsAt
from app.events.errors import IntervalOrderError
from app.events.intervals import Day
from app.events.rules import moment

_SEPARATOR = ";"
WallClock = Annotated[
    str,
    Field(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
        description="Time of day in the event's own zone",
        examples=["09:40"],
    ),
]
Document = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^;\x00]+$")]
Documents = Annotated[
    list[Document],
    Field(
        max_length=8,
        description="Names of documents that a cooperative has, or should bring",
        examples=[["NIB"]],
    ),
]
RequiredMeetings = Annotated[
    int,
    Field(
        ge=0,
        le=10_000,
        description="Meetings that it must have: where no timetable gives them, none is made, and "
        "the solve says why; 0: none must be",
        examples=[0],
    ),
]
TagCode = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$", examples=["pupuk"])]


class AbsenceIn(RequestBody):
    """A span of one of the event's days in which a party is away."""

    starts_at: WallClock
    ends_at: Annotated[WallClock, Field(description="`00:00`: the midnight at the day's end")]
    day: Annotated[
        Day | None,
        Field(
            description="One of the event's days; null: the first of them", examples=["2025-07-04"]
        ),
    ] = None


class AbsenceOut(BaseModel):
    """A span in which a party is away."""

    model_config = ConfigDict(from_attributes=True)

    starts_at: StartsAt
    ends_at: EndsAt


Absences = Annotated[
    list[AbsenceIn], Field(max_length=50, description="Spans in which the party is away")
]


def absence_windows(
    absences: Sequence[AbsenceIn], day: date, zone: str, pointer: str = "/absences"
) -> list[tuple[datetime, datetime]]:
    """Return the begin and end of each absence as moments, in time order.

    `day` is that of absences that name none. An end at 00:00 is the midnight that ends the day.

    Raises IntervalOrderError, at `pointer` of the body, if one ends before it begins.
    """
    windows = []
    for entry in absences:
        on, until = entry.day or day, time.fromisoformat(entry.ends_at)
        start = moment(on, time.fromisoformat(entry.starts_at), zone)
        end = moment(on if until > time.min else on + timedelta(days=1), until, zone)
        if end <= start:
            begin = time.fromisoformat(entry.starts_at)
            raise IntervalOrderError(pointer=pointer, start=begin, end=until)
        windows.append((start, end))
    return sorted(windows)


def join_documents(documents: Iterable[str]) -> str:
    """Return a list of documents in the form that records store."""
    return _SEPARATOR.join(documents)


def split_documents(documents: str) -> list[str]:
    """Return the list of documents that a record stores."""
    return [entry for entry in documents.split(_SEPARATOR) if entry]
