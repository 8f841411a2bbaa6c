"""Names of what meetings, releases and offers refer to."""

from collections.abc import Collection, Iterable
from typing import Self
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.records import Cooperative
from app.day.adopting import changes_of
from app.day.changes import TableAdded, WalkIn
from app.day.records import Proposal
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.queries import MeetingLine
from app.meetings.versions import Seated
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
        self.slots = {row.id: row for row in event_queries.slots(session, event.id)}

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
        cooperative = self.cooperatives[meeting.cooperative_id]
        partner = self.partners[meeting.partner_id]
        table = self.tables[meeting.table_id]
        slot = self.slots[meeting.slot_id]
        return MeetingLine(
            id=NOT_YET,
            cooperative_id=meeting.cooperative_id,
            cooperative=cooperative.name,
            village=cooperative.village,
            village_kind=cooperative.village_kind,
            kecamatan=cooperative.kecamatan,
            partner_id=partner.id,
            partner_code=partner.code,
            partner=partner.name,
            table_id=meeting.table_id,
            table_number=table.number,
            zone=table.zone,
            seat=meeting.seat,
            slot_id=slot.id,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            session=slot.session,
            tags=(),
        )

    def _knows(self, meeting: Seated) -> bool:
        named: list[tuple[UUID, Collection[UUID]]] = [
            (meeting.cooperative_id, self.cooperatives),
            (meeting.partner_id, self.partners),
            (meeting.table_id, self.tables),
            (meeting.slot_id, self.slots),
        ]
        return all(one in known for one, known in named)
