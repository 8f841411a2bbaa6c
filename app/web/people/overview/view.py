"""What the list of cooperatives shows: pure functions from rows to lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode
from uuid import UUID

from app.attendees.records import Attendee, Cooperative, PartyStatus

State = Literal["all", "active", "withdrawn", "alone"]
STATES: tuple[State, ...] = ("all", "active", "withdrawn", "alone")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader looks for; the fields of the form."""

    q: str = ""
    kecamatan: str = ""
    state: State = "all"

    @property
    def is_empty(self) -> bool:
        """Return whether everything is wished for."""
        return self == Wish()

    def address(self, base: str, page: int = 1) -> str:
        """Return the address of a page of what is wished for."""
        fields = {"q": self.q, "kecamatan": self.kecamatan}
        fields["state"] = "" if self.state == "all" else self.state
        fields["page"] = "" if page == 1 else str(page)
        said = urlencode({name: value for name, value in fields.items() if value})
        return f"{base}?{said}" if said else base


@dataclass(frozen=True, slots=True)
class Line:
    """A cooperative in the list, with the people who represent it; `opens` begins a kecamatan."""

    id: UUID
    village: str
    kecamatan: str
    name: str
    withdrawn: bool
    people: Sequence[Attendee]
    opens: bool


def lines(
    rows: Sequence[Cooperative], people: Mapping[UUID, Sequence[Attendee]], *, grouped: bool
) -> list[Line]:
    """Return the lines of cooperatives; `grouped`: they are in order of kecamatan."""
    before = [None, *(row.kecamatan for row in rows)]
    return [
        Line(
            row.id,
            row.village,
            row.kecamatan,
            row.name,
            row.status is PartyStatus.WITHDRAWN,
            [one for one in people.get(row.id, ()) if one.status is PartyStatus.ACTIVE],
            grouped and row.kecamatan != previous,
        )
        for row, previous in zip(rows, before, strict=False)
    ]
