"""What the timetable page shows: columns, cells, rows and a cooperative's path."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

FITTING: Final = 14
"""Slots whose columns fit on a laptop beside each other."""


@dataclass(frozen=True, slots=True)
class Column:
    """A slot, or a band without meetings, such as a break; `title` is empty for a slot."""

    interval_id: UUID
    starts: str
    """With the date where several days are shown."""
    ends: str
    title: str
    is_slot: bool
    day: date
    clock: str
    """When it begins, without the date."""
    opens: bool = False
    """Whether a night lies before it."""


@dataclass(frozen=True, slots=True)
class DayHead:
    """A day above its columns, where several days are shown."""

    day: date
    columns: int


@dataclass(frozen=True, slots=True)
class CellMeeting:
    """A meeting in a cell: with whom, and a second line. `locked`: its pair must meet."""

    id: UUID
    cooperative_id: UUID
    first: str
    second: str
    chosen: bool
    locked: bool
    is_long: bool
    """A word of the first line is so long that it hardly fits into a cell."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table's row: for each column the meetings held at it, none in a band."""

    id: UUID
    number: int
    cells: Sequence[Sequence[CellMeeting]]


@dataclass(frozen=True, slots=True)
class PartnerRows:
    """A partner with the rows of its tables."""

    code: str
    name: str
    tables: Sequence[TableRow]
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class CooperativeRow:
    """A cooperative's row: for each column its meetings, at most one in a slot."""

    id: UUID
    village: str
    kecamatan: str
    cells: Sequence[Sequence[CellMeeting]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The day by table (`partners`) or by cooperative; a band spans `row_count` rows."""

    columns: Sequence[Column]
    partners: Sequence[PartnerRows] = ()
    cooperatives: Sequence[CooperativeRow] = ()

    @property
    def days(self) -> Sequence[DayHead]:
        """Return the days above the columns; none where one day is shown."""
        columns = Counter(one.day for one in self.columns)
        return [DayHead(day, count) for day, count in columns.items()] if len(columns) > 1 else []

    @property
    def row_count(self) -> int:
        """Return the number of rows."""
        return sum(len(partner.tables) for partner in self.partners) + len(self.cooperatives)

    @property
    def is_broad(self) -> bool:
        """Return whether it has more slots than fit beside each other: then it scrolls sideways."""
        return sum(one.is_slot for one in self.columns) > FITTING

    @property
    def slots(self) -> str:
        """Return the ids of the slots in order, with a space between them."""
        return " ".join(str(one.interval_id) for one in self.columns if one.is_slot)


@dataclass(frozen=True, slots=True)
class Step:
    """A meeting on a cooperative's path through the day."""

    meeting_id: UUID
    locked: bool
    starts: str
    table: int
    partner: str


@dataclass(frozen=True, slots=True)
class Path:
    """A cooperative with its meetings in order of time."""

    id: UUID
    village: str
    kecamatan: str
    name: str
    steps: Sequence[Step]
