"""Response bodies of an event's results."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from app.core.meanings.ids import PartnerId
from app.core.meanings.names import Kecamatan, Partner, PartnerCodeText

Phase = Literal["ahead", "today", "over"]


class ResultsFigures(BaseModel):
    """What a group of cooperatives, or a partner, came to."""

    cooperatives: int = Field(
        description="That take part; at a partner: that it was to meet", examples=[278]
    )
    arrived: int = Field(
        description="Of these, how many came, at the event's gates", examples=[251]
    )
    requested: int = Field(
        description="Pairs of which one asks for the other, with cooperatives that "
        "take part; one that both sides want counts once",
        examples=[1112],
    )
    granted: int = Field(description="Of these, how many the timetable grants", examples=[530])
    held: int = Field(
        description="Meetings that took place, those under way included", examples=[497]
    )
    no_show: int = Field(
        description="Meetings to which the cooperative did not come", examples=[33]
    )
    outcomes: int = Field(description="Meetings with an outcome on record", examples=[402])
    agreed: int = Field(description="Of these, how many led to an agreement", examples=[61])
    value: int = Field(
        description="Possible value of the deals on record, in rupiah", examples=[125000000]
    )
    feedback: int = Field(
        default=0,
        description="Meetings of which the cooperative said by badge what they were worth",
        examples=[310],
    )
    feedback_agreed: int = Field(
        default=0, description="Of these, in how many it said that they agreed", examples=[58]
    )


class KecamatanResults(ResultsFigures):
    """The results of a kecamatan's cooperatives."""

    kecamatan: Kecamatan


class PartnerResults(ResultsFigures):
    """The results of a partner."""

    partner_id: PartnerId
    code: PartnerCodeText
    name: Partner


class ResultsOut(BaseModel):
    """The results of an event, as far as they are on record."""

    day: date = Field(
        description="Date of the event, in its time zone; of several days the first",
        examples=["2025-07-04"],
    )
    phase: Phase = Field(description="Whether the event's day is ahead, today or over")
    timetable: int | None = Field(
        description="The published one's number; null: none yet", examples=[4]
    )
    total: ResultsFigures
    by_kecamatan: list[KecamatanResults] = Field(description="In order of name")
    by_partner: list[PartnerResults] = Field(description="In order of name")
