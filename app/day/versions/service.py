"""Going back to an earlier version."""

from collections.abc import Sequence
from dataclasses import replace
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
from app.meetings.versions.errors import SlotsWithdrawnError
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
    one of those does not meet again later. What met in a slot that has left the programme meets
    in the one of the same begin and end; SlotsWithdrawnError if there is none.
    RestoreObstructedError if the event's lists do not allow them all any more, unless
    `despite_obstacles`.
    """
    lock_event(session, event.id)
    ordered = meeting_queries.meetings(timetable.id).order_by(col(Meeting.id))
    earlier = [sitting_of(one) for one in session.exec(ordered).all()]
    meetings = _from_now_on(session, event, _in_force(session, event, earlier), now)
    _check_slots(session, event, timetable, meetings)
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


def _in_force(session: Session, event: Event, earlier: Sequence[Sitting]) -> list[Sitting]:
    """Return the meetings in the slots in force of the same begin and end, where there are some."""
    times = {
        one.id: (one.starts_at, one.ends_at)
        for one in event_queries.every_interval(session, event.id)
    }
    at = {times[slot.id]: slot.id for slot in event_queries.slots(session, event.id)}
    return [replace(one, slot_id=at.get(times[one.slot_id], one.slot_id)) for one in earlier]


def _check_slots(
    session: Session, event: Event, timetable: Timetable, meetings: Sequence[Sitting]
) -> None:
    in_force = {slot.id for slot in event_queries.slots(session, event.id)}
    astray = sum(one.slot_id not in in_force for one in meetings)
    if astray:
        raise SlotsWithdrawnError(number=timetable.number, count=astray)


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
    begun = {
        one.id for one in event_queries.every_interval(session, event.id) if one.starts_at <= now
    }
    left_alone = begun.union(day_clock(session, event, now).left_alone.slots)
    return ordered_sittings(session, event, past_kept(current, earlier, left_alone))
