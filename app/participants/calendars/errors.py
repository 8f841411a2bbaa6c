"""Refusals of calendars."""

from http import HTTPStatus

from app.core.errors import AppError, ConflictError


class CalendarUnknownError(AppError):
    """The address is that of no badge's calendar."""

    code = "calendar_unknown"
    status = HTTPStatus.NOT_FOUND


class NoPartyError(ConflictError):
    """The holder is a guest or works here: there are no meetings of theirs."""

    code = "badge_without_party"
