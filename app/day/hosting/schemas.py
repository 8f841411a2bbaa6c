"""Wire shapes of what hosts say of their own day."""

from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from app.core.http.bodies import RequestBody
from app.day.proposals.records import ProposalStatus
from app.day.schemas import SittingOut
from app.events.parties import WallClock


class HostChangeKind(StrEnum):
    """What a host says."""

    LATE = "late"
    """The partner comes at `at`."""
    ARRIVED = "arrived"
    """The partner that was to come late is here."""
    LEAVE = "leave"
    """The partner leaves at `at`, or now."""
    CLOSE_TABLE = "close_table"
    """Nobody sits at the table from `at` on, or from now."""
    OPEN_TABLE = "open_table"
    """A closed table is open again."""


class HostChangeIn(RequestBody):
    """What a host says of their own day."""

    kind: HostChangeKind = Field(description="What happens")
    at: Annotated[
        WallClock | None,
        Field(
            description="Time of day in the event's zone; null: from the first slot that can still "
            "be changed",
            examples=["10:30"],
        ),
    ] = None
    table_id: Annotated[
        UUID | None,
        Field(
            description="The table, for `close_table` and `open_table`",
            examples=["0197c0de-0000-7000-8000-000000000014"],
        ),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "late", "at": "10:30"}]})

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind is HostChangeKind.LATE and self.at is None:
            raise PydanticCustomError("late_until", "say when the partner comes")
        if (self.table_id is None) == ("table" in self.kind.value):
            raise PydanticCustomError("which_table", "name a table to close or open, and no other")
        return self


class HostConsequencesOut(BaseModel):
    """What would follow, before it is said."""

    meetings: list[SittingOut] = Field(description="Meetings that cannot be where they are")
    present: int = Field(description="Cooperatives of these that are here already", examples=[3])
    sentences: list[str] = Field(description="The same in plain words")


class HostChangeOut(BaseModel):
    """What a host said, and what became of it."""

    proposal: int | None = Field(
        description="Number of the repair; null: none was needed", examples=[7]
    )
    status: ProposalStatus | None = Field(description="Of the repair; null: none was needed")
    sentence: str = Field(
        description="What became of it, in plain words",
        examples=["Perum Bulog: comes at 10.30: the organizers decide."],
    )


class HostChangesOut(BaseModel):
    """What hosts said by this link or device, the newest first."""

    items: list[HostChangeOut] = Field(description="What was said")
