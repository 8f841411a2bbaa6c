"""What hosts say of their own day, over HTTP."""

from fastapi import status

from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.day.errors import NothingLeftError, NothingPublishedError, TableUnknownError
from app.day.hosting import service
from app.day.hosting.errors import ClosedByOrganizersError
from app.day.hosting.schemas import HostChangeIn, HostChangeOut, HostChangesOut, HostConsequencesOut
from app.events.clocks.deps import DayNow
from app.events.deps import TableHost
from app.events.errors import IntervalOrderError
from app.timetable.problem.errors import ListsUnsoundError, NothingToScheduleError

router = api_router(tag="day", prefix="/events/{event_id}/host/changes")
_REFUSED = (
    NotFoundError,
    ForbiddenError,
    TableUnknownError,
    ClosedByOrganizersError,
    NothingPublishedError,
    NothingLeftError,
)


@router.post(
    "/consequences",
    operation_id="preview_host_change",
    summary="Preview what a host would say",
    responses=errors(*_REFUSED),
)
def preview_host_change(
    body: HostChangeIn, hosting: TableHost, db: Db, now: DayNow, locale: RequestLocale
) -> HostConsequencesOut:
    """Read which meetings could not be where they are. Nothing is changed.

    A partner's link speaks for the partner and all its tables, a device for its tables.
    """
    return service.consequences(db, hosting, body, now, locale)


@router.post(
    "",
    operation_id="say_host_change",
    summary="Say that you are late, leave, close or open a table",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*_REFUSED, IntervalOrderError, NothingToScheduleError, ListsUnsoundError),
)
def say_host_change(
    body: HostChangeIn, hosting: TableHost, db: Db, now: DayNow, locale: RequestLocale
) -> HostChangeOut:
    """Tell the organizers what changes; a repair of the timetable is computed at once.

    It is adopted by itself if it takes nothing from anybody and the event allows that; else an
    organizer decides. At once and without a repair are noted: that the partner is here, that it
    comes earlier or leaves later than it said before, and that a table is opened, unless the
    organizers closed it.
    """
    return service.say(db, hosting, body, now, locale)


@router.get(
    "",
    operation_id="list_host_changes",
    summary="List what you said",
    responses=errors(NotFoundError, ForbiddenError),
)
def list_host_changes(hosting: TableHost, db: Db, locale: RequestLocale) -> HostChangesOut:
    """List what was said by this link or device and what became of it, the newest first."""
    return HostChangesOut(items=service.said_before(db, hosting, locale))
