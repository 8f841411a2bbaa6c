"""Wire shapes of answers. Sentences (`detail`) are in the caller's language."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.core.meanings.figures import Seconds
from app.core.meanings.ids import PartnerId, TableId
from app.core.meanings.names import CodeWord, Partner, Sentence, TableNumber, TierFigures, TierName
from app.timetable.naming.schemas import MeetingChangeOut, PairOut, PartyOut, PlaceOut
from app.timetable.questions.answers.capacity import CapacityAnswer, Complete, TableValuesAnswer

LeftOut = Annotated[
    int,
    Field(
        description="Meetings of the timetable that the lists do not allow any more; they are not "
        "counted",
        examples=[0],
    ),
]


class ObstacleOut(BaseModel):
    """What prevents a meeting in the timetable as it is."""

    code: CodeWord
    detail: Sentence


class ForcedTierOut(BaseModel):
    """A tier of the timetable, and of the best one in which the two meet."""

    name: TierName
    value: TierFigures
    forced: list[int] | None = Field(
        description="The tier's value where they meet; null: time ran out", examples=[[529]]
    )
    proven: bool = Field(description="No timetable in which they meet is better in this tier")


class TierBeforeAfterOut(BaseModel):
    """A tier of the timetable before and after a change."""

    name: TierName
    before: list[int] = Field(
        description="The tier's value before, component by component", examples=[[530]]
    )
    after: list[int] = Field(
        description="The tier's value after, component by component", examples=[[529]]
    )


class TierDifferenceOut(BaseModel):
    """What a change adds to a tier's value, component by component."""

    name: TierName
    difference: list[int] = Field(
        description="What is added, component by component; negative: lost", examples=[[-1]]
    )


class DisplacementOut(BaseModel):
    """The least change that lets the two meet."""

    people: int = Field(description="Parties with a planned meeting that changes", examples=[3])
    meetings: int = Field(description="Planned meetings that change", examples=[2])
    proven: bool = Field(description="None changes less")
    detail: Sentence
    changes: list[MeetingChangeOut] = Field(description="Every meeting that changes")
    tiers: list[TierBeforeAfterOut] = Field(description="What the change costs, tier by tier")


class WhyNotAnswer(PairOut):
    """Why a pair does not meet."""

    kind: Literal["why_not"] = Field(description="That it answers why a pair does not meet")
    reason: str = Field(
        examples=["lost_to_score"],
        description="The reason as a word; of the words of `list_ungranted` where it is one of "
        "them",
    )
    detail: Sentence
    obstacles: list[ObstacleOut] = Field(description="What prevents it in the timetable as it is")
    tiers: list[ForcedTierOut] = Field(description="What each tier would lose if they met")
    displacement: DisplacementOut | None = Field(
        description="Null if they meet, cannot meet at all, or time ran out"
    )
    left_out: LeftOut
    seconds: Seconds


class MovePlaceOut(BaseModel):
    """One place for a meeting, and what it costs."""

    place: PlaceOut
    refused: str | None = Field(
        description="Why it cannot go there; null if it can", examples=["table_taken"]
    )
    detail: Sentence
    displaced: list[MeetingChangeOut] = Field(description="Other meetings that give way")
    people: list[PartyOut] = Field(description="Parties with a planned meeting that changes")
    change: list[TierDifferenceOut] = Field(description="What each tier gains or loses")


class MovesAnswer(PairOut):
    """Every place for a meeting."""

    kind: Literal["moves"] = Field(description="That it answers where a meeting can go")
    held: PlaceOut | None = Field(description="Where it is now")
    places: list[MovePlaceOut] = Field(description="Every place, in order of time and table")
    left_out: LeftOut


class PartnerIdleOut(BaseModel):
    """Planned seats of a partner that stay empty: means over the runs."""

    partner_id: PartnerId
    partner: Partner
    planned: int = Field(description="Planned meetings of the partner", examples=[20])
    idle_without: float = Field(description="Without standby", examples=[4.1])
    idle_with: float = Field(description="With standby", examples=[0.6])


