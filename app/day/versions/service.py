"""Going back to an earlier version."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.principal import Principal
from app.day.freezing import DayClock, frozen, past_kept
from app.day.publishing import obstacles_to, ordered_sittings, publish_version
from app.day.versions.errors import RestoreObstructedError
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event, Interval, IntervalKind
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.meetings.sitting import Sitting
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.errors import SlotsWithdrawnError
from app.meetings.versions.past import is_forgotten
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
    programme = event_queries.every_interval(session, event.id)
    slots = event_queries.slots(session, event.id)
    earlier = meeting_queries.sittings(session, timetable.id)
    meetings: Sequence[Sitting] = _in_force(earlier, programme, slots)
    published = versions_queries.published(session, event.id)
    if published is not None and (stays := kept_slots(session, event, now)):
        current = meeting_queries.sittings(session, published.id)
        meetings = ordered_sittings(session, event, past_kept(current, meetings, stays))
    _check_slots(timetable, meetings, slots)
    if not despite_obstacles:
        begun = DayClock(slots, now).begun
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


def kept_slots(session: Session, event: Event, now: datetime) -> set[UUID]:
    """Return the slots whose meetings stay as they are now whatever version is restored.

    These are over, run or come next; long after the event there are none.
    """
    slots = event_queries.slots(session, event.id)
    if is_forgotten(slots, now):
        return set()
    programme = event_queries.every_interval(session, event.id)
    begun = {one.id for one in programme if one.kind is IntervalKind.SLOT and one.starts_at <= now}
    return begun.union(frozen(slots, now).slots)


def _in_force(
    earlier: Sequence[Sitting], programme: Sequence[Interval], slots: Sequence[Interval]
) -> list[Sitting]:
    """Return the meetings in the slots in force of the same begin and end, where there are some."""
    times = {one.id: (one.starts_at, one.ends_at) for one in programme}
    at = {times[slot.id]: slot.id for slot in slots}
    return [replace(one, slot_id=at.get(times[one.slot_id], one.slot_id)) for one in earlier]


def _check_slots(
    timetable: Timetable, meetings: Sequence[Sitting], slots: Sequence[Interval]
) -> None:
    in_force = {slot.id for slot in slots}
    astray = sum(one.slot_id not in in_force for one in meetings)
    if astray:
        raise SlotsWithdrawnError(number=timetable.number, count=astray)
