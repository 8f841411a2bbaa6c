"""Publishing changes of the day: each is a new version of the timetable, so each can be undone."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from app.auth.principal import Principal
from app.day.errors import NothingPublishedError
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.records import Timetable
from app.meetings.sitting import Seated, Sitting
from app.meetings.versions import publishing
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.publishing import Expected
from app.meetings.versions.service import add_version
from app.notify.feed.news import News, tell_all
from app.notify.feed.records import FeedKind
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
    certificate: dict[str, Any] | None = None,
) -> Timetable:
    """Add these meetings as a new version and publish it.

    PublishedMeanwhileError if another is published than `expected`.
    """
    version = add_version(
        session, event.id, meetings, origin=origin, now=now, certificate=certificate
    )
    return publishing.publish(session, event, version, actor=actor, now=now, expected=expected)


def obstacles_to(
    session: Session, event: Event, base: Timetable, meetings: Iterable[Seated]
) -> Sequence[str]:
    """Return what in the event's lists rules these meetings out, in English; empty: nothing does.

    A pair that meets in `base` may meet although nobody asks for it any more.
    """
    return measuring.obstacles(posing.posed(session, event, base).problem, meetings)


def tell_of_meetings(
    session: Session, event: Event, timetable: Timetable, change: str, meetings: Iterable[Seated]
) -> None:
    """Add to the feed what a new version `change`s, one entry for each meeting."""
    tell_all(
        session,
        [
            News(
                event.id,
                FeedKind.MEETING_CHANGED,
                {
                    "timetable": timetable.number,
                    "change": change,
                    "cooperative_id": meeting.cooperative_id,
                    "partner_id": meeting.partner_id,
                    "table_id": meeting.table_id,
                    "slot_id": meeting.slot_id,
                },
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
    """Publish these sittings as a new version; the feed gets those `changed`, as a `change`."""
    in_order = ordered_sittings(session, event, sittings)
    version = publish_version(session, event, in_order, origin=change, actor=actor, now=now)
    tell_of_meetings(session, event, version, change, changed)


def ordered_sittings(
    session: Session, event: Event, sittings: Iterable[Sitting]
) -> Sequence[Sitting]:
    """Return sittings in order of slot, table and seat, as a version holds them."""
    starts = {slot.id: slot.starts_at for slot in event_queries.slots(session, event.id)}
    numbers = {row.id: row.number for row in partner_queries.all_tables(session, event.id)}
    return sorted(sittings, key=lambda one: (starts[one.slot_id], numbers[one.table_id], one.seat))
