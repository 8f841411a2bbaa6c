"""New versions for people to go by: every change on the day is one, so all can be taken back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col

from app.auth.principal import Principal
from app.day.errors import RestoreObstructedError
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Meeting, Timetable
from app.meetings.sitting import Seated
from app.meetings.versions import publishing
from app.meetings.versions.publishing import Expected
from app.meetings.versions.service import add_version
from app.notify.feed.news import News, tell_all
from app.notify.feed.records import FeedKind
from app.timetable.bridge import measuring
from app.timetable.problem import posing


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
    """Write these meetings as a new version and make it the one that people go by.

    PublishedMeanwhileError if another is published than `expected`.
    """
    version = add_version(
        session, event.id, meetings, origin=origin, now=now, certificate=certificate
    )
    return publishing.publish(session, event, version, actor=actor, now=now, expected=expected)


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
    """Publish an earlier version again, under a new number.

    RestoreObstructedError if the event's lists do not allow it any more, unless told to.
    """
    in_order = meeting_queries.meetings(timetable.id).order_by(col(Meeting.id))
    meetings: Sequence[Seated] = session.exec(in_order).all()
    if not despite_obstacles:
        obstacles = obstacles_to(session, event, timetable, meetings)
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
        certificate=timetable.certificate,
    )


def obstacles_to(
    session: Session, event: Event, base: Timetable, meetings: Iterable[Seated]
) -> Sequence[str]:
    """What in the event's lists keeps these meetings from being held; pairs of `base` may meet."""
    return measuring.obstacles(posing.posed(session, event, base).problem, meetings)


def tell_of_meetings(
    session: Session, event: Event, timetable: Timetable, change: str, meetings: Iterable[Seated]
) -> None:
    """Tell those who listen what became of single meetings in a new version."""
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
