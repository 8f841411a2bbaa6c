"""Wire shapes of changing the programme."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.day.versions.schemas import DiffOut, LeftWithoutOut
from app.events.schemas import Day, IntervalIn, IntervalOut, ProgrammeIn


class ProgrammeChangeIn(ProgrammeIn):
    """The whole programme, and what the caller agrees to."""

    agreed: Annotated[
        str | None,
        Field(
            max_length=64,
            description="`agreement` of the preview; needed where meetings are touched",
        ),
    ] = None


class AdjustmentIn(RequestBody):
    """What is to happen to a day's programme, in a few words.

    `delay`: all that has not begun is so many minutes later. `shorten`: a session ends so many
    minutes earlier, cut evenly from its slots that have not begun.
    """

    kind: Literal["delay", "shorten"]
    minutes: Annotated[int, Field(ge=1, le=600)]
    session: Annotated[
        Words | None, Field(max_length=40, description="For `shorten`: which session")
    ] = None
    day: Annotated[Day | None, Field(description="Null: the day that it is, or the next")] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "delay", "minutes": 30}]})


class DraftTouchedOut(BaseModel):
    """A timetable that is not published, some of whose meetings cannot be held any more."""

    number: int
    meetings: int = Field(
        description="Those that lose their slot; if there are any, it cannot be published"
    )
    absent: int = Field(
        description="Those that follow their slot to a time at which a party or table is not there"
    )


class ConsequencesOut(BaseModel):
    """What a programme does to slots and meetings."""

    slots_added: int
    slots_removed: int
    slots_moved: int
    meetings_moved: int = Field(description="Published meetings that go to another time")
    meetings_removed: int = Field(description="Published meetings that fall out")
    cooperatives: int = Field(description="Cooperatives for which something changes")
    partners: int = Field(description="Partners for which something changes")
    left_without: list[LeftWithoutOut]
    locks_freed: int = Field(description="Pairs that stay locked, but to no slot any more")
    draft: DraftTouchedOut | None
    diff: DiffOut
    must_agree: bool = Field(description="Whether the change needs `agreed`")
    agreement: str = Field(description="Send it as `agreed` to do exactly this")


class AdjustedOut(BaseModel):
    """The programme that would follow, to be sent to `changes`, and what it would do."""

    programme: list[IntervalIn]
    consequences: ConsequencesOut


class ProgrammeChangedOut(BaseModel):
    """The programme after a change, and what the change did."""

    items: list[IntervalOut]
    consequences: ConsequencesOut
