"""The rows that meetings refer to, by id, to show meetings with names and times."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.records import Cooperative
from app.events import queries as event_queries
from app.events.records import Event, Interval
from app.meetings.queries import MeetingLine, meeting_line
from app.meetings.sitting import Seated
from app.partners import queries as partner_queries
from app.partners.records import Partner, Table

NO_MEETING = UUID(int=0)
"""Stands for the id of a meeting where a sitting has none."""


@dataclass
class Directory:
    """The parties, tables and intervals of an event, by id, each kind read when first needed.

    Intervals are of all kinds, as a slot may have become a break since it was used.
    """

    session: Session
    event: Event
    only: Collection[UUID] | None = field(default=None, kw_only=True)
    """Of the cooperatives, these are enough; None: all."""
    beside: "Directory | None" = field(default=None, kw_only=True)
    """One that has read, or will read, all but the cooperatives; None: none."""

    def naming(self, only: Collection[UUID]) -> "Directory":
        """Return one of these cooperatives, which shares all else with this one."""
        return Directory(self.session, self.event, only=only, beside=self)

    @cached_property
    def cooperatives(self) -> dict[UUID, Cooperative]:
        """Every cooperative of the event, or those that are enough."""
        if self.only is not None:
            return attendee_queries.cooperatives_by_id(self.session, self.only)
        rows = attendee_queries.all_cooperatives(self.session, self.event.id)
        return {row.id: row for row in rows}

    @cached_property
    def partners(self) -> dict[UUID, Partner]:
        """Every partner of the event."""
        if self.beside is not None:
            return self.beside.partners
        return {row.id: row for row in partner_queries.all_partners(self.session, self.event.id)}

    @cached_property
    def tables(self) -> dict[UUID, Table]:
        """Every table of the event."""
        if self.beside is not None:
            return self.beside.tables
        return {row.id: row for row in partner_queries.all_tables(self.session, self.event.id)}

    @cached_property
    def intervals(self) -> dict[UUID, Interval]:
        """Every interval that is or was in the event's programme."""
        if self.beside is not None:
            return self.beside.intervals
        return {row.id: row for row in event_queries.every_interval(self.session, self.event.id)}

    def read(self) -> None:
        """Read every kind now, for use after the session has ended."""
        _ = self.cooperatives, self.partners, self.tables, self.intervals

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
