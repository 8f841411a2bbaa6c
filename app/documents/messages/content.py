"""The message to each cooperative, from the material of a timetable: pure."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final
from urllib.parse import quote
from uuid import UUID

from app.attendees.records import Attendee, Cooperative
from app.core.locale import Locale, local_day, long_date, text
from app.core.names import printed
from app.documents.material import Material
from app.documents.messages.shapes import MessageView
from app.meetings.queries import MeetingLine
from app.sheets.values.phones import read_phone

LOCALE: Final[Locale] = "id"
"""Managers of cooperatives are written to in Indonesian, whoever sends it."""
_WHATSAPP: Final = "https://wa.me/"


def message_view(
    material: Material,
    cooperative: Cooperative,
    manager: Attendee | None,
    lines: Sequence[MeetingLine],
) -> MessageView:
    """Return the message to a cooperative about its meetings, given in order of time."""
    person = printed(manager.name) if manager else ""
    said = _text(material, cooperative, person, lines)
    digits = whatsapp_number(manager) if manager else None
    return MessageView(
        cooperative_id=cooperative.id,
        village=cooperative.village,
        kecamatan=cooperative.kecamatan,
        person=person,
        text=said,
        link=f"{_WHATSAPP}{digits}?text={quote(said, safe='')}" if digits else None,
    )


def message_views(
    material: Material, cooperatives: Sequence[Cooperative], managers: Mapping[UUID, Attendee]
) -> list[MessageView]:
    """Return the messages to cooperatives, in the order given."""
    mine: dict[UUID, list[MeetingLine]] = {one.id: [] for one in cooperatives}
    for line in material.lines:
        if line.cooperative_id in mine:
            mine[line.cooperative_id].append(line)
    return [message_view(material, one, managers.get(one.id), mine[one.id]) for one in cooperatives]


def whatsapp_number(person: Attendee) -> str | None:
    """Return a person's mobile number as WhatsApp's links take it: digits, the country's first.

    None where there is none, or where the person had the use of their data restricted.
    """
    if person.restricted_at is not None:
        return None
    for said in (person.phone, person.phone_other):
        number = read_phone(said).e164 if said else ""
        if number:
            return number.removeprefix("+")
    return None


def _text(
    material: Material, cooperative: Cooperative, person: str, lines: Sequence[MeetingLine]
) -> str:
    event = material.event
    gone = {one.id for one in material.partners if one.withdrawn_at is not None}
    greeting = text(
        "documents.message_greeting" if person else "documents.message_greeting_cooperative",
        LOCALE,
        person=person,
        cooperative=printed(cooperative.name),
    )
    parts = [greeting, text("documents.message_event", LOCALE, event=event.name)]
    if not lines:
        place = f" · {event.place}" if event.place else ""
        parts.append(f"{long_date(event.day, LOCALE)}{place}")
        return "\n".join([*parts, text("documents.message_no_meeting", LOCALE)])
    for day, of_day in groupby(lines, key=lambda line: local_day(line.starts_at, event.timezone)):
        parts.append(" · ".join(said for said in (long_date(day, LOCALE), event.place) if said))
        parts += [
            text(
                f"documents.message_line{'_withdrawn' if line.partner_id in gone else ''}",
                LOCALE,
                time=material.span(line.starts_at, line.ends_at),
                table=line.table_number,
                partner=line.partner,
            )
            for line in of_day
        ]
    return "\n".join([*parts, text("documents.message_closing", LOCALE)])
