"""The calendar of one party, from the material of a timetable."""

from collections.abc import Sequence
from datetime import datetime

from app.core.locale import text
from app.documents.calendars.shapes import CalendarMeeting, CalendarView
from app.documents.material import Material
from app.meetings.queries import MeetingLine


def calendar_view(
    material: Material,
    lines: Sequence[MeetingLine],
    dropped: Sequence[MeetingLine],
    owner: str,
    now: datetime,
    *,
    of_partner: bool,
) -> CalendarView:
    """Return the calendar of one party from its own meetings.

    Meetings `dropped` are marked as cancelled: a calendar may have them from an earlier version.
    """
    sequence = _since_the_event_was_made(material)
    marked = [*((line, False) for line in lines), *((line, True) for line in dropped)]
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
    """Return the seconds from the event's creation to the timetable's publication.

    They grow also when an older version is published again.
    """
    published_at = material.timetable.published_at or material.timetable.created_at
    return int((published_at - material.event.created_at).total_seconds())
