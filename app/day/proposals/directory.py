"""Names of what meetings, releases and offers refer to."""

from collections.abc import Collection, Iterable
from typing import Self
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.records import Cooperative
from app.day.proposals.adopting import changes_of
from app.day.proposals.changes import TableAdded, WalkIn
from app.day.records import Proposal
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.queries import MeetingLine, meeting_line
from app.meetings.sitting import Seated
from app.partners import queries as partner_queries
from app.partners.records import Table

NOT_YET = UUID(int=0)
"""Stands for the id of a meeting that is only proposed."""


class Directory:
    """The parties, tables and slots of an event, by id."""

    def __init__(self, session: Session, event: Event) -> None:
        self.cooperatives = {
            row.id: row for row in attendee_queries.all_cooperatives(session, event.id)
        }
        self.partners = {row.id: row for row in partner_queries.all_partners(session, event.id)}
        self.tables = {row.id: row for row in partner_queries.all_tables(session, event.id)}
        self.slots = {row.id: row for row in event_queries.programme(session, event.id)}

    def imagining(self, proposal: Proposal) -> Self:
        """Add what a proposal adds or imagines and nobody has made real."""
        for change, row_id in zip(changes_of(proposal), map(UUID, proposal.row_ids), strict=True):
            if isinstance(change, TableAdded) and row_id not in self.tables:
                self.tables[row_id] = Table(
                    event_id=proposal.event_id,
                    partner_id=change.partner_id,
                    number=change.number or 0,
                    zone=change.zone,
                    created_at=proposal.created_at,
                )
            if isinstance(change, WalkIn) and change.cooperative_id is None:
                self.cooperatives[row_id] = Cooperative(
                    event_id=proposal.event_id,
                    village_code="",
                    village=change.name or "",
                    kecamatan="",
                    name=change.name or "",
                    created_at=proposal.created_at,
                    updated_at=proposal.created_at,
                )
        return self

    def lines(self, meetings: Iterable[Seated]) -> list[MeetingLine]:
        """Return meetings readable; those that name something deleted since are left out."""
        return [self.line(meeting) for meeting in meetings if self._knows(meeting)]

    def line(self, meeting: Seated) -> MeetingLine:
        """Return a meeting readable; all that it names must be there."""
        return meeting_line(
            meeting,
            self.cooperatives[meeting.cooperative_id],
            self.partners[meeting.partner_id],
            self.tables[meeting.table_id],
            self.slots[meeting.slot_id],
            identity=NOT_YET,
        )

    def _knows(self, meeting: Seated) -> bool:
        named: list[tuple[UUID, Collection[UUID]]] = [
            (meeting.cooperative_id, self.cooperatives),
            (meeting.partner_id, self.partners),
            (meeting.table_id, self.tables),
            (meeting.slot_id, self.slots),
        ]
        return all(one in known for one, known in named)
