"""The clean rows that a list yields."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Status = Literal["ok", "review"]
"""`ok`: may go in as it is. `review`: held back until a person decides."""


class Placed(Protocol):
    """Something that stands somewhere in a file."""

    row: int
    sheet: str


def place_of(placed: Placed) -> str:
    """Return the number of a row for people, with its sheet where a file has several."""
    return f"{placed.row} ({placed.sheet})" if placed.sheet else str(placed.row)


@dataclass(slots=True)
class AttendeeRow:
    """A manager of a cooperative. Text fields that are unknown are empty.

    `name` keeps the capitals of the list (they cannot be restored from all capitals); `name_key`
    is what to compare people by. `phone_e164` is a mobile number; `phone_other` a second number
    or a landline. `needs` are tags, sorted.
    """

    row: int
    line: int
    village_code: str = ""
    village: str = ""
    village_type: str = ""
    kecamatan: str = ""
    cooperative: str = ""
    name: str = ""
    name_key: str = ""
    position: str = ""
    phone_e164: str = ""
    phone_other: str = ""
    legal_no: str = ""
    legal_date: date | None = None
    needs: tuple[str, ...] = ()
    note: str = ""
    status: Status = "ok"
    beside: int = 0
    """0: the cooperative's manager. 1 and more: who comes beside the manager, in order."""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class AvailabilityTerm:
    """One statement about when a partner is there (`present`) or not.

    `window`: from `start` to `end`, as `HH:MM`. `session`: `word` is `morning`, `afternoon` or
    `session N`, to be resolved against the event's programme. `slot`: slots `first` to `last`,
    counted from 1.
    """

    kind: Literal["window", "session", "slot"]
    present: bool = True
    start: str = ""
    end: str = ""
    word: str = ""
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class PartnerRow:
    """A partner with its tables. No `availability` means: there for the whole event.

    `table_numbers` are as painted on the tables (empty when only their number `table_count` is
    given); `seats` is the number of cooperatives a table takes in one slot.
    """

    row: int
    line: int
    code: str = ""
    name: str = ""
    kind: str = ""
    sector: str = ""
    offers: tuple[str, ...] = ()
    table_count: int = 1
    table_numbers: tuple[str, ...] = ()
    seats: int = 1
    availability: tuple[AvailabilityTerm, ...] = ()
    required_documents: tuple[str, ...] = ()
    contact_name: str = ""
    contact_phone: str = ""
    participation: str = ""
    source: str = ""
    note: str = ""
    status: Status = "ok"
    sheet: str = ""


@dataclass(slots=True)
class PlaceRow:
    """A place of an event's own; `kecamatan` is its group, empty where the list says none."""

    row: int
    line: int
    code: str = ""
    name: str = ""
    kind: str = ""
    kecamatan: str = ""
    regency: str = ""
    status: Status = "ok"
    sheet: str = ""


Direction = Literal["cooperative", "partner"]
"""Who asks for the meeting."""


@dataclass(slots=True)
class RequestRow:
    """One side's wish to meet the other; rank 1 is the dearest, None when not ranked."""

    row: int
    line: int
    village_code: str = ""
    village: str = ""
    kecamatan: str = ""
    partner_code: str = ""
    partner: str = ""
    rank: int | None = None
    direction: Direction = "cooperative"
    note: str = ""
    status: Status = "ok"
    sheet: str = ""
