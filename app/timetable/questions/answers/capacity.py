"""Wire shapes of answers about what there is room for."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.core.meanings.figures import Requested, Seconds
from app.core.meanings.ids import PartnerId
from app.core.meanings.names import Partner, Sentence

Complete = Annotated[bool, Field(description="False if time ran out first")]


class CapacityPointOut(BaseModel):
    """What there is room for in one scenario."""

    more_tables: int = Field(
        description="Tables that every partner has more; negative: fewer", examples=[1]
    )
    seats: int | None = Field(description="Seats of every table; null: as they are", examples=[2])
    slots: int | None = Field(description="Slots of the programme; null: as it is", examples=[10])
    tables: int = Field(description="Tables in all", examples=[53])
    slots_in_all: int = Field(description="Slots in all", examples=[10])
    room: int = Field(description="Meetings that the partners can hold in all", examples=[530])
    bound: int = Field(
        description="Proven: no timetable holds more of the requested meetings", examples=[530]
    )
    achieved: int = Field(
        description="A timetable that holds so many was found and checked", examples=[530]
    )
    served_bound: list[int] = Field(
        description="Cooperatives with at least 1, 2, ... meetings: proven bounds"
    )
    served: list[int] = Field(description="Likewise, in the timetable that was found")
    detail: Sentence


class CapacityAnswer(BaseModel):
    """What there is room for, point by point."""

    kind: Literal["capacity"] = Field(description="That it answers what there is room for")
    requested: Requested
    points: list[CapacityPointOut] = Field(description="The points of the grid, in its order")
    complete: Complete
    seconds: Seconds


class TableValueOut(BaseModel):
    """What one more table of a partner adds to what is proven to be the most."""

    partner_id: PartnerId
    partner: Partner
    tables: int = Field(description="Tables that the partner has now", examples=[2])
    meetings: int = Field(
        description="Meetings more, of what is proven to be the most", examples=[9]
    )
    served: list[int] = Field(description="Cooperatives more with at least 1, 2, ... meetings")
    detail: Sentence


class TableValuesAnswer(BaseModel):
    """What more tables are worth, the most valuable first."""

    kind: Literal["table_values"] = Field(description="That it answers what more tables are worth")
    requested: Requested
    values: list[TableValueOut] = Field(description="The partners, the most valuable table first")
    complete: Complete
    seconds: Seconds
