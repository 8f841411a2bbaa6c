"""Use cases of releases: taking meetings from those who have not come, and giving them back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col

from app.attendees.records import Cooperative
from app.auth.audit import trail
from app.auth.principal import Principal, username
from app.core.locale import clock_time
from app.day.publishing import publish_seats, published_now
from app.day.seats import queries
from app.day.seats.errors import (
    MeetingUnknownError,
    NotDueError,
    ReleasedMeanwhileError,
    ReleaseUndoneError,
)
from app.day.seats.offering import check_can_sit, withdraw_offers
from app.day.seats.situation import current_hall, due_releases
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Meeting
from app.meetings.seats.records import SeatRelease
from app.meetings.sitting import sitting_of
from app.meetings.versions.errors import PublishedMeanwhileError
from app.meetings.versions.publishing import Expected


def release(
    session: Session,
    event: Event,
    meeting_ids: Collection[UUID],
    *,
    actor: Principal | str,
    now: datetime,
    expected: Expected = "any",
) -> list[SeatRelease]:
    """Take these meetings, and no others, from cooperatives that have not come.

    An id of an earlier version names the same meeting. MeetingUnknownError, ReleasedMeanwhileError,
    NotDueError, PublishedMeanwhileError.
    """
    lock_event(session, event.id)
    published = published_now(session, event)
    if expected not in ("any", published.number):
        raise PublishedMeanwhileError(published=published.number)
    meetings = session.exec(meeting_queries.meetings(published.id)).all()
    wanted = _now_published(session, event, meetings, meeting_ids)
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
            released_by=username(actor),
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
    session: Session,
    event: Event,
    released: SeatRelease,
    *,
    actor: Principal | str,
    now: datetime,
) -> SeatRelease:
    """Give a released seat back to its cooperative, as long as its slot is not over.

    A pending offer of the seat is withdrawn. ReleaseUndoneError if it was given back already;
    SeatObjectionError if the seat is taken, or the cooperative has another meeting by now.
    """
    lock_event(session, event.id)
    session.refresh(released)
    if released.undone_at is not None:
        at = clock_time(released.undone_at, event.timezone)
        raise ReleaseUndoneError(by=released.undone_by or "-", at=at)
    sitting = sitting_of(released)
    withdraw_offers(
        session, event, lambda offer: sitting_of(offer).place == sitting.place, actor, now
    )
    hall = current_hall(session, event, published_now(session, event), now, also_running=True)
    check_can_sit(session, hall, sitting)
    released.undone_at, released.undone_by = now, username(actor)
    session.add(released)
    publish_seats(session, event, [*hall.sittings.values(), sitting], "undo", [sitting], actor, now)
    trail.record_change(session, released, actor, now, "seat.give_back")
    return released


def _now_published(
    session: Session, event: Event, meetings: Sequence[Meeting], wanted: Collection[UUID]
) -> set[UUID]:
    """Return the ids of these meetings in the published version, by ids of that or an earlier one.

    ReleasedMeanwhileError if somebody released one; MeetingUnknownError for others that are gone.
    """
    now = {sitting_of(meeting): meeting.id for meeting in meetings}
    missing = set(wanted).difference(now.values())
    if not missing:
        return set(wanted)
    earlier = meeting_queries.meetings_of_event(session, event.id, missing)
    gone = [one for one in earlier if sitting_of(one) not in now]
    releases = session.exec(queries.releases(event.id).order_by(col(SeatRelease.id).desc())).all()
    for released in releases:
        if released.undone_at is None and sitting_of(released) in map(sitting_of, gone):
            raise ReleasedMeanwhileError(
                village=session.get_one(Cooperative, released.cooperative_id).village,
                by=released.released_by,
                at=clock_time(released.released_at, event.timezone),
            )
    unknown = len(missing) - len(earlier) + len(gone)
    if unknown:
        raise MeetingUnknownError(count=unknown)
    return set(wanted) - missing | {now[sitting_of(one)] for one in earlier}
