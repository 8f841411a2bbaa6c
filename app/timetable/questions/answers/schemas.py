"""Wire shapes of answers. Sentences (`detail`) are in the caller's language."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from app.timetable.naming.schemas import MeetingChangeOut, PairOut, PartyOut, PlaceOut

LEFT_OUT = "Meetings of the timetable that the lists do not allow any more; they are not counted"
COMPLETE = "False if time ran out first"


class ObstacleOut(BaseModel):
    """What prevents a meeting in the timetable as it is."""

    code: str
    detail: str


class ForcedTierOut(BaseModel):
    """A tier of the timetable, and of the best one in which the two meet."""

    name: str
    value: list[int]
    forced: list[int] | None
    proven: bool = Field(description="No timetable in which they meet is better in this tier")


class TierBeforeAfterOut(BaseModel):
    """A tier of the timetable before and after a change."""

    name: str
    before: list[int]
    after: list[int]


class TierDifferenceOut(BaseModel):
    """What a change adds to a tier's value, component by component."""

    name: str
    difference: list[int]


class DisplacementOut(BaseModel):
    """The least change that lets the two meet."""

    people: int = Field(description="Parties with a planned meeting that changes")
    meetings: int = Field(description="Planned meetings that change")
    proven: bool = Field(description="None changes less")
    detail: str
    changes: list[MeetingChangeOut]
    tiers: list[TierBeforeAfterOut]


class WhyNotAnswer(PairOut):
    """Why a pair does not meet."""

    kind: Literal["why_not"]
    reason: str = Field(examples=["lost_to_score"])
    detail: str
    obstacles: list[ObstacleOut]
    tiers: list[ForcedTierOut]
    displacement: DisplacementOut | None = Field(
        description="Null if they meet, cannot meet at all, or time ran out"
    )
    left_out: int = Field(description=LEFT_OUT)
    seconds: float


class MovePlaceOut(BaseModel):
    """One place for a meeting, and what it costs."""

    place: PlaceOut
    refused: str | None = Field(description="Why it cannot go there; null if it can")
    detail: str
    displaced: list[MeetingChangeOut] = Field(description="Other meetings that give way")
    people: list[PartyOut] = Field(description="Parties with a planned meeting that changes")
    change: list[TierDifferenceOut]


class MovesAnswer(PairOut):
    """Every place for a meeting."""

    kind: Literal["moves"]
    held: PlaceOut | None = Field(description="Where it is now")
    places: list[MovePlaceOut]
    left_out: int = Field(description=LEFT_OUT)


class CapacityPointOut(BaseModel):
    """What there is room for in one scenario."""

    more_tables: int
    seats: int | None
    slots: int | None
    tables: int
    slots_in_all: int
    room: int = Field(description="Meetings that the partners can hold in all")
    bound: int = Field(description="Proven: no timetable holds more of the requested meetings")
    achieved: int = Field(description="A timetable that holds so many was found and checked")
    served_bound: list[int] = Field(
        description="Cooperatives with at least 1, 2, ... meetings: proven bounds"
    )
    served: list[int] = Field(description="Likewise, in the timetable that was found")
    detail: str


class CapacityAnswer(BaseModel):
    """What there is room for, point by point."""

    kind: Literal["capacity"]
    requested: int = Field(description="Pairs of which at least one side asks for the other")
    points: list[CapacityPointOut]
    complete: bool = Field(description=COMPLETE)
    seconds: float


class TableValueOut(BaseModel):
    """What one more table of a partner adds to what is proven to be the most."""

    partner_id: UUID
    partner: str
    tables: int
    meetings: int
    served: list[int] = Field(description="Cooperatives more with at least 1, 2, ... meetings")
    detail: str


class TableValuesAnswer(BaseModel):
    """What more tables are worth, the most valuable first."""

    kind: Literal["table_values"]
    requested: int
    values: list[TableValueOut]
    complete: bool = Field(description=COMPLETE)
    seconds: float


class PartnerIdleOut(BaseModel):
    """Planned seats of a partner that stay empty: means over the runs."""

    partner_id: UUID
    partner: str
    planned: int
    idle_without: float = Field(description="Without standby")
    idle_with: float = Field(description="With standby")


class RateOut(BaseModel):
    """What one rate of no-shows does: means over the runs, and the worst run."""

    rate: float
    runs: int
    planned: int
    lost: float
    worst_lost: int
    refilled: float = Field(description="Of the lost, taken again by standby")
    idle: float = Field(description="Empty seats with standby")
    worst_idle: int
    unserved_without: float = Field(description="Present without any meeting, without standby")
    unserved_with: float = Field(description="Present without any meeting, with standby")
    partners: list[PartnerIdleOut]
    detail: str


class RobustnessAnswer(BaseModel):
    """What no-shows do to a timetable."""

    kind: Literal["robustness"]
    rates: list[RateOut]
    complete: bool = Field(description=COMPLETE)
    left_out: int = Field(description=LEFT_OUT)
    seconds: float


class OverbookingOptionOut(BaseModel):
    """Booking so many more a slot: means over the day."""

    extra: int
    idle: float
    turned_away: float


class TableAdviceOut(BaseModel):
    """How many more than its seats a table had better book."""

    table_id: UUID
    table_number: int | None
    partner: str
    planned: int
    extra: int
    options: list[OverbookingOptionOut]
    detail: str


class OverbookingAnswer(BaseModel):
    """Advice for every table in use."""

    kind: Literal["overbooking"]
    tables: list[TableAdviceOut]
    left_out: int = Field(description=LEFT_OUT)


AnyAnswer = Annotated[
    WhyNotAnswer
    | MovesAnswer
    | CapacityAnswer
    | TableValuesAnswer
    | RobustnessAnswer
    | OverbookingAnswer,
    Field(discriminator="kind"),
]
