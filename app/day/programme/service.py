"""Changing the programme: what it does to meetings is known, and agreed to, before it is done."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.auth.principal import Principal
from app.core.database.sessions import on_trial
from app.core.locale import clock_time
from app.day.programme.consequences import Consequences, TouchedDraft
from app.day.programme.errors import (
    MeetingsBegunError,
    MovedIntoPastError,
    ProgrammeConsentError,
)
from app.day.programme.schemas import AdjustmentIn
from app.day.publishing import ordered_sittings, publish_version, tell_of_meetings
from app.day.seats.offering import withdraw_offers
from app.events import queries as event_queries
from app.events.intervals import IntervalIn
from app.events.programmes.blocks import as_planned
from app.events.programmes.delays import delayed, shortened
from app.events.programmes.writing import Change, compared, write
from app.events.records import Event
from app.events.service import touch
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.meetings.room import Room, room
from app.meetings.sitting import Sitting
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.past import kept_slots
from app.requests import queries as request_queries


@dataclass(frozen=True, slots=True)
class _Changing:
    """A change of the programme on its way, and who makes it."""

    session: Session
    event: Event
    change: Change
    actor: Principal
    now: datetime


def adjusted(session: Session, event: Event, wish: AdjustmentIn, now: datetime) -> list[IntervalIn]:
    """Return the programme in which all that is ahead is later, or a session is cut.

    PastMidnightError, PrayerStaysError, SessionUnknownError, NoSlotFitsError.
    """
    programme = [
        as_planned(one, event.timezone) for one in event_queries.programme(session, event.id)
    ]
    day = wish.day or event.day_ahead(now)
    local = now.astimezone(ZoneInfo(event.timezone))
    clock = local.time() if local.date() == day else time()
    if wish.kind == "delay":
        return delayed(programme, day, clock, wish.minutes)
    return shortened(programme, day, clock, wish.session or "", wish.minutes)


def foresee(
    session: Session,
    event: Event,
    intervals: Sequence[IntervalIn],
    *,
    actor: Principal,
    now: datetime,
) -> Consequences:
    """Return what a programme would do to the event's meetings; nothing is changed.

    It is done on trial and rolled back, so that it is what `change_programme` will do.
    MeetingsBegunError if a meeting that has begun would go elsewhere, MovedIntoPastError if one
    would go to a time that has come.
    """
    with on_trial(session):
        return _carry_out(session, event, intervals, actor, now)


def change_programme(
    session: Session,
    event: Event,
    intervals: Sequence[IntervalIn],
    *,
    agreed: str | None,
    actor: Principal,
    now: datetime,
) -> Consequences:
    """Put a programme in the place of the one before; published meetings follow their slots.

    What cannot follow is taken out of the published timetable, in a new version. Where meetings
    are touched, `agreed` must be the agreement that `foresee` gave, else ProgrammeConsentError.
    """
    event_queries.lock_event(session, event.id)
    foreseen = foresee(session, event, intervals, actor=actor, now=now)
    if foreseen.touches_meetings and agreed != foreseen.agreement:
        raise ProgrammeConsentError(moved=foreseen.moved, removed=foreseen.removed)
    return _carry_out(session, event, intervals, actor, now)


def _carry_out(
    session: Session,
    event: Event,
    intervals: Sequence[IntervalIn],
    actor: Principal,
    now: datetime,
) -> Consequences:
    change = compared(session, event, intervals)
    doing = _Changing(session, event, change, actor, now)
    published = versions_queries.published(session, event.id)
    held = [] if published is None else meeting_queries.sittings(session, published.id)
    before = [] if published is None else meeting_queries.meeting_lines(session, published.id)
    _check_begun(doing, held)
    lost = {slot.id for slot in change.lost}
    draft = versions_queries.newest_draft(session, event.id)
    drafted = [] if draft is None else meeting_queries.sittings(session, draft.id)
    moved = {slot.id for slot in change.moved}
    freed = _free_locks(session, event, lost)
    successors = _write(doing, lost)
    _check_ahead(doing, {successors.get(one.slot_id) for one in held})
    touch(session, event, actor, now, "programme.replace", intervals=len(intervals))
    there = room(session, event.id, event_queries.slots(session, event.id))
    after = [
        then
        for one, then in _followed(held, lost, successors)
        if then == one or _is_there(there, then)
    ]
    absent = [
        then
        for one, then in _followed(drafted, lost, successors)
        if one.slot_id in moved and not _is_there(there, then)
    ]
    astray = sum(one.slot_id in lost for one in drafted)
    if set(after) != set(held):
        published = _publish(doing, held, after)
    return Consequences(
        slots_added=sum(one.plan.kind == "slot" for one in change.added),
        slots_removed=len(lost),
        slots_moved=len(moved),
        before=before,
        after=[] if published is None else meeting_queries.meeting_lines(session, published.id),
        locks_freed=freed,
        draft=TouchedDraft(draft.number, astray, len(absent))
        if draft is not None and (astray or absent)
        else None,
    )


def _check_begun(doing: _Changing, held: Sequence[Sitting]) -> None:
    slots = event_queries.slots(doing.session, doing.event.id)
    kept = {slot.id for slot in kept_slots(slots, doing.now, running=False)}
    at = {sitting.slot_id for sitting in held}
    for slot in (*doing.change.lost, *doing.change.moved):
        if slot.id in at & kept:
            raise MeetingsBegunError(starts_at=clock_time(slot.starts_at, doing.event.timezone))


def _check_ahead(doing: _Changing, moved_to: Collection[UUID | None]) -> None:
    """Raise MovedIntoPastError if one of these slots has begun, by the programme as it is now."""
    slots = event_queries.slots(doing.session, doing.event.id)
    for slot in kept_slots(slots, doing.now, running=False):
        if slot.id in moved_to:
            raise MovedIntoPastError(starts_at=clock_time(slot.starts_at, doing.event.timezone))


def _free_locks(session: Session, event: Event, lost: set[UUID]) -> int:
    """Let pairs that are locked to lost slots meet in any other; return how many there are."""
    locks = [one for one in session.exec(request_queries.locks(event.id)) if one.slot_id in lost]
    for lock in locks:
        lock.slot_id = lock.table_id = None
    session.flush()
    return len(locks)


def _write(doing: _Changing, lost: set[UUID]) -> Mapping[UUID, UUID]:
    """Write the programme, and let locks and drafts follow; return what moved slots became."""
    session, event = doing.session, doing.event
    seen = versions_queries.slots_of_versions(session, event.id, seen=True)
    used = versions_queries.slots_of_versions(session, event.id, seen=False)
    remembered = seen | (used & lost)
    withdraw_offers(
        session,
        event,
        lambda made: made.slot_id in lost | {one.id for one in doing.change.moved},
        doing.actor,
        doing.now,
    )
    successors = write(session, event, doing.change, now=doing.now, remembered=remembered)
    for lock in session.exec(request_queries.locks(event.id)):
        if lock.slot_id is not None:
            lock.slot_id = successors.get(lock.slot_id, lock.slot_id)
    session.flush()
    versions_queries.follow_moved_slots(session, event.id, successors)
    return successors


def _followed(
    sittings: Sequence[Sitting], lost: set[UUID], successors: Mapping[UUID, UUID]
) -> Iterator[tuple[Sitting, Sitting]]:
    """Yield each meeting whose slot is not lost, before and after the change."""
    for one in sittings:
        if one.slot_id not in lost:
            yield one, replace(one, slot_id=successors.get(one.slot_id, one.slot_id))


def _is_there(there: Room, sitting: Sitting) -> bool:
    """Return whether the seat is open, and the cooperative not away."""
    attends = there.attends.get(sitting.cooperative_id)
    has_room = there.seats.get((sitting.table_id, sitting.slot_id), 0) >= sitting.seat
    return has_room and (attends is None or sitting.slot_id in attends)


def _publish(doing: _Changing, held: Sequence[Sitting], after: Sequence[Sitting]) -> Timetable:
    session, event = doing.session, doing.event
    version = publish_version(
        session,
        event,
        ordered_sittings(session, event, after),
        origin="programme",
        actor=doing.actor,
        now=doing.now,
    )
    tell_of_meetings(session, event, version, "cancelled", set(held) - set(after))
    tell_of_meetings(session, event, version, "planned", set(after) - set(held))
    return version
