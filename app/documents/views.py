"""What the documents show: frozen views, every string resolved and in the reader's language.

Times are text (`09.40`, `09.40–10.00`), dates are text (`Jumat, 4 Juli 2025`); only a calendar
holds moments. An empty string means that there is nothing to show. No view has a phone number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["cooperative", "partner", "guest", "staff"]


@dataclass(frozen=True, slots=True)
class EventHeader:
    """The event as every page names it; `version` is the timetable's (`Versi 3`)."""

    name: str
    date: str
    venue: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class BadgeView:
    """One badge. `headline` and `organization` are what a stranger should read first.

    For a manager: village, cooperative and kecamatan; for a partner's representative: the
    company's short name, its full name, its tables. `title` is the position, `qr_text` what the
    code says, `code` the short form of the badge id that staff may type.
    """

    role: Role
    role_label: str
    name: str
    title: str
    headline: str
    organization: str
    area: str
    qr_text: str
    code: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting as its cooperative sees it; `topic` is what it is about."""

    time: str
    table: str
    partner: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class IntervalLine:
    """A part of the programme that everybody shares: registration, opening, a break."""

    time: str
    label: str


@dataclass(frozen=True, slots=True)
class UngrantedLine:
    """A request that got no meeting, and why, in a sentence."""

    partner: str
    reason: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    """One cooperative's day, in order of time, and what it asked for in vain.

    `manager` is the name of who comes; `advice` says what the cooperative can still do.
    """

    cooperative: str
    village: str
    kecamatan: str
    manager: str
    lines: Sequence[MeetingLine | IntervalLine]
    ungranted: Sequence[UngrantedLine] = ()
    advice: str = ""


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
    """One table's day: who comes when. `place` says where the table stands."""

    table: str
    partner: str
    place: str
    lines: Sequence[TableLine | IntervalLine]


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
    """The whole timetable; `cells` of rows and parties run along `columns`."""

    columns: Sequence[GridColumn]
    groups: Sequence[GridGroup]
    parties: Sequence[GridParty]


@dataclass(frozen=True, slots=True)
class CalendarMeeting:
    """One calendar entry. `uid` stays the same when it moves; `sequence` then grows."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    summary: str
    location: str
    description: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarView:
    """One party's calendar; `zone` is the event's IANA zone, `stamp` when it was made."""

    title: str
    zone: str
    stamp: datetime
    meetings: Sequence[CalendarMeeting]
