"""Publishing one version of the timetable."""

from datetime import datetime
from typing import Literal

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings.records import Timetable, TimetableStatus
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.errors import PublishedMeanwhileError, SlotsWithdrawnError
from app.notify.feed.news import tell
from app.notify.feed.records import FeedKind

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
) -> Timetable:
    """Make this the event's published timetable; the one published before becomes superseded.

    Publishing the published one again changes nothing; a superseded one can be published again.
    PublishedMeanwhileError if another one is published than `expected`; SlotsWithdrawnError if it
    has meetings in slots that have left the programme.
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
        current.status = TimetableStatus.SUPERSEDED
        session.add(current)
        session.flush()
    timetable.status = TimetableStatus.PUBLISHED
    timetable.published_at = now
    session.add(timetable)
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
    tell(
        session,
        event.id,
        FeedKind.TIMETABLE_PUBLISHED,
        {"number": timetable.number, "replaces": number},
    )
    session.flush()
    return timetable


def _check_slots(session: Session, timetable: Timetable) -> None:
    astray = versions_queries.meetings_outside_programme(session, timetable.id)
    if astray:
        raise SlotsWithdrawnError(number=timetable.number, count=astray)
