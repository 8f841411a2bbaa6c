"""What a row says about its place, and what is to be told about it."""

from dataclasses import dataclass
from typing import NamedTuple

from app.sheets.values.regions.villages import Village


class Note(NamedTuple):
    """A finding about a place, still without its row: which field, code, found, proposed."""

    field: str
    code: str
    found: str
    proposed: str


class Said(NamedTuple):
    """What a row says about its place. `section` is the heading above it."""

    village: str = ""
    kecamatan: str = ""
    cooperative: str = ""
    section: str = ""
    code: str = ""
    regency: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The village meant, None if that is not sure, what to tell, and the cooperative's name."""

    village: Village | None
    notes: tuple[Note, ...]
    cooperative: str
