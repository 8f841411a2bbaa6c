"""The agenda of each cooperative, from the material of a timetable."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from app.attendees.records import Attendee
from app.core.locale import text
from app.core.names import printed
from app.documents.agendas.shapes import AgendaLine, AgendaView, UngrantedLine
from app.documents.material import Material, interval_line
from app.documents.shapes import IntervalLine
from app.meetings.granting.service import Ungranted
from app.meetings.queries import MeetingLine

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
            cooperative=printed(cooperative.name),
            village=cooperative.village,
            kecamatan=cooperative.kecamatan,
            manager=printed(managers[cooperative.id].name) if cooperative.id in managers else "",
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
        (part.starts_at, interval_line(material, part)) for part in material.shared()
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


def _in_time_order(timed: list[tuple[datetime, L]]) -> list[L]:
    return [line for _, line in sorted(timed, key=lambda entry: entry[0])]
