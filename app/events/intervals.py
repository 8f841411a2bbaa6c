"""Request and response bodies of programmes."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.ids import OwnId
from app.core.meanings.names import SessionName, TitleEn, TitleId
from app.core.meanings.times import EndsAt, StartsAt
from app.events.records import IntervalKind

Title = Annotated[Words, Field(max_length=120)]


def _without_offset(at: time) -> time:
    if at.tzinfo is not None:
        raise PydanticCustomError("time_naive", "a time of day in the event's own zone")
    return at


WallTime = Annotated[
    time,
    AfterValidator(_without_offset),
    WithJsonSchema({"type": "string", "pattern": r"^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$"}),
]
"""A local time of day in the event's zone, without an offset."""
LAST_DAY = date(2199, 12, 31)
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=LAST_DAY)]


class IntervalIn(RequestBody):
    """An interval of a day of the event, in local time of the event's zone."""

    kind: IntervalKind
    starts_at: Annotated[WallTime, Field(description="When it begins", examples=["09:40"])]
    ends_at: Annotated[WallTime, Field(description="When it ends", examples=["10:00"])]
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
            description="One of the event's days; null: the first of them", examples=["2025-07-04"]
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


MOST_INTERVALS = 500
Programme = Annotated[
    list[IntervalIn],
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
