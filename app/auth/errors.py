"""Refusals of log-in and user administration."""

from http import HTTPStatus

from app.core.errors import AppError, ConflictError, InvalidRequestError


class BadCredentialsError(AppError):
    """User name and password do not belong together (which of the two is never said)."""

    code = "bad_credentials"
    status = HTTPStatus.UNAUTHORIZED


class CsrfError(AppError):
    """A browser's write came without the token of its session."""

    code = "csrf_failed"
    status = HTTPStatus.FORBIDDEN


class UsernameTakenError(ConflictError):
    """Another user has that name."""

    code = "username_taken"


class LastOrganizerError(ConflictError):
    """The event would be left with nobody who can change it."""

    code = "last_organizer"


class LastAdministratorError(ConflictError):
    """The installation would be left with nobody who can administer it."""

    code = "last_administrator"


class UserUnknownError(InvalidRequestError):
    """There is no user of that id."""

    code = "user_unknown"
    pointer = "path:user_id"
