"""A timetable's material as agendas, table sheets, the grid and calendars show it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from app.attendees.records import Attendee, Cooperative
from app.core.locale import text
from app.documents.material import Material
from app.documents.views import (
    AgendaView,
    CalendarMeeting,
    CalendarView,
    GridCell,
    GridColumn,
    GridGroup,
    GridParty,
    GridRow,
    GridView,
    IntervalLine,
    TableLine,
    TableSheetView,
    UngrantedLine,
)
from app.documents.views import MeetingLine as AgendaLine
from app.events.records import Interval, IntervalKind
from app.meetings.granting.service import Ungranted
from app.meetings.queries import MeetingLine
from app.partners.records import Partner, Table

L = TypeVar("L")


def agenda_views(
    material: Material,
    managers: Mapping[UUID, Attendee],
    ungranted: Sequence[Ungranted],
) -> list[AgendaView]:
    """Return one agenda for each cooperative, by kecamatan and village."""
    meetings: dict[UUID, list[MeetingLine]] = defaultdict(list)
    for line in material.lines:
        meetings[line.cooperative_id].append(line)
    refused: dict[UUID, list[Ungranted]] = defaultdict(list)
    for item in ungranted:
        refused[item.request.cooperative_id].append(item)
    names = {partner.id: partner.name for partner in material.partners}
    return [
        AgendaView(
            cooperative=cooperative.name,
            village=cooperative.village,
            kecamatan=cooperative.kecamatan,
            manager=managers[cooperative.id].name if cooperative.id in managers else "",
            lines=_agenda_lines(material, meetings[cooperative.id]),
            ungranted=[
                UngrantedLine(
                    names.get(item.request.partner_id, ""),
                    text(f"meetings.reason_{item.reason.value}", material.locale),
                )
                for item in refused[cooperative.id]
            ],
            advice=text("documents.agenda_standby", material.locale)
            if refused[cooperative.id]
            else "",
        )
        for cooperative in material.cooperatives
    ]


def _agenda_lines(
    material: Material, meetings: Sequence[MeetingLine]
) -> list[AgendaLine | IntervalLine]:
    timed: list[tuple[datetime, AgendaLine | IntervalLine]] = [
        (part.starts_at, _interval_line(material, part)) for part in material.shared()
    ]
    timed += [
        (
            line.starts_at,
            AgendaLine(
                time=material.span(line.starts_at, line.ends_at),
                table=str(line.table_number),
                partner=line.partner,
                topic=material.topic(line.tags),
            ),
        )
        for line in meetings
    ]
    return _in_time_order(timed)


def _interval_line(material: Material, part: Interval) -> IntervalLine:
    return IntervalLine(material.span(part.starts_at, part.ends_at), material.title(part))


def _in_time_order(timed: list[tuple[datetime, L]]) -> list[L]:
    return [line for _, line in sorted(timed, key=lambda entry: entry[0])]


def table_sheet_views(material: Material) -> list[TableSheetView]:
    """Return one sheet for each table, by number."""
    names = {partner.id: partner.name for partner in material.partners}
    seated: dict[tuple[UUID, UUID], list[MeetingLine]] = defaultdict(list)
    for line in material.lines:
        seated[line.table_id, line.slot_id].append(line)
    return [
        TableSheetView(
            table=str(table.number),
            partner=names.get(table.partner_id, ""),
            place=table.zone or "",
            lines=_table_lines(material, table, seated),
        )
        for table in sorted(material.tables, key=lambda table: table.number)
    ]


def _table_lines(
    material: Material, table: Table, seated: Mapping[tuple[UUID, UUID], Sequence[MeetingLine]]
) -> list[TableLine | IntervalLine]:
    lines: list[TableLine | IntervalLine] = []
    for part in material.programme:
        if part.kind is not IntervalKind.SLOT:
            lines.append(_interval_line(material, part))
            continue
        here = seated.get((table.id, part.id), ())
        time = material.span(part.starts_at, part.ends_at)
        lines += [
            TableLine(
                time, line.cooperative, line.village, line.kecamatan, material.topic(line.tags)
            )
            for line in here
        ]
        lines += [TableLine(time)] * (table.seats - len(here))
    return lines


def grid_view(material: Material, requested: Mapping[UUID, int]) -> GridView:
    """Return the whole timetable; `requested` counts the partners each cooperative asked for."""
    shown = _between_slots(material.programme)
    at_table: dict[tuple[UUID, UUID], list[MeetingLine]] = defaultdict(list)
    of_party: dict[tuple[UUID, UUID], MeetingLine] = {}
    for line in material.lines:
        at_table[line.table_id, line.slot_id].append(line)
        of_party[line.cooperative_id, line.slot_id] = line
    tables: dict[UUID, list[Table]] = defaultdict(list)
    for table in sorted(material.tables, key=lambda table: table.number):
        tables[table.partner_id].append(table)
    with_tables = [partner for partner in material.partners if tables[partner.id]]
    with_tables.sort(key=lambda partner: tables[partner.id][0].number)
    return GridView(
        columns=[_column(material, part) for part in shown],
        groups=[_group(partner, tables[partner.id], shown, at_table) for partner in with_tables],
        parties=[
            _party(material, cooperative, shown, of_party, requested.get(cooperative.id, 0))
            for cooperative in material.cooperatives
        ],
    )


def _between_slots(programme: Sequence[Interval]) -> list[Interval]:
    """The slots, and whatever lies between the first and the last of them."""
    places = [i for i, part in enumerate(programme) if part.kind is IntervalKind.SLOT]
    return list(programme[places[0] : places[-1] + 1]) if places else []


def _column(material: Material, part: Interval) -> GridColumn:
    if part.kind is IntervalKind.SLOT:
        return GridColumn(material.clock(part.starts_at))
    return GridColumn(material.clock(part.starts_at), material.title(part), is_break=True)


def _group(
    partner: Partner,
    tables: Sequence[Table],
    shown: Sequence[Interval],
    at_table: Mapping[tuple[UUID, UUID], Sequence[MeetingLine]],
) -> GridGroup:
    return GridGroup(
        partner.name,
        [
            GridRow(
                str(table.number),
                [
                    [
                        GridCell(line.village, line.kecamatan, line.cooperative)
                        for line in at_table.get((table.id, part.id), ())
                    ]
                    for part in shown
                ],
            )
            for table in tables
        ],
    )


def _party(
    material: Material,
    cooperative: Cooperative,
    shown: Sequence[Interval],
    of_party: Mapping[tuple[UUID, UUID], MeetingLine],
    requested: int,
) -> GridParty:
    mine = [of_party.get((cooperative.id, part.id)) for part in shown]
    return GridParty(
        kecamatan=cooperative.kecamatan,
        village=cooperative.village,
        cooperative=cooperative.name,
        requested=requested,
        granted=sum(line is not None for line in mine),
        cells=["" if line is None else _place(material, line) for line in mine],
    )


def _place(material: Material, line: MeetingLine) -> str:
    table = text("documents.table_number", material.locale, number=line.table_number)
    return f"{table} · {line.partner}"


def calendar_view(
    material: Material,
    lines: Sequence[MeetingLine],
    given_up: Sequence[MeetingLine],
    owner: str,
    now: datetime,
    *,
    of_partner: bool,
) -> CalendarView:
    """Return the calendar of one party from its own meetings.

    Those given up are told as cancelled: a calendar may have them from an earlier version.
    """
    sequence = _since_the_event_was_made(material)
    marked = [*((line, False) for line in lines), *((line, True) for line in given_up)]
    return CalendarView(
        title=f"{material.event.name}: {owner}",
        zone=material.event.timezone,
        stamp=now,
        meetings=[
            CalendarMeeting(
                uid=f"{line.cooperative_id}.{line.partner_id}@titik-temu",
                sequence=sequence,
                start=line.starts_at,
                end=line.ends_at,
                summary=f"{line.cooperative} ({line.kecamatan})" if of_partner else line.partner,
                location=text(
                    "documents.calendar_place",
                    material.locale,
                    number=line.table_number,
                    place=material.event.place,
                ),
                description=material.topic(line.tags),
                cancelled=cancelled,
            )
            for line, cancelled in marked
        ],
    )


def _since_the_event_was_made(material: Material) -> int:
    """Seconds until the timetable was published: these grow even where an older one comes back."""
    published_at = material.timetable.published_at or material.timetable.created_at
    return int((published_at - material.event.created_at).total_seconds())
