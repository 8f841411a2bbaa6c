"""Every select of an event's results: each counts by the group that it is given."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, and_, case, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.checkin.records import EVENT_AREA, FirstAdmission
from app.meetings.feedback.records import MeetingFeedback
from app.meetings.outcomes.queries import latest
from app.meetings.outcomes.records import MET, MeetingFact, MeetingStatus
from app.meetings.records import Meeting
from app.requests.records import Request

AGREED = 3
"""`MeetingFact.interest` of those who agreed."""
_KECAMATAN = col(Cooperative.kecamatan)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: an event from its first day on, and one of its timetables, if any."""

    event_id: UUID
    timetable_id: UUID | None
    day: date


Counts = dict[Any, tuple[Any, ...]]
"""Kecamatan or partner's id -> counts."""


def cooperatives_by_kecamatan(session: Session, scope: Scope) -> Counts:
    """How many active cooperatives there are, and how many of them came."""
    statement = select_columns(_KECAMATAN, func.count(), _sum(_came(scope)))
    return _counts(session, statement.select_from(Cooperative).where(_takes_part(scope)))


def cooperatives_by_partner(session: Session, scope: Scope) -> Counts:
    """How many cooperatives a partner was to meet, and how many of them came."""
    statement = select_columns(col(Meeting.partner_id), func.count(), _sum(_came(scope)))
    joined = statement.select_from(Meeting).join(
        Cooperative, col(Cooperative.id) == Meeting.cooperative_id
    )
    return _counts(session, joined.where(col(Meeting.timetable_id) == scope.timetable_id))


def requests_by(session: Session, scope: Scope, *, partner: bool) -> Counts:
    """How many pairs with active cooperatives are requested, and how many the timetable grants.

    A pair that both sides want counts once, as everywhere.
    """
    pair = (col(Request.cooperative_id), col(Request.partner_id))
    asked = select_columns(*pair).where(col(Request.event_id) == scope.event_id).distinct()
    pairs = asked.subquery()
    group = pairs.c.partner_id if partner else _KECAMATAN
    statement = (
        select_columns(group, func.count(), func.count(col(Meeting.id)))
        .select_from(pairs)
        .join(Cooperative, col(Cooperative.id) == pairs.c.cooperative_id)
        .outerjoin(
            Meeting,
            and_(
                col(Meeting.timetable_id) == scope.timetable_id,
                col(Meeting.cooperative_id) == pairs.c.cooperative_id,
                col(Meeting.partner_id) == pairs.c.partner_id,
            ),
        )
        .where(_takes_part(scope))
    )
    return _counts(session, statement)


def meetings_by(session: Session, scope: Scope, *, partner: bool) -> Counts:
    """How many meetings took place, and to how many the cooperative did not come."""
    found = latest(scope.event_id, col(MeetingFact.status))
    group = found.c.partner_id if partner else _KECAMATAN
    statement = select_columns(
        group,
        _sum(found.c.status.in_(MET)),
        _sum(found.c.status == MeetingStatus.NO_SHOW),
    )
    return _counts(session, _of_cooperatives(statement, found))


def outcomes_by(session: Session, scope: Scope, *, partner: bool) -> Counts:
    """How many meetings have an outcome, in how many both agreed, and the value in rupiah."""
    found = latest(scope.event_id, col(MeetingFact.interest), col(MeetingFact.value))
    group = found.c.partner_id if partner else _KECAMATAN
    statement = select_columns(
        group, func.count(), _sum(found.c.interest == AGREED), func.sum(found.c.value)
    )
    return _counts(session, _of_cooperatives(statement, found))


def feedback_by(session: Session, scope: Scope, *, partner: bool) -> Counts:
    """Of how many meetings the cooperative said what it was worth, and in how many they agreed."""
    found = (
        select_columns(
            col(MeetingFeedback.cooperative_id),
            col(MeetingFeedback.partner_id),
            col(MeetingFeedback.interest),
        )
        .where(col(MeetingFeedback.event_id) == scope.event_id)
        .subquery()
    )
    group = found.c.partner_id if partner else _KECAMATAN
    statement = select_columns(group, func.count(), _sum(found.c.interest == AGREED))
    return _counts(session, _of_cooperatives(statement, found))


def _of_cooperatives(statement: Any, found: Subquery) -> Any:
    return statement.select_from(found).join(
        Cooperative, col(Cooperative.id) == found.c.cooperative_id
    )


def _takes_part(scope: Scope) -> ColumnElement[bool]:
    return and_(
        col(Cooperative.event_id) == scope.event_id,
        col(Cooperative.status) == PartyStatus.ACTIVE,
    )


def _came(scope: Scope) -> ColumnElement[bool]:
    """Condition: somebody of the cooperative was let in since the event's first day."""
    return col(Cooperative.id).in_(
        select_columns(col(Attendee.cooperative_id))
        .join(FirstAdmission, col(FirstAdmission.attendee_id) == Attendee.id)
        .where(
            col(Attendee.event_id) == scope.event_id,
            col(Attendee.cooperative_id).is_not(None),
            col(FirstAdmission.area) == EVENT_AREA,
            col(FirstAdmission.day) >= scope.day,
        )
    )


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _counts(session: Session, statement: Any) -> Counts:
    group = statement.selected_columns[0]
    rows = session.execute(statement.group_by(group)).all()
    return {key: tuple(int(count or 0) for count in counts) for key, *counts in rows}
