"""Every select about released seats, standby, and who has come."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, PartyStatus
from app.checkin.records import EVENT_AREA, FirstAdmission
from app.day.seats.records import OfferStatus, SeatRelease, StandbyOffer
from app.events.records import Interval
from app.meetings.outcomes.records import MET, MeetingFact
from app.meetings.records import Meeting
from app.requests.pairs import Pair
from app.requests.records import Asker, Request


def admitted(session: Session, event_id: UUID, day: date) -> set[UUID]:
    """Return the cooperatives of which somebody was admitted to the event on a day."""
    rows = session.exec(
        select(Attendee.cooperative_id)
        .join(FirstAdmission, col(FirstAdmission.attendee_id) == Attendee.id)
        .where(
            Attendee.event_id == event_id,
            Attendee.status == PartyStatus.ACTIVE,
            col(Attendee.cooperative_id).is_not(None),
            FirstAdmission.area == EVENT_AREA,
            FirstAdmission.day == day,
        )
        .distinct()
    ).all()
    return {row for row in rows if row is not None}


def pairs_reported_met(session: Session, event_id: UUID) -> set[Pair]:
    """Return the pairs of which any report, later corrected or not, says that they met."""
    rows = session.exec(
        select(MeetingFact.cooperative_id, MeetingFact.partner_id)
        .where(MeetingFact.event_id == event_id, col(MeetingFact.status).in_(MET))
        .distinct()
    )
    return set(rows)


def begins_of(session: Session, meeting_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Return when the slots of meetings of any version begin."""
    rows = session.exec(
        select(Meeting.id, Interval.starts_at)
        .join(Interval, col(Interval.id) == Meeting.slot_id)
        .where(col(Meeting.id).in_(meeting_ids))
    )
    return dict(rows.all())


def partners_asked_for(session: Session, event_id: UUID) -> dict[UUID, list[UUID]]:
    """Return the partners that each cooperative asks for, most wanted first."""
    asked: defaultdict[UUID, list[UUID]] = defaultdict(list)
    rows = session.exec(
        select(Request.cooperative_id, Request.partner_id)
        .where(Request.event_id == event_id, Request.asker == Asker.COOPERATIVE)
        .order_by(col(Request.rank), col(Request.id))
    )
    for cooperative_id, partner_id in rows:
        asked[cooperative_id].append(partner_id)
    return dict(asked)


def meetings_with_slots(session: Session, timetable_id: UUID) -> Sequence[tuple[Meeting, Interval]]:
    """Return a timetable's meetings with their slots, in order of slot, table and seat."""
    return session.exec(
        select(Meeting, Interval)
        .join(Interval, col(Interval.id) == Meeting.slot_id)
        .where(Meeting.timetable_id == timetable_id)
        .order_by(col(Meeting.id))
    ).all()


def releases(event_id: UUID) -> SelectOfScalar[SeatRelease]:
    """Statement: the event's released seats."""
    return select(SeatRelease).where(SeatRelease.event_id == event_id)


def offers(event_id: UUID, *, status: OfferStatus | None = None) -> SelectOfScalar[StandbyOffer]:
    """Statement: the event's offers to standby."""
    statement = select(StandbyOffer).where(StandbyOffer.event_id == event_id)
    return statement if status is None else statement.where(StandbyOffer.status == status)


def declined(session: Session, event_id: UUID) -> dict[tuple[UUID, UUID, int], set[UUID]]:
    """Return the cooperatives that declined each seat (table, slot, number)."""
    found: defaultdict[tuple[UUID, UUID, int], set[UUID]] = defaultdict(set)
    for offer in session.exec(offers(event_id, status=OfferStatus.DECLINED)):
        found[offer.table_id, offer.slot_id, offer.seat].add(offer.cooperative_id)
    return dict(found)
