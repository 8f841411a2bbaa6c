"""Every select about released seats, standby, and who has come."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, not_, or_
from sqlalchemy import select as select_rows
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, PartyStatus
from app.checkin.records import EVENT_AREA, FirstAdmission
from app.core.database.narrowing import among
from app.day.seats.rules import Passed, Planned
from app.events.records import Interval
from app.meetings.outcomes.records import MET, MeetingFact
from app.meetings.records import Meeting
from app.meetings.seats.queries import stands
from app.meetings.seats.records import OfferStatus, SeatRelease, StandbyOffer
from app.meetings.sitting import Sitting, sitting_of
from app.requests.pairs import Pair
from app.requests.records import Asker, Request

_MOST_ASKING = 3_000
"""Cooperatives that are named in a statement about their requests: of 2,500 of 5,000 they are read
in two thirds of the time that all take."""


def admitted(session: Session, event_id: UUID, day: date) -> dict[UUID, list[UUID]]:
    """Return the cooperatives of which somebody was admitted on a day, each with these people."""
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    rows = session.exec(
        select(Attendee.cooperative_id, Attendee.id)
        .join(FirstAdmission, col(FirstAdmission.attendee_id) == Attendee.id)
        .where(
            Attendee.event_id == event_id,
            Attendee.status == PartyStatus.ACTIVE,
            col(Attendee.cooperative_id).is_not(None),
            FirstAdmission.area == EVENT_AREA,
            FirstAdmission.day == day,
        )
    )
    for cooperative_id, attendee_id in rows:
        if cooperative_id is not None:
            found[cooperative_id].append(attendee_id)
    return dict(found)


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


def partners_asked_for(
    session: Session, event_id: UUID, of: Collection[UUID]
) -> dict[UUID, list[UUID]]:
    """Return the partners that each of these cooperatives asks for, most wanted first."""
    asked: defaultdict[UUID, list[UUID]] = defaultdict(list)
    rows = session.exec(
        select(Request.cooperative_id, Request.partner_id)
        .where(Request.event_id == event_id, Request.asker == Asker.COOPERATIVE)
        .where(*among(Request.cooperative_id, of, most=_MOST_ASKING))
        .order_by(col(Request.rank), col(Request.id))
    )
    for cooperative_id, partner_id in rows:
        asked[cooperative_id].append(partner_id)
    return dict(asked)


def running_or_soon(
    session: Session, timetable_id: UUID, now: datetime, until: datetime
) -> list[Planned]:
    """Return the meetings that are not over at `now` and begin by `until`, by their ids."""
    slots = session.exec(
        select(Interval.id, Interval.starts_at, Interval.ends_at)
        .where(Interval.ends_at > now, Interval.starts_at <= until)
        .where(
            col(Interval.id).in_(
                select(Meeting.slot_id).where(Meeting.timetable_id == timetable_id)
            )
        )
    )
    times = {slot_id: (starts_at, ends_at) for slot_id, starts_at, ends_at in slots}
    rows = select_rows(
        col(Meeting.id),
        *(col(Meeting.cooperative_id), col(Meeting.partner_id)),
        *(col(Meeting.table_id), col(Meeting.slot_id), col(Meeting.seat)),
    )
    found = session.execute(
        rows.where(
            col(Meeting.timetable_id) == timetable_id, col(Meeting.slot_id).in_(times)
        ).order_by(col(Meeting.id))
    )
    return [Planned(meeting_id, Sitting(*facts), *times[facts[3]]) for meeting_id, *facts in found]


def releases(event_id: UUID) -> SelectOfScalar[SeatRelease]:
    """Statement: the event's released seats."""
    return select(SeatRelease).where(SeatRelease.event_id == event_id)


def offers(
    event_id: UUID, *, status: OfferStatus | None = None, now: datetime
) -> SelectOfScalar[StandbyOffer]:
    """Statement: the event's offers to standby, of a status that they have now."""
    statement = (
        select(StandbyOffer)
        .join(Interval, col(Interval.id) == StandbyOffer.slot_id)
        .where(StandbyOffer.event_id == event_id)
    )
    if status is None:
        return statement
    if status is OfferStatus.PENDING:
        return statement.where(stands(now))
    if status is OfferStatus.LAPSED:
        unanswered = and_(col(StandbyOffer.status) == OfferStatus.PENDING, not_(stands(now)))
        return statement.where(or_(col(StandbyOffer.status) == OfferStatus.LAPSED, unanswered))
    return statement.where(StandbyOffer.status == status)


def offered_since(
    session: Session, event_id: UUID, cooperative_id: UUID, *, by: str, since: datetime
) -> bool:
    """Return whether a cooperative was made an offer by somebody since a moment."""
    made = select(StandbyOffer.id).where(
        StandbyOffer.event_id == event_id,
        StandbyOffer.cooperative_id == cooperative_id,
        StandbyOffer.offered_by == by,
        StandbyOffer.offered_at >= since,
    )
    return session.exec(made.limit(1)).first() is not None


def lapsing(event_id: UUID, now: datetime) -> SelectOfScalar[StandbyOffer]:
    """Statement: the offers that nobody answered in time, and that are not recorded as lapsed."""
    return offers(event_id, status=OfferStatus.LAPSED, now=now).where(
        StandbyOffer.status == OfferStatus.PENDING
    )


def passed_over(session: Session, event_id: UUID) -> Passed:
    """Return who is not offered a seat again, unless named."""
    rows = session.exec(
        select(StandbyOffer).where(
            StandbyOffer.event_id == event_id,
            col(StandbyOffer.status).in_(
                [OfferStatus.DECLINED, OfferStatus.WITHDRAWN, OfferStatus.LAPSED]
            ),
        )
    ).all()
    silent = [one for one in rows if one.status is OfferStatus.LAPSED]
    return Passed(
        frozenset((sitting_of(one).place, one.cooperative_id) for one in rows),
        frozenset((one.slot_id, one.cooperative_id) for one in silent),
    )
