"""Publishing one version of the timetable."""

from datetime import datetime
from typing import Literal

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.locale import clock_time
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable, TimetableStatus
from app.meetings.seats.answers import withdraw_overtaken
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.errors import (
    PastChangedError,
    PublishedMeanwhileError,
    SlotsWithdrawnError,
)
from app.meetings.versions.past import first_changed, kept_slots
from app.meetings.versions.schemas import TimetablePublished
from app.notify.feed.news import tell

Expected = int | None | Literal["any"]
"""The number of the timetable expected to be published; None: none; `any`: not checked."""


def publish(
    session: Session,
    event: Event,
    timetable: Timetable,
    *,
    actor: Principal | str,
    now: datetime,
    expected: Expected = "any",
    running: bool = False,
) -> Timetable:
    """Make this the event's published timetable; the one published before becomes superseded.

    Publishing the published one again changes nothing; a superseded one can be published again.
    PublishedMeanwhileError if another one is published than `expected`; SlotsWithdrawnError if it
    has meetings in slots that have left the programme; PastChangedError if its meetings differ in a
    slot that has begun, or where `running` ones may change, that is over.
    """
    lock_event(session, event.id)
    session.refresh(timetable, ["status"])  # another transaction may have published meanwhile
    current = versions_queries.published(session, event.id)
    number = None if current is None else current.number
    if expected not in ("any", number):
        raise PublishedMeanwhileError(published=number or "-")
    if current is not None and current.id == timetable.id:
        return current
    _check_slots(session, timetable)
    if current is not None:
        _keep_the_past(session, event, current, timetable, now, running=running)
        current.status = TimetableStatus.SUPERSEDED
        session.add(current)
        session.flush()
    timetable.status = TimetableStatus.PUBLISHED
    timetable.published_at = now
    session.add(timetable)
    _withdraw_offers(session, event, timetable, actor, now)
    trail.record(
        session,
        actor=actor,
        action="timetable.publish",
        now=now,
        event_id=event.id,
        subject=timetable.id,
        number=timetable.number,
        replaces=number,
    )
    fact = TimetablePublished(number=timetable.number, replaces=number, origin=timetable.origin)
    tell(session, event.id, fact)
    session.flush()
    return timetable


def _withdraw_offers(
    session: Session, event: Event, timetable: Timetable, actor: Principal | str, now: datetime
) -> None:
    """Withdraw the offers of seats that the version gives to others, or to the same elsewhere."""
    waiting = session.exec(versions_queries.standing_offers(event.id, now)).all()
    if waiting:
        meetings = meeting_queries.sittings(session, timetable.id)
        withdraw_overtaken(session, waiting, meetings, actor, now)


def _check_slots(session: Session, timetable: Timetable) -> None:
    astray = versions_queries.meetings_outside_programme(session, timetable.id)
    if astray:
        raise SlotsWithdrawnError(number=timetable.number, count=astray)


def _keep_the_past(
    session: Session,
    event: Event,
    current: Timetable,
    timetable: Timetable,
    now: datetime,
    *,
    running: bool,
) -> None:
    """Raise PastChangedError if the version would rewrite what has taken place."""
    kept = kept_slots(event_queries.slots(session, event.id), now, running=running)
    if not kept:
        return
    before = session.exec(meeting_queries.meetings(current.id)).all()
    after = session.exec(meeting_queries.meetings(timetable.id)).all()
    changed = first_changed(kept, before, after)
    if changed is not None:
        at = clock_time(changed.starts_at, event.timezone)
        raise PastChangedError(number=timetable.number, starts_at=at)
