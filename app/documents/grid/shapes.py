"""The content of the master grid."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One slot of the grid, or a break (a band across all tables) with its `label`."""

    time: str
    label: str = ""
    is_break: bool = False


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
class GridView:
    """The whole timetable; `cells` of rows and parties are in the order of `columns`."""

    columns: Sequence[GridColumn]
    groups: Sequence[GridGroup]
    parties: Sequence[GridParty]
