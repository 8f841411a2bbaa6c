"""The timetable as a page shows it: pure functions from rows to cells, in the reader's language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.attendees.records import Cooperative
from app.core.locale import Locale, clock_time
from app.events.records import Event, Interval, IntervalKind
from app.meetings.records import Meeting
from app.partners.records import Partner, Table


@dataclass(frozen=True, slots=True)
class Column:
    """A slot, or a band without meetings, such as a break; `title` is empty for a slot."""

    interval_id: UUID
    starts: str
    ends: str
    title: str
    is_slot: bool


@dataclass(frozen=True, slots=True)
class CellMeeting:
    """A meeting in a cell of the grid."""

    cooperative_id: UUID
    village: str
    kecamatan: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table's row: for each column the meetings held at it, none in a band."""

    number: int
    cells: Sequence[Sequence[CellMeeting]]


@dataclass(frozen=True, slots=True)
class PartnerRows:
    """A partner with the rows of its tables."""

    code: str
    name: str
    tables: Sequence[TableRow]


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole day; a band spans `row_count` rows."""

    columns: Sequence[Column]
    partners: Sequence[PartnerRows]

    @property
    def row_count(self) -> int:
        """Return the number of tables."""
        return sum(len(partner.tables) for partner in self.partners)


@dataclass(frozen=True, slots=True)
class Step:
    """A meeting on a cooperative's path through the day."""

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


@dataclass(frozen=True, slots=True)
class Day:
    """The rows that the page is made from."""

    event: Event
    programme: Sequence[Interval]
    """All intervals of the day, in order of time."""
    tables: Sequence[Table]
    partners: Mapping[UUID, Partner]
    cooperatives: Mapping[UUID, Cooperative]
    meetings: Sequence[Meeting]


def grid(day: Day, chosen: UUID | None, locale: Locale) -> Grid:
    """Return the grid of meetings: tables by partner and number, time from left to right."""
    columns = _columns(day, locale)
    held: dict[tuple[UUID, UUID], list[Meeting]] = defaultdict(list)
    for meeting in sorted(day.meetings, key=lambda meeting: meeting.seat):
        held[meeting.table_id, meeting.slot_id].append(meeting)

    def seat(meeting: Meeting) -> CellMeeting:
        cooperative = day.cooperatives[meeting.cooperative_id]
        return CellMeeting(
            cooperative_id=cooperative.id,
            village=cooperative.village,
            kecamatan=cooperative.kecamatan,
            chosen=cooperative.id == chosen,
        )

    by_partner: dict[UUID, list[TableRow]] = defaultdict(list)
    for table in sorted(day.tables, key=lambda table: table.number):
        cells = [
            [seat(meeting) for meeting in held[table.id, column.interval_id]] for column in columns
        ]
        by_partner[table.partner_id].append(TableRow(number=table.number, cells=cells))
    return Grid(
        columns=columns,
        partners=[
            PartnerRows(code=day.partners[key].code, name=day.partners[key].name, tables=rows)
            for key, rows in by_partner.items()
        ],
    )


def path(day: Day, cooperative_id: UUID, locale: Locale) -> Path:
    """Return one cooperative's meetings in order of time.

    Raises:
        KeyError: the cooperative is not in the event."""
    cooperative = day.cooperatives[cooperative_id]
    starts = {interval.id: interval.starts_at for interval in day.programme}
    numbers = {table.id: table.number for table in day.tables}
    own = [meeting for meeting in day.meetings if meeting.cooperative_id == cooperative_id]
    return Path(
        id=cooperative_id,
        village=cooperative.village,
        kecamatan=cooperative.kecamatan,
        name=cooperative.name,
        steps=[
            Step(
                starts=clock_time(starts[meeting.slot_id], day.event.timezone, locale),
                table=numbers[meeting.table_id],
                partner=day.partners[meeting.partner_id].name,
            )
            for meeting in sorted(own, key=lambda meeting: starts[meeting.slot_id])
        ],
    )


def _columns(day: Day, locale: Locale) -> list[Column]:
    """Return the slots and all intervals between the first and the last of them."""
    slots = [interval for interval in day.programme if interval.kind is IntervalKind.SLOT]
    if not slots:
        return []
    first, last = slots[0].starts_at, slots[-1].ends_at

    def clock(moment: datetime) -> str:
        return clock_time(moment, day.event.timezone, locale)

    return [
        Column(
            interval_id=interval.id,
            starts=clock(interval.starts_at),
            ends=clock(interval.ends_at),
            title=interval.title_id if locale == "id" else interval.title_en,
            is_slot=interval.kind is IntervalKind.SLOT,
        )
        for interval in day.programme
        if first <= interval.starts_at < last
    ]
