"""The timetable as a page shows it: pure functions from rows to cells, in the reader's language."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.attendees.records import Cooperative, PartyStatus
from app.core.locale import Locale, clock_time, day_clock, text
from app.events.records import Event, Interval, IntervalKind
from app.meetings.records import Meeting
from app.partners.records import Partner, Table
from app.requests.pairs import Pair


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
    """A meeting in a cell: with whom, and a second line. `locked`: its pair must meet."""

    id: UUID
    cooperative_id: UUID
    first: str
    second: str
    chosen: bool
    locked: bool


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
    def row_count(self) -> int:
        """Return the number of rows."""
        return sum(len(partner.tables) for partner in self.partners) + len(self.cooperatives)

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
    locked: Collection[Pair] = ()


def chosen_in(day: Day, cooperative: UUID | None, meeting: UUID | None) -> UUID | None:
    """Return the cooperative that is meant by its own id or a meeting's; None: there is none."""
    if meeting is not None:
        return next((one.cooperative_id for one in day.meetings if one.id == meeting), None)
    return cooperative if cooperative in day.cooperatives else None


def grid(day: Day, chosen: UUID | None, locale: Locale, *, partner: UUID | None = None) -> Grid:
    """Return the meetings by table, with `partner` those of its tables, time to the right."""
    columns = _columns(day, locale)
    held = _held(day, lambda meeting: meeting.table_id)

    def seat(meeting: Meeting) -> CellMeeting:
        cooperative = day.cooperatives[meeting.cooperative_id]
        return _cell(day, meeting, cooperative.village, cooperative.kecamatan, chosen)

    by_partner: dict[UUID, list[TableRow]] = defaultdict(list)
    for table in sorted(day.tables, key=lambda table: table.number):
        if partner in (None, table.partner_id):
            cells = [[seat(one) for one in held[table.id, part.interval_id]] for part in columns]
            by_partner[table.partner_id].append(TableRow(table.id, table.number, cells))
    return Grid(
        columns=columns,
        partners=[
            PartnerRows(code=day.partners[key].code, name=day.partners[key].name, tables=rows)
            for key, rows in by_partner.items()
        ],
    )


def cooperative_grid(
    day: Day, chosen: UUID | None, locale: Locale, *, kecamatan: str | None = None
) -> Grid:
    """Return the same meetings with a row for each active cooperative, of one kecamatan or all."""
    columns = _columns(day, locale)
    held = _held(day, lambda meeting: meeting.cooperative_id)
    numbers = {table.id: table.number for table in day.tables}

    def seat(meeting: Meeting) -> CellMeeting:
        number = text("web.table_number", locale, number=numbers[meeting.table_id])
        return _cell(day, meeting, day.partners[meeting.partner_id].name, number, chosen)

    rows = [
        CooperativeRow(
            one.id,
            one.village,
            one.kecamatan,
            [[seat(meeting) for meeting in held[one.id, part.interval_id]] for part in columns],
        )
        for one in day.cooperatives.values()
        if one.status is PartyStatus.ACTIVE and kecamatan in (None, one.kecamatan)
    ]
    return Grid(columns=columns, cooperatives=rows)


def path(day: Day, cooperative_id: UUID, locale: Locale) -> Path:
    """Return one cooperative's meetings in order of time.

    KeyError if the cooperative is not in the event.
    """
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
                meeting_id=meeting.id,
                locked=(meeting.cooperative_id, meeting.partner_id) in day.locked,
                starts=_begin(day, starts[meeting.slot_id], locale),
                table=numbers[meeting.table_id],
                partner=day.partners[meeting.partner_id].name,
            )
            for meeting in sorted(own, key=lambda meeting: starts[meeting.slot_id])
        ],
    )


def _held(day: Day, of: Callable[[Meeting], UUID]) -> Mapping[tuple[UUID, UUID], Sequence[Meeting]]:
    """Return the meetings by row and slot, in order of seat."""
    held: dict[tuple[UUID, UUID], list[Meeting]] = defaultdict(list)
    for meeting in sorted(day.meetings, key=lambda meeting: meeting.seat):
        held[of(meeting), meeting.slot_id].append(meeting)
    return held


def _cell(day: Day, meeting: Meeting, first: str, second: str, chosen: UUID | None) -> CellMeeting:
    return CellMeeting(
        id=meeting.id,
        cooperative_id=meeting.cooperative_id,
        first=first,
        second=second,
        chosen=meeting.cooperative_id == chosen,
        locked=(meeting.cooperative_id, meeting.partner_id) in day.locked,
    )


def _columns(day: Day, locale: Locale) -> list[Column]:
    """Return the slots and all intervals between the first and the last of them."""
    slots = [interval for interval in day.programme if interval.kind is IntervalKind.SLOT]
    if not slots:
        return []
    first, last = slots[0].starts_at, slots[-1].ends_at

    return [
        Column(
            interval_id=interval.id,
            starts=_begin(day, interval.starts_at, locale),
            ends=clock_time(interval.ends_at, day.event.timezone, locale),
            title=interval.title_id if locale == "id" else interval.title_en,
            is_slot=interval.kind is IntervalKind.SLOT,
        )
        for interval in day.programme
        if first <= interval.starts_at < last
    ]


def _begin(day: Day, moment: datetime, locale: Locale) -> str:
    return day_clock(moment, day.event.timezone, locale, days=len(day.event.days))
