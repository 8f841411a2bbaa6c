"""Response bodies of an event's results."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

Phase = Literal["ahead", "today", "over"]


class ResultsFigures(BaseModel):
    """What a group of cooperatives, or a partner, came to."""

    cooperatives: int = Field(description="That take part; at a partner: that it was to meet")
    arrived: int = Field(description="Of these, how many came, at the event's gates")
    requested: int = Field(
        description="Pairs of which one asks for the other, with cooperatives that "
        "take part; one that both sides want counts once"
    )
    granted: int = Field(description="Of these, how many the timetable grants")
    held: int = Field(description="Meetings that took place, those under way included")
    no_show: int = Field(description="Meetings to which the cooperative did not come")
    outcomes: int = Field(description="Meetings with an outcome on record")
    agreed: int = Field(description="Of these, how many led to an agreement")
    value: int = Field(description="Possible value of the deals on record, in rupiah")


class KecamatanResults(ResultsFigures):
    """The results of a kecamatan's cooperatives."""

    kecamatan: str


class PartnerResults(ResultsFigures):
    """The results of a partner."""

    partner_id: UUID
    code: str
    name: str


class ResultsOut(BaseModel):
    """The results of an event, as far as they are on record."""

    day: date
    phase: Phase = Field(description="Whether the event's day is ahead, today or over")
    timetable: int | None = Field(description="The published one's number; null: none yet")
    total: ResultsFigures
    by_kecamatan: list[KecamatanResults] = Field(description="In order of name")
    by_partner: list[PartnerResults] = Field(description="In order of name")
