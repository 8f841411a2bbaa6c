"""Every select of what a list may change, by event. Rows come in no order."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, select

from app.attendees.erased.queries import marks
from app.attendees.records import Attendee, Cooperative, CooperativeNeed
from app.core.database.drafts import table_of
from app.events.records import Interval, IntervalKind
from app.meetings.records import Meeting
from app.partners.records import Partner, PartnerAbsence, PartnerOffer, Table

Rows = Select[Any]


def cooperatives(event_id: UUID) -> Rows:
    """What lists say of cooperatives."""
    of = table_of(Cooperative).c
    said = (of.village_code, of.village, of.village_kind, of.kecamatan, of.name, of.legal_no)
    return select(of.id, *said, of.legal_date, of.status, of.version).where(of.event_id == event_id)


def villages(event_id: UUID) -> Rows:
    """Which cooperative comes from which village, and which have withdrawn."""
    of = table_of(Cooperative).c
    return select(of.id, of.village_code, of.status).where(of.event_id == event_id)


def needs(event_id: UUID) -> Rows:
    """Tags of the cooperatives' needs."""
    of = table_of(CooperativeNeed).c
    return select(of.cooperative_id.label("owner"), of.position, of.tag).where(
        of.event_id == event_id
    )


def people(event_id: UUID) -> Rows:
    """What lists say of people."""
    of = table_of(Attendee).c
    said = (of.name, of.position, of.phone, of.phone_other, of.email, of.note)
    return select(of.id, of.external_key, *said, of.status, of.version).where(
        of.event_id == event_id
    )


def erased(event_id: UUID) -> Rows:
    """Marks of people who were erased."""
    return marks(event_id)


def partners(event_id: UUID) -> Rows:
    """What lists say of partners."""
    of = table_of(Partner).c
    said = (of.code, of.name, of.kind, of.sector, of.required_documents)
    return select(of.id, *said, of.withdrawn_at, of.version).where(of.event_id == event_id)


def codes(event_id: UUID) -> Rows:
    """Which partner has which code, and which have withdrawn."""
    of = table_of(Partner).c
    return select(of.id, of.code, of.withdrawn_at).where(of.event_id == event_id)


def offers(event_id: UUID) -> Rows:
    """Tags of the partners' offers."""
    of = table_of(PartnerOffer).c
    return select(of.partner_id.label("owner"), of.position, of.tag).where(of.event_id == event_id)


def absences(event_id: UUID) -> Rows:
    """When partners are away."""
    of, partner = table_of(PartnerAbsence), table_of(Partner)
    return (
        select(of.c.partner_id.label("owner"), of.c.starts_at, of.c.ends_at)
        .join(partner, partner.c.id == of.c.partner_id)
        .where(partner.c.event_id == event_id)
    )


def tables(event_id: UUID) -> Rows:
    """Tables with their owners."""
    of = table_of(Table).c
    return select(of.id, of.number, of.partner_id, of.seats, of.placed_at, of.version).where(
        of.event_id == event_id
    )


def tables_in_use(event_id: UUID) -> Rows:
    """The numbers of the tables that have meetings in some timetable."""
    of, meeting = table_of(Table).c, table_of(Meeting).c
    return select(of.number).where(
        of.event_id == event_id, exists().where(meeting.table_id == of.id)
    )


def slots(event_id: UUID) -> Rows:
    """The bookable intervals of the day."""
    of = table_of(Interval).c
    return select(of.starts_at, of.ends_at, of.session, of.title_id, of.title_en).where(
        of.event_id == event_id, of.kind == IntervalKind.SLOT, of.withdrawn_at.is_(None)
    )
