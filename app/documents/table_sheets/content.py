"""The sheet of each table, from the material of a timetable."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from app.documents.material import Material, interval_line
from app.documents.shapes import IntervalLine
from app.documents.table_sheets.shapes import TableLine, TableSheetView
from app.events.records import IntervalKind
from app.meetings.queries import MeetingLine
from app.partners.records import Table


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
            lines.append(interval_line(material, part))
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
