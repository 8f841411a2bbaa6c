"""Going back to an earlier version."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col

from app.auth.principal import Principal
from app.day.publishing import obstacles_to, publish_version
from app.day.versions.errors import RestoreObstructedError
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Meeting, Timetable
from app.meetings.sitting import Seated
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
    """Publish the meetings of an earlier version as a new version.

    RestoreObstructedError if the event's lists do not allow them all any more, unless
    `despite_obstacles`.
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
