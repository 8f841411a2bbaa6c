"""Every select and change about annulments and conflicts of scans."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, func, or_, select, update
from sqlmodel import Session, col

from app.attendees.records import Attendee
from app.checkin.records import Conflict, FirstAdmission, Scan
from app.events.records import Interval
from app.meetings.records import Meeting, Timetable
from app.meetings.versions.queries import is_published


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A conflict with its scans and the meetings that the person has ahead."""

    conflict: Conflict
    scan: Scan
    other: Scan | None
    next_meeting_at: datetime | None
    """When the next meeting of the person's party begins; None if none is left."""
    meetings_left: int


def delete_first_admission(session: Session, scan_id: UUID, attendee_id: UUID) -> bool:
    """Delete the first admission that a scan made; tell whether there was one."""
    taken = session.execute(
        delete(FirstAdmission)
        .where(
            col(FirstAdmission.attendee_id) == attendee_id,
            col(FirstAdmission.scan_id) == scan_id,
        )
        .returning(col(FirstAdmission.scan_id))
    )
    return taken.first() is not None


def insert_first_admission(
    session: Session, attendee_id: UUID, area: str, day: date, scan_id: UUID
) -> None:
    """Note a scan as the first admission of its day."""
    session.add(FirstAdmission(attendee_id=attendee_id, area=area, day=day, scan_id=scan_id))
    session.flush()


def resolve_conflicts_of(
    session: Session, scan_id: UUID, *, actor: str, note: str, now: datetime
) -> None:
    """Resolve the open conflicts about a scan that was annulled."""
    session.execute(
        update(Conflict)
        .where(
            or_(col(Conflict.scan_id) == scan_id, col(Conflict.other_scan_id) == scan_id),
            col(Conflict.resolved_at).is_(None),
        )
        .values(resolved_at=now, resolved_by=actor, note=note)
    )


def locked_conflict(session: Session, event_id: UUID, conflict_id: UUID) -> Conflict | None:
    """The conflict of that id, of the event; it stays locked."""
    return session.scalars(
        select(Conflict)
        .where(col(Conflict.id) == conflict_id, col(Conflict.event_id) == event_id)
        .with_for_update()
    ).one_or_none()


def conflict_lines(
    session: Session,
    event_id: UUID,
    now: datetime,
    *,
    resolved: bool | None = None,
    conflict_id: UUID | None = None,
) -> list[ConflictLine]:
    """The event's conflicts; open ones or resolved ones only, or one of them."""
    statement = (
        select(Conflict, col(Attendee.cooperative_id), col(Attendee.partner_id))
        .outerjoin(Attendee, col(Attendee.id) == Conflict.attendee_id)
        .where(col(Conflict.event_id) == event_id)
    )
    if resolved is not None:
        at = col(Conflict.resolved_at)
        statement = statement.where(at.is_not(None) if resolved else at.is_(None))
    if conflict_id is not None:
        statement = statement.where(col(Conflict.id) == conflict_id)
    rows = session.execute(statement).all()
    ids = {c.scan_id for c, *_ in rows} | {c.other_scan_id for c, *_ in rows if c.other_scan_id}
    scans = {scan.id: scan for scan in session.scalars(select(Scan).where(col(Scan.id).in_(ids)))}
    parties = {party for _, *both in rows for party in both if party}
    ahead = _meetings_ahead(session, event_id, parties, now)
    found = []
    for conflict, cooperative_id, partner_id in rows:
        next_at, left = ahead.get(cooperative_id or partner_id, (None, 0))
        other = scans.get(conflict.other_scan_id)
        found.append(ConflictLine(conflict, scans[conflict.scan_id], other, next_at, left))
    return found


def _meetings_ahead(
    session: Session, event_id: UUID, parties: Collection[UUID], now: datetime
) -> dict[UUID | None, tuple[datetime | None, int]]:
    """When the next meeting of each of these parties begins, and how many are not over."""
    ahead: dict[UUID | None, tuple[datetime | None, int]] = {}
    for party in (col(Meeting.cooperative_id), col(Meeting.partner_id)):
        rows = session.execute(
            select(party, func.min(col(Interval.starts_at)), func.count())
            .join(Timetable, col(Timetable.id) == Meeting.timetable_id)
            .join(Interval, col(Interval.id) == Meeting.slot_id)
            .where(is_published(event_id), party.in_(parties), col(Interval.ends_at) > now)
            .group_by(party)
        )
        ahead |= {party_id: (first, count) for party_id, first, count in rows}
    return ahead
