"""Wire shapes of differences between timetables, and of their figures."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.meetings.schemas import MeetingOut
from app.requests.pairs import PartyKind


class TierOut(BaseModel):
    """One tier of the objective: what was reached, and what is proven to be the most."""

    name: str
    value: list[int]
    bound: list[int] | None
    gap: float | None
    proven: bool
    witness: bool = Field(description="The bound can be verified without a solver")
    seconds: float
    method: str


class MoveOut(BaseModel):
    """A pair that meets in both, at another time or table."""

    model_config = ConfigDict(from_attributes=True)

    before: MeetingOut
    after: MeetingOut


class PartyChangesOut(BaseModel):
    """What changes for one party."""

    model_config = ConfigDict(from_attributes=True)

    kind: PartyKind
    id: UUID
    name: str
    added: list[MeetingOut]
    removed: list[MeetingOut]
    moved: list[MoveOut]
    unchanged: int


class DifferenceOut(BaseModel):
    """What changes from the timetable `against` to this one."""

    number: int
    against: int
    added: int
    removed: int
    moved: int
    unchanged: int
    parties: list[PartyChangesOut] = Field(description="Parties for which anything changes")


class KecamatanOut(BaseModel):
    """The meetings of one kecamatan's cooperatives."""

    model_config = ConfigDict(from_attributes=True)

    kecamatan: str
    cooperatives: int
    served: int = Field(description="Cooperatives with at least one meeting")
    meetings: int
    fewest: int
    most: int


class PartnerShareOut(BaseModel):
    """The requests and meetings of one partner."""

    model_config = ConfigDict(from_attributes=True)

    partner_id: UUID
    code: str
    name: str
    requested: int = Field(description="Pairs of which at least one side asks for the other")
    granted: int
    meetings: int
    seats: int = Field(description="Seats over all slots that the partner attends")


class CountOut(BaseModel):
    """How many cooperatives have so many meetings."""

    meetings: int
    cooperatives: int


class SummaryOut(BaseModel):
    """A timetable in figures."""

    number: int
    outcome: str | None
    tiers: list[TierOut]
    requested: int
    granted: int
    meetings: int
    by_count: list[CountOut]
    by_kecamatan: list[KecamatanOut]
    by_partner: list[PartnerShareOut]
