"""Request and response bodies of pauses."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.ids import CooperativeId, OwnId, PartnerId
from app.core.meanings.times import CreatedAt, EndsAt, StartsAt
from app.events.intervals import Day
from app.events.parties import WallClock
from app.requests.pauses.records import PauseScope

MOST_FREE = 200
Scope = Annotated[
    PauseScope,
    Field(description="For whom it is; of one party alone: its side", examples=["everybody"]),
]
Free = Annotated[
    int,
    Field(
        ge=1,
        le=MOST_FREE,
        description="How many slots that the time overlaps stay free, for each party by itself",
        examples=[1],
    ),
]
PauseName = Annotated[
    Words, Field(min_length=1, max_length=60, description="What it is for", examples=["Salat"])
]


class PauseIn(RequestBody):
    """A time of a day within which parties stay free for some slots, each for any of them."""

    name: PauseName
    scope: Scope = PauseScope.EVERYBODY
    cooperative_id: CooperativeId | None = None
    partner_id: PartnerId | None = None
    day: Annotated[
        Day | None,
        Field(
            description="One of the event's days; null: the first of them", examples=["2025-07-04"]
        ),
    ] = None
    starts_at: WallClock
    ends_at: Annotated[WallClock, Field(description="`00:00`: the midnight at the day's end")]
    free: Free = 1
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "Salat Zuhur", "starts_at": "11:40", "ends_at": "13:00"}]
        }
    )


class PauseOut(BaseModel):
    """A time within which parties stay free for some slots."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    name: PauseName
    scope: Scope
    cooperative_id: CooperativeId | None
    partner_id: PartnerId | None
    starts_at: StartsAt
    ends_at: EndsAt
    free: Free
    created_at: CreatedAt
