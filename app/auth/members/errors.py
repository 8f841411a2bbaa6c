"""Refusals about members."""

from app.core.errors import ConflictError, InvalidRequestError


class LastOrganizerError(ConflictError):
    """The event would be left without an organizer."""

    code = "last_organizer"


class UserUnknownError(InvalidRequestError):
    """There is no user of that id."""

    code = "user_unknown"
    pointer = "path:user_id"
