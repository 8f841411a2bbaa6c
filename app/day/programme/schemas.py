"""Wire shapes of changing the programme."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.figures import Number
from app.day.versions.schemas import DiffOut, LeftWithoutOut
from app.events.intervals import Day, IntervalIn, IntervalOut, ProgrammeIn


class ProgrammeChangeIn(ProgrammeIn):
    """The whole programme, and what the caller agrees to."""

    agreed: Annotated[
        str | None,
        Field(
            max_length=64,
            description="`agreement` of the preview; needed where meetings are touched",
            examples=["9f86d081884c7d65"],
        ),
    ] = None


class AdjustmentIn(RequestBody):
    """What is to happen to a day's programme, in a few words.

    `delay`: all that has not begun is so many minutes later. `shorten`: a session ends so many
    minutes earlier, cut evenly from its slots that have not begun.
    """

    kind: Literal["delay", "shorten"] = Field(description="What happens to the programme")
    minutes: Annotated[
        int,
        Field(
            ge=1,
            le=600,
            description="How many minutes later, or how many minutes shorter",
            examples=[30],
        ),
    ]
    session: Annotated[
        Words | None,
        Field(max_length=40, description="For `shorten`: which session", examples=["pagi"]),
    ] = None
    day: Annotated[
        Day | None,
        Field(description="Null: the day that it is, or the next", examples=["2025-07-04"]),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "delay", "minutes": 30}]})


class DraftTouchedOut(BaseModel):
    """A timetable that is not published, some of whose meetings cannot be held any more."""

    number: Number
    meetings: int = Field(
        description="Those that lose their slot; if there are any, it cannot be published",
        examples=[0],
    )
    absent: int = Field(
        description="Those that follow their slot to a time at which a party or table is not there",
        examples=[0],
    )


class ConsequencesOut(BaseModel):
    """What a programme does to slots and meetings."""

    slots_added: int = Field(description="Slots that the programme did not have", examples=[2])
    slots_removed: int = Field(description="Slots that it has no more", examples=[1])
    slots_moved: int = Field(description="Slots that go to another time", examples=[8])
    meetings_moved: int = Field(
        description="Published meetings that go to another time", examples=[53]
    )
    meetings_removed: int = Field(description="Published meetings that fall out", examples=[2])
    cooperatives: int = Field(description="Cooperatives for which something changes", examples=[40])
    partners: int = Field(description="Partners for which something changes", examples=[28])
    left_without: list[LeftWithoutOut] = Field(
        description="Cooperatives that had meetings and are left with none"
    )
    locks_freed: int = Field(
        description="Pairs that stay locked, but to no slot any more", examples=[0]
    )
    draft: DraftTouchedOut | None
    diff: DiffOut
    must_agree: bool = Field(description="Whether the change needs `agreed`")
    agreement: str = Field(
        description="Send it as `agreed` to do exactly this", examples=["9f86d081884c7d65"]
    )


class AdjustedOut(BaseModel):
    """The programme that would follow, to be sent to `changes`, and what it would do."""

    programme: list[IntervalIn] = Field(
        description="All intervals of the changed programme, in order of time"
    )
    consequences: ConsequencesOut


class ProgrammeChangedOut(BaseModel):
    """The programme after a change, and what the change did."""

    items: list[IntervalOut] = Field(description="All intervals after the change, in order of time")
    consequences: ConsequencesOut
