"""The master grid, from the material of a timetable."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from app.attendees.records import Attendee, Cooperative
from app.core.locale import text
from app.core.names import printed
from app.documents.grid.shapes import (
    GridCell,
    GridColumn,
    GridGroup,
    GridMeeting,
    GridParty,
    GridRow,
    GridView,
)
from app.documents.material import Material
from app.events.records import Interval, IntervalKind
from app.meetings.outcomes.records import MeetingStatus
from app.meetings.queries import MeetingLine
from app.partners.records import Partner, Table
from app.requests.pairs import Pair


def grid_view(
    material: Material,
    requested: Mapping[UUID, int],
    managers: Mapping[UUID, Attendee],
    statuses: Mapping[Pair, MeetingStatus],
) -> GridView:
    """Return the whole timetable.

    `requested` is the number of partners asked for; a pair without a status is planned.
    """
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
        meetings=_meetings(material, managers, statuses),
    )


def _meetings(
    material: Material,
    managers: Mapping[UUID, Attendee],
    statuses: Mapping[Pair, MeetingStatus],
) -> list[GridMeeting]:
    zone = ZoneInfo(material.event.timezone)
    in_order = sorted(
        material.lines, key=lambda line: (line.kecamatan, line.village, line.starts_at)
    )
    meetings = []
    for line in in_order:
        starts, ends = line.starts_at.astimezone(zone), line.ends_at.astimezone(zone)
        manager = managers.get(line.cooperative_id)
        pair = (line.cooperative_id, line.partner_id)
        status = statuses.get(pair, MeetingStatus.PLANNED)
        meetings.append(
            GridMeeting(
                kecamatan=line.kecamatan,
                village=line.village,
                cooperative=line.cooperative,
                person=printed(manager.name) if manager else "",
                partner=line.partner,
                table=line.table_number,
                zone=line.zone or "",
                day=starts.date(),
                starts=starts.time(),
                ends=ends.time(),
                topic=material.topic(line.tags),
                status=text(f"web.host_status_{status.value}", material.locale),
            )
        )
    return meetings


def _between_slots(programme: Sequence[Interval]) -> list[Interval]:
    """Return the slots and all other intervals between the first and the last slot."""
    places = [i for i, part in enumerate(programme) if part.kind is IntervalKind.SLOT]
    return list(programme[places[0] : places[-1] + 1]) if places else []


def _column(material: Material, part: Interval) -> GridColumn:
    if part.kind is IntervalKind.SLOT:
        starts = part.starts_at.astimezone(ZoneInfo(material.event.timezone))
        minute = starts.hour * 60 + starts.minute
        day = starts.date() if len(material.days) > 1 else None
        return GridColumn(material.clock(part.starts_at), minute=minute, day=day)
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
        cooperative=printed(cooperative.name),
        requested=requested,
        granted=sum(line is not None for line in mine),
        cells=["" if line is None else _place(material, line) for line in mine],
    )


def _place(material: Material, line: MeetingLine) -> str:
    table = text("documents.table_number", material.locale, number=line.table_number)
    return f"{table} · {line.partner}"
