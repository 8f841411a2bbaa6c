"""Use cases of releases: taking meetings from those who have not come, and giving them back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.day.publishing import publish_seats, published_now
from app.day.seats.errors import (
    MeetingUnknownError,
    NotDueError,
    ReleaseUndoneError,
)
from app.day.seats.offering import check_can_sit, withdraw_offers
from app.day.seats.records import SeatRelease
from app.day.seats.situation import current_hall, due_releases
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.sitting import sitting_of
from app.meetings.versions.errors import PublishedMeanwhileError
from app.meetings.versions.publishing import Expected


def release(
    session: Session,
    event: Event,
    meeting_ids: Collection[UUID],
    *,
    actor: Principal,
    now: datetime,
    expected: Expected = "any",
) -> list[SeatRelease]:
    """Take these meetings, and no others, from cooperatives that have not come.

    MeetingUnknownError, NotDueError, PublishedMeanwhileError.
    """
    lock_event(session, event.id)
    published = published_now(session, event)
    if expected not in ("any", published.number):
        raise PublishedMeanwhileError(published=published.number)
    meetings = session.exec(meeting_queries.meetings(published.id)).all()
    wanted = set(meeting_ids)
    unknown = wanted - {meeting.id for meeting in meetings}
    if unknown:
        raise MeetingUnknownError(count=len(unknown))
    early = wanted - {one.meeting_id for one in due_releases(session, event, published, now)}
    if early:
        raise NotDueError(count=len(early))
    gone = [meeting for meeting in meetings if meeting.id in wanted]
    released = [
        SeatRelease(
            event_id=event.id,
            cooperative_id=meeting.cooperative_id,
            partner_id=meeting.partner_id,
            table_id=meeting.table_id,
            slot_id=meeting.slot_id,
            seat=meeting.seat,
            released_at=now,
            released_by=actor.username,
        )
        for meeting in gone
    ]
    session.add_all(released)
    stay = [sitting_of(meeting) for meeting in meetings if meeting.id not in wanted]
    publish_seats(session, event, stay, "release", gone, actor, now)
    for one in released:
        trail.record_change(session, one, actor, now, "seat.release")
    return released


def undo(
    session: Session, event: Event, released: SeatRelease, *, actor: Principal, now: datetime
) -> SeatRelease:
    """Give a released seat back to its cooperative, as long as its slot is not over.

    A pending offer of the seat is withdrawn. ReleaseUndoneError if it was given back already;
    SeatObjectionError if the seat is taken, or the cooperative has another meeting by now.
    """
    lock_event(session, event.id)
    session.refresh(released)
    if released.undone_at is not None:
        raise ReleaseUndoneError
    sitting = sitting_of(released)
    withdraw_offers(
        session, event, lambda offer: sitting_of(offer).place == sitting.place, actor, now
    )
    hall = current_hall(session, event, published_now(session, event), now, also_running=True)
    check_can_sit(hall, sitting)
    released.undone_at, released.undone_by = now, actor.username
    session.add(released)
    publish_seats(session, event, [*hall.sittings.values(), sitting], "undo", [sitting], actor, now)
    trail.record_change(session, released, actor, now, "seat.give_back")
    return released
