"""Publishing changes of the day: each is a new version of the timetable, so each can be undone."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.auth.principal import Principal
from app.day.errors import NothingPublishedError
from app.day.freezing import DayClock
from app.day.schemas import MeetingReplaced
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.records import Timetable
from app.meetings.sitting import Seated, Sitting
from app.meetings.versions import publishing
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.publishing import Expected
from app.meetings.versions.service import add_version
from app.notify.feed.news import News, tell_all
from app.partners import queries as partner_queries
from app.timetable.bridge import measuring
from app.timetable.problem import posing


def published_now(session: Session, event: Event) -> Timetable:
    """Return the published timetable; NothingPublishedError if there is none."""
    published = versions_queries.published(session, event.id)
    if published is None:
        raise NothingPublishedError
    return published


def publish_version(
    session: Session,
    event: Event,
    meetings: Iterable[Seated],
    *,
    origin: str,
    actor: Principal | str,
    now: datetime,
    expected: Expected = "any",
    running: bool = False,
    certificate: dict[str, Any] | None = None,
) -> Timetable:
    """Add these meetings as a new version and publish it.

    PublishedMeanwhileError if another is published than `expected`; PastChangedError if it changes
    what has begun, or where `running` ones may change, what is over.
    """
    version = add_version(
        session, event.id, meetings, origin=origin, now=now, certificate=certificate
    )
    return publishing.publish(
        session, event, version, actor=actor, now=now, expected=expected, running=running
    )


def obstacles_to(
    session: Session,
    event: Event,
    base: Timetable,
    meetings: Iterable[Seated],
    *,
    begun: Collection[UUID] = (),
) -> Sequence[str]:
    """Return what in the event's lists rules these meetings out, in English; empty: nothing does.

    A pair that meets in `base` may meet although nobody asks for it any more. What rules out only
    meetings of slots that have `begun` is no obstacle: they took place, whatever the lists say now.
    """
    problem = posing.posed(session, event, base).problem
    meetings = list(meetings)
    found = measuring.obstacles(problem, meetings)
    if not found or not begun:
        return found
    past = measuring.obstacles(problem, [one for one in meetings if one.slot_id in begun])
    of_the_past = set(past).difference(measuring.obstacles(problem, []))
    return [one for one in found if one not in of_the_past]


def day_clock(session: Session, event: Event, at: datetime) -> DayClock:
    """Return the event's slots at a moment."""
    return DayClock(event_queries.slots(session, event.id), at)


def tell_of_meetings(
    session: Session, event: Event, timetable: Timetable, change: str, meetings: Iterable[Seated]
) -> None:
    """Add to the feed what a new version `change`s, one entry for each meeting."""
    tell_all(
        session,
        [
            News(
                event.id,
                MeetingReplaced(
                    timetable=timetable.number,
                    change=change,
                    cooperative_id=meeting.cooperative_id,
                    partner_id=meeting.partner_id,
                    table_id=meeting.table_id,
                    slot_id=meeting.slot_id,
                ),
            )
            for meeting in meetings
        ],
    )


def publish_seats(
    session: Session,
    event: Event,
    sittings: Sequence[Sitting],
    change: str,
    changed: Sequence[Seated],
    actor: Principal | str,
    now: datetime,
) -> None:
    """Publish these sittings as a new version; the feed gets those `changed`, as a `change`.

    They may differ in slots that run, but not in those that are over.
    """
    version = publish_version(
        session,
        event,
        ordered_sittings(session, event, sittings),
        origin=change,
        actor=actor,
        now=now,
        running=True,
    )
    tell_of_meetings(session, event, version, change, changed)


def ordered_sittings(
    session: Session, event: Event, sittings: Iterable[Sitting]
) -> Sequence[Sitting]:
    """Return sittings in order of slot, table and seat, as a version holds them.

    Their slots may have left the programme: publishing them is refused, not ordering them.
    """
    starts = {one.id: one.starts_at for one in event_queries.every_interval(session, event.id)}
    numbers = {row.id: row.number for row in partner_queries.all_tables(session, event.id)}
    return sorted(sittings, key=lambda one: (starts[one.slot_id], numbers[one.table_id], one.seat))
