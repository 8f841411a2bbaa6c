"""The rows that sittings refer to, to show sittings with names and times."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.queries import MeetingLine, meeting_line
from app.meetings.sitting import Seated
from app.partners import queries as partner_queries

NO_MEETING = UUID(int=0)
"""Stands for the id of a meeting where a sitting has none."""


class Directory:
    """The parties, tables and intervals of an event, by id.

    Intervals are of all kinds, as a slot may have become a break since it was used.
    """

    def __init__(self, session: Session, event: Event) -> None:
        self.cooperatives = {
            row.id: row for row in attendee_queries.all_cooperatives(session, event.id)
        }
        self.partners = {row.id: row for row in partner_queries.all_partners(session, event.id)}
        self.tables = {row.id: row for row in partner_queries.all_tables(session, event.id)}
        self.intervals = {row.id: row for row in event_queries.programme(session, event.id)}

    def lines(self, meetings: Iterable[Seated]) -> list[MeetingLine]:
        """Return sittings with names, without those that refer to a deleted row."""
        return [self.line(meeting) for meeting in meetings if self._knows(meeting)]

    def line(self, meeting: Seated) -> MeetingLine:
        """Return a sitting with names; KeyError if it refers to a deleted row."""
        return meeting_line(
            meeting,
            self.cooperatives[meeting.cooperative_id],
            self.partners[meeting.partner_id],
            self.tables[meeting.table_id],
            self.intervals[meeting.slot_id],
            identity=NO_MEETING,
        )

    def _knows(self, meeting: Seated) -> bool:
        named: list[tuple[UUID, Collection[UUID]]] = [
            (meeting.cooperative_id, self.cooperatives),
            (meeting.partner_id, self.partners),
            (meeting.table_id, self.tables),
            (meeting.slot_id, self.intervals),
        ]
        return all(one in known for one, known in named)
