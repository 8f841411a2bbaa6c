"""Wire shapes of differences between timetables, and of their figures."""

from pydantic import BaseModel, ConfigDict, Field

from app.core.meanings.figures import (
    Added,
    Against,
    CooperativeCount,
    Granted,
    MeetingCount,
    Moved,
    Number,
    Proven,
    Removed,
    Requested,
    Seconds,
    Unchanged,
)
from app.core.meanings.ids import OwnId, PartnerId
from app.core.meanings.names import Kecamatan, Partner, PartnerCodeText, TierFigures, TierName
from app.meetings.schemas import MeetingOut
from app.requests.pairs import PartyKind


class TierOut(BaseModel):
    """One tier of the objective: what was reached, and what is proven to be the most."""

    name: TierName
    value: TierFigures
    bound: list[int] | None = Field(
        description="What no timetable surpasses, component by component; null: not known",
        examples=[[530]],
    )
    gap: float | None = Field(
        description="Relative distance of value and bound, 0 where they are equal; null: no bound",
        examples=[0.0],
    )
    proven: Proven
    witness: bool = Field(description="The bound can be verified without a solver")
    seconds: Seconds
    method: str = Field(
        description="How the value and its bound were found", examples=["min_cost_flow"]
    )


class MoveOut(BaseModel):
    """A pair that meets in both, at another time or table."""

    model_config = ConfigDict(from_attributes=True)

    before: MeetingOut
    after: MeetingOut


class PartyChangesOut(BaseModel):
    """What changes for one party."""

    model_config = ConfigDict(from_attributes=True)

    kind: PartyKind = Field(description="Which side of meetings it is")
    id: OwnId
    name: str = Field(
        description="Village of the cooperative, or name of the partner", examples=["Gumelem Wetan"]
    )
    added: list[MeetingOut] = Field(description="Its new meetings, in order of time")
    removed: list[MeetingOut] = Field(description="Its meetings that fall out, in order of time")
    moved: list[MoveOut] = Field(description="Its meetings that go to another time or table")
    unchanged: Unchanged


class DifferenceOut(BaseModel):
    """What changes from the timetable `against` to this one."""

    number: Number
    against: Against
    added: Added
    removed: Removed
    moved: Moved
    unchanged: Unchanged
    parties: list[PartyChangesOut] = Field(description="Parties for which anything changes")


class KecamatanOut(BaseModel):
    """The meetings of one kecamatan's cooperatives."""

    model_config = ConfigDict(from_attributes=True)

    kecamatan: Kecamatan
    cooperatives: CooperativeCount
    served: int = Field(description="Cooperatives with at least one meeting", examples=[14])
    meetings: MeetingCount
    fewest: int = Field(description="Meetings of the cooperative with the fewest", examples=[1])
    most: int = Field(description="Meetings of the cooperative with the most", examples=[2])


class PartnerShareOut(BaseModel):
    """The requests and meetings of one partner."""

    model_config = ConfigDict(from_attributes=True)

    partner_id: PartnerId
    code: PartnerCodeText
    name: Partner
    requested: int = Field(
        description="Pairs of which at least one side asks for the other", examples=[96]
    )
    granted: Granted
    meetings: MeetingCount
    seats: int = Field(description="Seats over all slots that the partner attends", examples=[20])


class CountOut(BaseModel):
    """How many cooperatives have so many meetings."""

    meetings: MeetingCount
    cooperatives: CooperativeCount


class SummaryOut(BaseModel):
    """A timetable in figures."""

    number: Number
    outcome: str | None = Field(
        description="How the solve ended: `optimal`, `feasible` or `stopped`; null: made by hand",
        examples=["optimal"],
    )
    tiers: list[TierOut] = Field(description="What was reached, tier by tier")
    requested: Requested
    granted: Granted
    meetings: MeetingCount
    by_count: list[CountOut] = Field(description="Cooperatives by their number of meetings")
    by_kecamatan: list[KecamatanOut] = Field(description="The same by kecamatan, in order of name")
    by_partner: list[PartnerShareOut] = Field(description="The same by partner, in order of name")