class RateOut(BaseModel):
    """What one rate of no-shows does: means over the runs, and the worst run."""

    rate: float = Field(
        description="Share of cooperatives that do not come, 0 to 1", examples=[0.2]
    )
    runs: int = Field(description="Simulated days", examples=[100])
    planned: int = Field(description="Planned meetings", examples=[530])
    lost: float = Field(
        description="Planned meetings that do not take place, on average", examples=[104.2]
    )
    worst_lost: int = Field(description="The most of them in one run", examples=[139])
    refilled: float = Field(description="Of the lost, taken again by standby", examples=[88.3])
    idle: float = Field(description="Empty seats with standby", examples=[15.9])
    worst_idle: int = Field(description="The most empty seats in one run", examples=[41])
    unserved_without: float = Field(
        description="Present without any meeting, without standby", examples=[21.5]
    )
    unserved_with: float = Field(
        description="Present without any meeting, with standby", examples=[2.2]
    )
    partners: list[PartnerIdleOut] = Field(description="The partners, the emptiest seats first")
    detail: Sentence


class RobustnessAnswer(BaseModel):
    """What no-shows do to a timetable."""

    kind: Literal["robustness"] = Field(description="That it answers what no-shows do")
    rates: list[RateOut] = Field(description="The rates, in the order that was asked for")
    complete: Complete
    left_out: LeftOut
    seconds: Seconds


class OverbookingOptionOut(BaseModel):
    """Booking so many more a slot: means over the day."""

    extra: int = Field(description="Bookings a slot beyond the table's seats", examples=[1])
    idle: float = Field(
        description="Seats that stay empty, on average over the day", examples=[0.8]
    )
    turned_away: float = Field(
        description="Cooperatives that find no seat, on average over the day", examples=[0.3]
    )


class TableAdviceOut(BaseModel):
    """How many more than its seats a table had better book."""

    table_id: TableId
    table_number: TableNumber | None
    partner: Partner
    planned: int = Field(description="Meetings planned at the table", examples=[10])
    extra: int = Field(description="How many more a slot it had better book; 0: none", examples=[1])
    options: list[OverbookingOptionOut] = Field(
        description="What each number of extra bookings comes to"
    )
    detail: Sentence


class OverbookingAnswer(BaseModel):
    """Advice for every table in use."""

    kind: Literal["overbooking"] = Field(description="That it answers how many more to book")
    tables: list[TableAdviceOut] = Field(description="The tables in use, in order of number")
    left_out: LeftOut


class TierBesideOut(BaseModel):
    """A tier of the timetable asked about, and of another one."""

    name: TierName
    first: TierFigures
    value: list[int] = Field(
        description="The other's value, component by component", examples=[[530]]
    )


class AlternativeOut(BaseModel):
    """A timetable that could be taken in place of the one asked about."""

    option: int = Field(description="Its place among the options, from 1", examples=[1])
    meetings: int = Field(description="How many meetings it has", examples=[530])
    same_worth: bool = Field(description="Whether it is as good in every tier")
    tiers: list[TierBesideOut] = Field(description="What it reaches, tier by tier")
    moved: int = Field(description="Meetings in another slot than before", examples=[180])
    new: int = Field(description="Meetings that only this one has", examples=[16])
    gone: int = Field(description="Meetings that it lacks", examples=[16])
    cooperatives: int = Field(
        description="Cooperatives whose plan is another, also if only a table", examples=[181]
    )
    apart: list[int] = Field(
        description="In how many meetings it differs from the one asked about, and from each "
        "option before it",
        examples=[[212]],
    )
    proven: bool = Field(
        description="None that differs so much from those before is better, as the solver says"
    )
    detail: Sentence


class AlternativesAnswer(BaseModel):
    """Other timetables for the same lists."""

    kind: Literal["alternatives"] = Field(description="That it answers which others there are")
    options: list[AlternativeOut] = Field(description="Those found, in order of worth")
    complete: bool = Field(
        description="There is no other that differs so much from all of them; false with fewer "
        "options than asked for: time ran out"
    )
    left_out: LeftOut
    seconds: Seconds


AnyAnswer = Annotated[
    WhyNotAnswer
    | MovesAnswer
    | CapacityAnswer
    | TableValuesAnswer
    | RobustnessAnswer
    | OverbookingAnswer
    | AlternativesAnswer,
    Field(discriminator="kind"),
]
