"""The content of the master grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One slot of the grid, or a break (a band across all tables) with its `label`.

    `minute` is the begin of a slot in minutes since midnight, for sheets that can sort by it, and
    `day` its date where the event has several days.
    """

    time: str
    label: str = ""
    is_break: bool = False
    minute: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """One meeting in the grid."""

    village: str
    kecamatan: str
    cooperative: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One table: for each column its meetings (several where the table has several seats)."""

    table: str
    cells: Sequence[Sequence[GridCell]]


@dataclass(frozen=True, slots=True)
class GridGroup:
    """One partner and its tables."""

    partner: str
    rows: Sequence[GridRow]


@dataclass(frozen=True, slots=True)
class GridParty:
    """One cooperative in the second sheet: for each column `Meja 12 · Bulog`, or empty."""

    kecamatan: str
    village: str
    cooperative: str
    requested: int
    granted: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class GridMeeting:
    """One meeting by itself: times are those of the event's zone, `status` is a word."""

    kecamatan: str
    village: str
    cooperative: str
    person: str
    partner: str
    table: int
    zone: str
    day: date
    starts: time
    ends: time
    topic: str
    status: str


@dataclass(frozen=True, slots=True)
class GridView:
    """The whole timetable; `cells` of rows and parties are in the order of `columns`."""

    columns: Sequence[GridColumn]
    groups: Sequence[GridGroup]
    parties: Sequence[GridParty]
    meetings: Sequence[GridMeeting] = ()
    """In order of kecamatan, village and time."""
