"""Wire shapes of restoring and comparing versions."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

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

    kind: PartyKind
    id: UUID
    name: str
    added: list[SittingOut]
    removed: list[SittingOut]
    moved: list[MovedOut]
    unchanged: int
    sentences: list[str] = Field(description="The same, in the caller's language")


class TierChangeOut(BaseModel):
    """One tier of the objective, before and after."""

    name: str
    before: list[int]
    after: list[int]
    bound: list[int] | None = Field(
        default=None, description="What no timetable that changes as little can surpass, if known"
    )
    proven: bool = Field(default=False, description="The bound is reached")


class LeftWithoutOut(BaseModel):
    """A cooperative that is left with no meeting."""

    cooperative_id: UUID
    village: str
    kecamatan: str


class DiffOut(BaseModel):
    """What changes, in all and for whom."""

    added: int
    removed: int
    moved: int
    unchanged: int
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

    number: int
    against: int
    tiers: list[TierChangeOut]
    diff: DiffOut
