"""Request and response bodies of events, programmes and tags."""

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    UrlConstraints,
    WithJsonSchema,
)
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.events.records import EventTemplate, IntervalKind, TagDirection
from app.sheets.values.regions.shipped import DEFAULT_REGIONS, MOST_REGENCIES

_EXAMPLE: JsonDict = {
    "name": "Kontak Bisnis Banjarnegara",
    "place": "Aula Sasana Abdi Praja",
    "day": "2025-07-04",
    "timezone": "Asia/Jakarta",
}
_TAG: JsonDict = {"label_id": "Pupuk", "label_en": "Fertiliser", "direction": "beli"}
Name = Annotated[Words, Field(min_length=1, max_length=200)]
Text = Annotated[Words, Field(max_length=200)]
Title = Annotated[Words, Field(max_length=120)]
Label = Annotated[Words, Field(min_length=1, max_length=120)]
Alias = Annotated[Words, Field(min_length=1, max_length=80)]
Address = Annotated[HttpUrl, UrlConstraints(max_length=200, allowed_schemes=["http", "https"])]
"""A web address, limited in length because it is printed in badges' codes."""
AutoAdopt = Annotated[
    int | None,
    Field(
        ge=0,
        le=10_000,
        description="A repair that changes the meetings of at most so many parties is adopted "
        "by itself; null: never",
    ),
]


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
MOST_DAYS = 14
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=LAST_DAY)]
Days = Annotated[list[Day], Field(max_length=MOST_DAYS)]


def _each_once(codes: list[str]) -> list[str]:
    return list(dict.fromkeys(codes))


RegencyCodes = Annotated[
    list[Annotated[str, Field(pattern=r"^[0-9]{2}\.[0-9]{2}$", examples=["33.04"])]],
    Field(
        min_length=1,
        max_length=MOST_REGENCIES,
        description="Codes of the regencies whose villages the event's lists may name",
    ),
    AfterValidator(_each_once),
]


class IntervalIn(RequestBody):
    """An interval of a day of the event, in local time of the event's zone."""

    kind: IntervalKind
    starts_at: Annotated[WallTime, Field(examples=["09:40"])]
    ends_at: Annotated[WallTime, Field(examples=["10:00"])]
    title_id: Title = ""
    title_en: Title = ""
    session: Annotated[Words, Field(min_length=1, max_length=40)] | None = None
    day: Annotated[
        Day | None, Field(description="One of the event's days; null: the first of them")
    ] = None
    id: Annotated[
        UUID | None,
        Field(
            description="The interval that this one was until now, wherever it is moved; null: the "
            "one with the same begin, if there is one"
        ),
    ] = None


MOST_INTERVALS = 500
Programme = Annotated[list[IntervalIn], Field(max_length=MOST_INTERVALS)]


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

    id: UUID
    kind: IntervalKind
    starts_at: datetime
    ends_at: datetime
    title_id: str
    title_en: str
    session: str | None


class ProgrammeOut(BaseModel):
    """The programme, in time order."""

    items: list[IntervalOut]


class EventIn(RequestBody):
    """An event to create."""

    name: Name
    place: Text = ""
    day: Day
    timezone: Annotated[str, Field(max_length=60)] = "Asia/Jakarta"
    public_url: Address | None = None
    grace_minutes: Annotated[int, Field(ge=0, le=240)] = 10
    target_meetings: Annotated[int, Field(ge=1, le=50)] = 3
    auto_adopt_up_to: AutoAdopt = None
    retain_until: Day | None = None
    regions: RegencyCodes = list(DEFAULT_REGIONS)
    days: Annotated[
        Days,
        Field(description="All days, if there are several, the first of which is `day`"),
    ] = []
    programme: Programme = []
    template: Annotated[
        EventTemplate, Field(description="The programme where `programme` is left out or empty")
    ] = EventTemplate.BLANK
    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})


class EventPatch(RequestBody):
    """Changes to an event. A field left out stays as it is."""

    name: Name | None = None
    place: Text | None = None
    public_url: Address | None = None
    grace_minutes: Annotated[int, Field(ge=0, le=240)] | None = None
    target_meetings: Annotated[int, Field(ge=1, le=50)] | None = None
    auto_adopt_up_to: AutoAdopt = None
    retain_until: Annotated[
        Day | None,
        Field(
            description="The last day on which personal data is kept, from today on; null: the "
            "usual one, unless that is over"
        ),
    ] = None
    regions: RegencyCodes | None = None
    days: Annotated[
        list[Day] | None,
        Field(
            min_length=1,
            max_length=MOST_DAYS,
            description="All days of the event; a day with a programme cannot be left out",
        ),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"grace_minutes": 15}]})


class EventOut(BaseModel):
    """An event."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID
    name: str
    place: str
    day: date
    days: list[date] = Field(description="All days of the event, in order; `day` is the first")
    timezone: str
    public_url: str | None
    grace_minutes: int
    target_meetings: int
    auto_adopt_up_to: int | None
    retain_until: date | None
    regions: list[str]
    version: int
    created_at: datetime
    updated_at: datetime


class TagOut(BaseModel):
    """A tag of the event's vocabulary."""

    model_config = ConfigDict(from_attributes=True)

    code: str
    label_id: str
    label_en: str
    direction: TagDirection
    aliases: list[str]


class TagIn(RequestBody):
    """A tag to add or to replace."""

    label_id: Label
    label_en: Label
    direction: TagDirection
    aliases: Annotated[list[Alias], Field(max_length=100)] = []
    model_config = ConfigDict(json_schema_extra={"examples": [_TAG]})


class TagsOut(BaseModel):
    """The event's vocabulary, by code."""

    items: list[TagOut]
