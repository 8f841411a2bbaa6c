"""Refusals about documents."""

from http import HTTPStatus

from app.core.errors import AppError, InvalidRequestError, NotFoundError


class NothingPublishedError(AppError):
    """No timetable is published, and the request names none."""

    code = "nothing_published"
    status = HTTPStatus.CONFLICT


class TimetableUnknownError(NotFoundError):
    """The event has no timetable of that number."""

    code = "timetable_unknown"


class CalendarOwnerError(InvalidRequestError):
    """A calendar needs exactly one owner, a cooperative or partner of the event."""

    code = "calendar_owner"
    pointer = "query:cooperative_id"
