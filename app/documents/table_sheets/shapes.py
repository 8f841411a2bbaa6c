"""The content of a table sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.shapes import IntervalLine


@dataclass(frozen=True, slots=True)
class TableLine:
    """One seat of a table in one slot; all but `time` are empty where the seat is free."""

    time: str
    cooperative: str = ""
    village: str = ""
    kecamatan: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class TableSheetView:
    """One table's day, by slot and seat. `place` says where the table stands."""

    table: str
    partner: str
    place: str
    lines: Sequence[TableLine | IntervalLine]
