"""Refusals about documents."""

from http import HTTPStatus

from app.core.errors import AppError, InvalidRequestError, NotFoundError


class NothingPublishedError(AppError):
    """Documents about meetings need a published timetable, or the number of another."""

    code = "nothing_published"
    status = HTTPStatus.CONFLICT


class TimetableUnknownError(NotFoundError):
    """The event has no timetable of that number."""

    code = "timetable_unknown"


class CalendarOwnerError(InvalidRequestError):
    """A calendar is somebody's: exactly one of cooperative and partner, and known here."""

    code = "calendar_owner"
    pointer = "query:cooperative_id"
