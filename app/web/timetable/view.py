"""The timetable as a page shows it: pure functions from rows to cells, in the reader's language."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from app.attendees.records import Cooperative
from app.core.locale import Locale, clock_time, day_clock, local_day, text
from app.events.records import Event, Interval, IntervalKind
from app.meetings.records import Meeting
from app.partners.records import Partner, Table
from app.requests.pairs import Pair
from app.web.timetable.shapes import (
    CellMeeting,
    Column,
    CooperativeRow,
    Grid,
    PartnerRows,
    Path,
    Step,
    TableRow,
)

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
_LONG: Final = 13
"""Letters of a word that hardly fits into a cell."""
_NARROW: Final = 10
"""Slots beyond which columns are narrow, so that words hardly fit that are longer than `_SHORT`."""
_SHORT: Final = 8
_VOWELS: Final = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Day:
    """The rows that the page is made from: those of the shown tables or cooperatives."""

    event: Event
    programme: Sequence[Interval]
    """All intervals of the event, in order of time."""
    tables: Sequence[Table]
    """In the order in which they are shown."""
    partners: Mapping[UUID, Partner]
    cooperatives: Mapping[UUID, Cooperative]
    meetings: Sequence[Meeting]
    locked: Collection[Pair] = ()
    only: date | None = None
    """The one day that is shown; None: all of them."""


def grid(day: Day, chosen: UUID | None, locale: Locale) -> Grid:
    """Return the meetings by table, the tables of a partner together, time to the right."""
    columns = _columns(day, locale)
    held = _held(day, lambda meeting: meeting.table_id)

    longest = _longest(columns)

    def seat(meeting: Meeting) -> CellMeeting:
        cooperative = day.cooperatives[meeting.cooperative_id]
        names = _divided(cooperative.village, longest), _divided(cooperative.kecamatan, longest)
        return _cell(day, meeting, names, chosen)

    by_partner: dict[UUID, list[TableRow]] = defaultdict(list)
    for table in day.tables:
        cells = [[seat(one) for one in held[table.id, part.interval_id]] for part in columns]
        by_partner[table.partner_id].append(TableRow(table.id, table.number, cells))
    return Grid(
        columns=columns,
        partners=[
            PartnerRows(
                code=day.partners[key].code,
                name=day.partners[key].name,
                tables=rows,
                withdrawn=day.partners[key].withdrawn_at is not None,
            )
            for key, rows in by_partner.items()
        ],
    )


def cooperative_grid(day: Day, chosen: UUID | None, locale: Locale) -> Grid:
    """Return the same meetings with a row for each cooperative."""
    columns = _columns(day, locale)
    held = _held(day, lambda meeting: meeting.cooperative_id)
    numbers = {table.id: table.number for table in day.tables}

    longest = _longest(columns)

    def seat(meeting: Meeting) -> CellMeeting:
        number = text("web.table_number", locale, number=numbers[meeting.table_id])
        name = _divided(day.partners[meeting.partner_id].name, longest)
        return _cell(day, meeting, (name, number), chosen)

    rows = [
        CooperativeRow(
            one.id,
            one.village,
            one.kecamatan,
            [[seat(meeting) for meeting in held[one.id, part.interval_id]] for part in columns],
        )
        for one in day.cooperatives.values()
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
                starts=day_clock(
                    starts[meeting.slot_id], day.event.timezone, locale, days=len(day.event.days)
                ),
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


def _longest(columns: Sequence[Column]) -> int:
    """Return how many letters of a word fit into a cell."""
    return _SHORT if sum(one.is_slot for one in columns) > _NARROW else _LONG


def _divided(name: str, longest: int) -> str:
    return " ".join(breakable(word, longest) for word in name.split())


def _cell(day: Day, meeting: Meeting, names: tuple[str, str], chosen: UUID | None) -> CellMeeting:
    first, second = names
    return CellMeeting(
        id=meeting.id,
        cooperative_id=meeting.cooperative_id,
        first=first,
        second=second,
        is_long=any(len(word.replace(SOFT_HYPHEN, "")) >= _LONG for word in first.split()),
        chosen=meeting.cooperative_id == chosen,
        locked=(meeting.cooperative_id, meeting.partner_id) in day.locked,
    )


def breakable(word: str, longest: int = _LONG) -> str:
    """Return a word of over `longest` letters with a soft hyphen before its middle syllable.

    A syllable is taken to begin with a consonant before a vowel.
    """
    if len(word) <= longest:
        return word
    begins = [
        place
        for place in range(3, len(word) - 3)
        if word[place + 1] in _VOWELS and word[place].isalpha() and word[place] not in _VOWELS
    ]
    if not begins:
        return word
    middle = min(begins, key=lambda place: abs(place - len(word) / 2))
    return f"{word[:middle]}{SOFT_HYPHEN}{word[middle:]}"


def _columns(day: Day, locale: Locale) -> list[Column]:
    """Return the slots of the shown days and all intervals between the first and the last."""
    zone = day.event.timezone
    shown = [one for one in day.programme if day.only in (None, local_day(one.starts_at, zone))]
    slots = [interval for interval in shown if interval.kind is IntervalKind.SLOT]
    if not slots:
        return []
    first, last = slots[0].starts_at, slots[-1].ends_at
    days = 1 if day.only else len(day.event.days)
    parts = [interval for interval in shown if first <= interval.starts_at < last]
    before = [None, *(local_day(one.starts_at, zone) for one in parts)]
    return [
        Column(
            interval_id=interval.id,
            starts=day_clock(interval.starts_at, zone, locale, days=days),
            ends=clock_time(interval.ends_at, zone, locale),
            title=interval.title_id if locale == "id" else interval.title_en,
            is_slot=interval.kind is IntervalKind.SLOT,
            day=local_day(interval.starts_at, zone),
            clock=clock_time(interval.starts_at, zone, locale),
            opens=last_day not in (None, local_day(interval.starts_at, zone)),
        )
        for interval, last_day in zip(parts, before, strict=False)
    ]
