"""Request and response bodies of events, programmes and tags."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, UrlConstraints
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.core.http.fields import Moment, Words
from app.core.meanings.figures import GraceMinutes, TargetMeetings, Version
from app.core.meanings.ids import OwnId
from app.core.meanings.names import EventName, EventPlace, GroupWord, TimeZone
from app.core.meanings.times import CreatedAt, EventDay, LastDayKept, OpenUntil, UpdatedAt
from app.events.intervals import Day, Programme
from app.events.records import EventTemplate, TagDirection
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
Label = Annotated[Words, Field(min_length=1, max_length=120)]
Alias = Annotated[Words, Field(min_length=1, max_length=80)]
Address = Annotated[HttpUrl, UrlConstraints(max_length=200, allowed_schemes=["http", "https"])]
"""A web address, limited in length because it is printed in badges' codes."""
AutoAdopt = Annotated[
    int | None,
    Field(
        ge=0,
        le=10_000,
        description="A repair is adopted by itself if it takes no meeting from any cooperative "
        "that is here or may still come, and moves those of at most so many; null: none is, "
        "unless the autopilot adopts repairs, and then those that move nobody",
        examples=[4],
    ),
]

WishesUntil = Annotated[
    Moment | None,
    Field(
        description="Until when badges may say whom their cooperatives ask for; null: never",
        examples=["2025-07-01T17:00:00+07:00"],
    ),
]
MOST_DAYS = 14
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


class EventIn(RequestBody):
    """An event to create."""

    name: Name = Field(description="Name of the event", examples=["Kontak Bisnis Banjarnegara"])
    place: Annotated[
        Text, Field(description="Where it is; may be empty", examples=["Aula Sasana Abdi Praja"])
    ] = ""
    day: Day = Field(
        description="Its date, in its time zone; of several days the first", examples=["2025-07-04"]
    )
    timezone: Annotated[
        str,
        Field(max_length=60, description="IANA name of its time zone", examples=["Asia/Jakarta"]),
    ] = "Asia/Jakarta"
    public_url: Annotated[
        Address | None,
        Field(
            description="Address in its badges' codes; null: that of the installation",
            examples=["https://temu.example.id"],
        ),
    ] = None
    grace_minutes: Annotated[
        int,
        Field(
            ge=0,
            le=240,
            description="Minutes after a meeting's begin until its seat may be released if nobody "
            "of the cooperative has come",
            examples=[10],
        ),
    ] = 10
    target_meetings: Annotated[
        int,
        Field(
            ge=1,
            le=50,
            description="Meetings that the event aims at for each cooperative",
            examples=[3],
        ),
    ] = 3
    auto_adopt_up_to: AutoAdopt = None
    wishes_until: WishesUntil = None
    retain_until: Annotated[
        Day | None,
        Field(
            description="The last day on which personal data is kept; null: the usual one",
            examples=["2025-10-02"],
        ),
    ] = None
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

    name: Annotated[
        Name | None, Field(description="Name of the event", examples=["Kontak Bisnis Banjarnegara"])
    ] = None
    place: Annotated[
        Text | None,
        Field(description="Where it is; may be empty", examples=["Aula Sasana Abdi Praja"]),
    ] = None
    public_url: Annotated[
        Address | None,
        Field(
            description="Address in its badges' codes; null: that of the installation",
            examples=["https://temu.example.id"],
        ),
    ] = None
    grace_minutes: Annotated[
        Annotated[int, Field(ge=0, le=240)] | None,
        Field(
            description="Minutes after a meeting's begin until its seat may be released if nobody "
            "of the cooperative has come",
            examples=[15],
        ),
    ] = None
    target_meetings: Annotated[
        Annotated[int, Field(ge=1, le=50)] | None,
        Field(description="Meetings that the event aims at for each cooperative", examples=[3]),
    ] = None
    auto_adopt_up_to: AutoAdopt = None
    wishes_until: WishesUntil = None
    retain_until: Annotated[
        Day | None,
        Field(
            description="The last day on which personal data is kept, from today on; null: the "
            "usual one, unless that is over",
            examples=["2025-10-02"],
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

    id: OwnId
    name: EventName
    place: EventPlace
    day: EventDay
    days: list[date] = Field(description="All days of the event, in order; `day` is the first")
    timezone: TimeZone
    public_url: str | None = Field(
        description="Address in its badges' codes; null: that of the installation",
        examples=["https://temu.example.id"],
    )
    grace_minutes: GraceMinutes
    target_meetings: TargetMeetings
    auto_adopt_up_to: int | None = Field(
        description="A repair that changes the meetings of at most so many parties is adopted by "
        "itself; null: never",
        examples=[4],
    )
    wishes_until: OpenUntil
    retain_until: LastDayKept
    regions: list[str] = Field(
        description="Codes of the regencies whose villages the event's lists may name",
        examples=[["33.04"]],
    )
    group_word: GroupWord
    version: Version
    created_at: CreatedAt
    updated_at: UpdatedAt


class TagOut(BaseModel):
    """A tag of the event's vocabulary."""

    model_config = ConfigDict(from_attributes=True)

    code: str = Field(description="The tag as needs and offers name it", examples=["pupuk"])
    label_id: str = Field(description="What people read, in Indonesian", examples=["Pupuk"])
    label_en: str = Field(description="What people read, in English", examples=["Fertiliser"])
    direction: TagDirection
    aliases: list[str] = Field(
        description="Other words for it that lists use", examples=[["pupuk bersubsidi", "urea"]]
    )


class TagIn(RequestBody):
    """A tag to add or to replace."""

    label_id: Label = Field(description="What people read, in Indonesian", examples=["Pupuk"])
    label_en: Label = Field(description="What people read, in English", examples=["Fertiliser"])
    direction: TagDirection
    aliases: Annotated[
        list[Alias],
        Field(
            max_length=100,
            description="Other words for it that lists use",
            examples=[["pupuk bersubsidi", "urea"]],
        ),
    ] = []
    model_config = ConfigDict(json_schema_extra={"examples": [_TAG]})


class TagsOut(BaseModel):
    """The event's vocabulary, by code."""

    items: list[TagOut] = Field(description="Tags in order of their codes")
