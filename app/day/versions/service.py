"""Going back to an earlier version."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col

from app.auth.principal import Principal
from app.day.freezing import past_kept
from app.day.publishing import day_clock, obstacles_to, ordered_sittings, publish_version
from app.day.versions.errors import RestoreObstructedError
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Meeting, Timetable
from app.meetings.sitting import Sitting, sitting_of
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.past import kept_slots
from app.meetings.versions.publishing import Expected


def restore(
    session: Session,
    event: Event,
    timetable: Timetable,
    *,
    actor: Principal,
    now: datetime,
    expected: Expected = "any",
    despite_obstacles: bool = False,
) -> Timetable:
    """Publish the meetings of an earlier version as a new version, as far as their time is ahead.

    In slots that are over, run or come next, meetings stay as they are now; a pair that meets in
    one of those does not meet again later. RestoreObstructedError if the event's lists do not
    allow them all any more, unless `despite_obstacles`.
    """
    lock_event(session, event.id)
    ordered = meeting_queries.meetings(timetable.id).order_by(col(Meeting.id))
    earlier = [sitting_of(one) for one in session.exec(ordered).all()]
    meetings = _from_now_on(session, event, earlier, now)
    if not despite_obstacles:
        begun = day_clock(session, event, now).begun
        obstacles = obstacles_to(session, event, timetable, meetings, begun=begun)
        if obstacles:
            raise RestoreObstructedError(number=timetable.number, count=len(obstacles))
    return publish_version(
        session,
        event,
        meetings,
        origin=f"restore:{timetable.number}",
        actor=actor,
        now=now,
        expected=expected,
        certificate=timetable.certificate if set(meetings) == set(earlier) else None,
    )


def _from_now_on(
    session: Session, event: Event, earlier: Sequence[Sitting], now: datetime
) -> Sequence[Sitting]:
    """Return the earlier meetings where their time is ahead, and the present ones elsewhere."""
    published = versions_queries.published(session, event.id)
    slots = event_queries.slots(session, event.id)
    if published is None or not kept_slots(slots, now, running=False):
        return earlier
    current = [
        sitting_of(one) for one in session.exec(meeting_queries.meetings(published.id)).all()
    ]
    left_alone = day_clock(session, event, now).left_alone.slots
    return ordered_sittings(session, event, past_kept(current, earlier, left_alone))
