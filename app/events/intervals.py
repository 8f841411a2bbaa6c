"""Request and response bodies of programmes."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    TypeAdapter,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from app.core.http.bodies import RequestBody
from app.core.http.fields import Moment, Words
from app.core.meanings.ids import OwnId
from app.core.meanings.names import SessionName, TitleEn, TitleId
from app.core.meanings.times import EndsAt, StartsAt
from app.events.errors import IntervalDayError, PastMidnightError
from app.events.records import IntervalKind

Title = Annotated[Words, Field(max_length=120)]


def _without_offset(at: time) -> time:
    if at.tzinfo is not None:
        raise PydanticCustomError("time_naive", "a time of day in the event's own zone")
    return at


def _in_seconds(at: time) -> time:
    return at.replace(microsecond=0)


_WALL = {"type": "string", "pattern": r"^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$"}
WallTime = Annotated[
    time, AfterValidator(_without_offset), AfterValidator(_in_seconds), WithJsonSchema(_WALL)
]
"""A local time of day in the event's zone, without an offset; fractions of a second are cut off."""
_WALL_TIME: TypeAdapter[time] = TypeAdapter(WallTime)
_MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)


def _time_or_moment(given: Any) -> time | datetime:
    is_moment = isinstance(given, datetime) or (isinstance(given, str) and "T" in given.upper())
    return (_MOMENT if is_moment else _WALL_TIME).validate_python(given)


TimeOrMoment = Annotated[
    time | datetime,
    PlainValidator(_time_or_moment),
    WithJsonSchema({"anyOf": [_WALL, {"type": "string", "format": "date-time"}]}),
]
"""A local time of day in the event's zone, or a moment as answers have it."""
FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2199, 12, 31)
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]


class IntervalBody(RequestBody):
    """An interval: its times are those of the event's zone (`09:40`), or moments as it was read."""

    kind: IntervalKind
    starts_at: Annotated[
        TimeOrMoment,
        Field(description="When it begins", examples=["09:40", "2025-07-04T02:40:00Z"]),
    ]
    ends_at: Annotated[
        TimeOrMoment,
        Field(description="When it ends", examples=["10:00", "2025-07-04T03:00:00Z"]),
    ]
    title_id: Annotated[
        Title, Field(description="Title in Indonesian; may be empty", examples=["Pembukaan"])
    ] = ""
    title_en: Annotated[
        Title, Field(description="Title in English; may be empty", examples=["Opening"])
    ] = ""
    session: Annotated[
        Annotated[Words, Field(min_length=1, max_length=40)] | None,
        Field(description="Session that it belongs to; null: none", examples=["pagi"]),
    ] = None
    day: Annotated[
        Day | None,
        Field(
            description="One of the event's days; null: that of the moment, else the first of them",
            examples=["2025-07-04"],
        ),
    ] = None
    id: Annotated[
        UUID | None,
        Field(
            description="The interval that this one was until now, wherever it is moved; null: the "
            "one with the same begin, if there is one",
            examples=["0197c0de-0000-7000-8000-000000000015"],
        ),
    ] = None

    def in_zone(self, zone: str) -> "IntervalIn":
        """Return it by the clock of a zone.

        IntervalDayError if its begin is on another day than `day`, or on one that no event can
        have, PastMidnightError if its end is on another day.
        """
        local = [
            at.astimezone(ZoneInfo(zone)) if isinstance(at, datetime) else at
            for at in (self.starts_at, self.ends_at)
        ]
        begin, end = (at.date() if isinstance(at, datetime) else None for at in local)
        day = self.day or begin or end
        if begin not in (None, day):
            raise IntervalDayError(day=begin)
        if end not in (None, day):
            raise PastMidnightError
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise IntervalDayError(day=day)
        starts_at, ends_at = (at.time() if isinstance(at, datetime) else at for at in local)
        times = {"starts_at": starts_at, "ends_at": ends_at, "day": day}
        return IntervalIn(**self.model_dump() | times)


class IntervalIn(IntervalBody):
    """An interval of a day of the event, in local time of the event's zone."""

    starts_at: Annotated[WallTime, Field(description="When it begins", examples=["09:40"])]
    ends_at: Annotated[WallTime, Field(description="When it ends", examples=["10:00"])]


def by_the_clock(programme: Sequence[IntervalBody], zone: str) -> list[IntervalIn]:
    """Return a programme by the clock of a zone; refuses what `in_zone` refuses."""
    return [one.in_zone(zone) for one in programme]


MOST_INTERVALS = 500
Programme = Annotated[
    Sequence[IntervalBody],
    Field(max_length=MOST_INTERVALS, description="All intervals of the programme"),
]


class ProgrammeIn(RequestBody):
    """The whole programme, which replaces the one before."""

    programme: Programme
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "programme": [
                        {"kind": "plenary", "starts_at": "08:30", "ends_at": "09:30"},
                        {
                            "kind": "slot",
                            "starts_at": "09:40",
                            "ends_at": "10:00",
                            "session": "pagi",
                        },
                    ]
                }
            ]
        }
    )


class IntervalOut(BaseModel):
    """An interval of the programme."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    kind: IntervalKind
    starts_at: StartsAt
    ends_at: EndsAt
    title_id: TitleId
    title_en: TitleEn
    session: SessionName | None


class ProgrammeOut(BaseModel):
    """The programme, in time order."""

    items: list[IntervalOut] = Field(description="Intervals in order of time")
