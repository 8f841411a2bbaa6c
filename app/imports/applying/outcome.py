"""What applying a list led to, as it is stored with the import."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Protocol

from pydantic import BaseModel, Field

from app.imports.records import ListKind
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact


class Placed(Protocol):
    """Something that stands somewhere in a file."""

    row: int
    line: int
    sheet: str


class Outcome(StrEnum):
    """What became of a row that went in."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class Remark(BaseModel):
    """Why a row was held back, or what was left alone about it.

    `code` is that of a finding, or one whose text stands under `imports.<code>`; `params` fill
    that text. Personal data is never among them.
    """

    row: int
    line: int
    code: str
    params: dict[str, str | int] = Field(default_factory=dict)
    sheet: str = ""


def remark(place: Placed, code: str, **params: str | int) -> Remark:
    """Say something about a row."""
    return Remark(row=place.row, line=place.line, code=code, params=params, sheet=place.sheet)


class ApplyResult(BaseModel):
    """Counts of rows, and what a person should know."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    held_back: int = 0
    not_in_list: int = Field(
        default=0, description="Known from earlier lists, missing in this one, left alone"
    )
    withdrawn: int = Field(default=0, description="In the list, but withdrawn; they stay so")
    held: list[Remark] = []
    notes: list[Remark] = []

    def stored(self) -> dict[str, Any]:
        """Return it as it is stored."""
        counts = self.model_dump(exclude={"held", "notes"})
        held, notes = ([each.model_dump() for each in some] for some in (self.held, self.notes))
        return counts | {"held": held, "notes": notes}

    def count(self, outcome: Outcome) -> None:
        """Count a row that went in."""
        setattr(self, outcome.value, getattr(self, outcome.value) + 1)

    def hold(self, remarks: Iterable[Remark]) -> None:
        """Count a row that did not go in, and say why."""
        self.held_back += 1
        self.held += remarks


class ImportFinished(Fact):
    """A list was applied: its rows have gone into the event."""

    KIND: ClassVar = FeedKind.IMPORT_FINISHED

    number: int = Field(description="Number of the upload", examples=[2])
    list: Annotated[ListKind, Field(description="What the list is about")]
    created: int = Field(description="Rows that made something new", examples=[269])
    updated: int = Field(description="Rows that changed what was there", examples=[0])
    unchanged: int = Field(description="Rows that said what was known", examples=[0])
    held_back: int = Field(description="Rows that wait for a person", examples=[9])
    not_in_list: int = Field(
        description="Known from earlier lists, missing in this one, left alone", examples=[0]
    )
    withdrawn: int = Field(description="In the list, but withdrawn; they stay so", examples=[0])
