"""Wire shapes of restoring and comparing versions."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.meanings.figures import Added, Against, Moved, Number, Removed, Unchanged
from app.core.meanings.ids import CooperativeId, OwnId
from app.core.meanings.names import Kecamatan, TierName, Village
from app.day.schemas import SittingOut
from app.requests.pairs import PartyKind
from app.timetable.versions.schemas import PublishIn


class MovedOut(BaseModel):
    """A meeting that goes to another time or table."""

    model_config = ConfigDict(from_attributes=True)

    before: SittingOut
    after: SittingOut


class PersonChangesOut(BaseModel):
    """What changes for one cooperative or partner."""

    kind: PartyKind = Field(description="Which side of meetings it is")
    id: OwnId
    name: str = Field(
        description="Village of the cooperative, or name of the partner", examples=["Gumelem Wetan"]
    )
    added: list[SittingOut] = Field(description="Its new meetings, in order of time")
    removed: list[SittingOut] = Field(description="Its meetings that fall out, in order of time")
    moved: list[MovedOut] = Field(description="Its meetings that go to another time or table")
    unchanged: Unchanged
    sentences: list[str] = Field(description="The same, in the caller's language")


class TierChangeOut(BaseModel):
    """One tier of the objective, before and after."""

    name: TierName
    before: list[int] = Field(
        description="The tier's value before, component by component", examples=[[530]]
    )
    after: list[int] = Field(
        description="The tier's value after, component by component", examples=[[528]]
    )
    bound: list[int] | None = Field(
        default=None, description="What no timetable that changes as little can surpass, if known"
    )
    proven: bool = Field(default=False, description="The bound is reached")


class LeftWithoutOut(BaseModel):
    """A cooperative that is left with no meeting."""

    cooperative_id: CooperativeId
    village: Village
    kecamatan: Kecamatan


class DiffOut(BaseModel):
    """What changes, in all and for whom."""

    added: Added
    removed: Removed
    moved: Moved
    unchanged: Unchanged
    people: list[PersonChangesOut] = Field(
        description="Cooperatives by kecamatan and village, then partners by name"
    )
    left_without: list[LeftWithoutOut] = Field(
        default=[], description="Cooperatives that had meetings and are left with none"
    )


class RestoreIn(PublishIn):
    """Which timetable the caller believes to be published, and what to do about obstacles."""

    despite_obstacles: Annotated[
        bool, Field(description="Publish even meetings that the lists do not allow any more")
    ] = False


class ComparisonOut(BaseModel):
    """What changes from timetable `number` to timetable `against`, and what each is worth."""

    number: Number
    against: Against
    tiers: list[TierChangeOut] = Field(description="What the change is worth, tier by tier")
    diff: DiffOut
