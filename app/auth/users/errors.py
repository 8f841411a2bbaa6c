"""Refusals about users."""

from app.core.errors import ConflictError


class UsernameTakenError(ConflictError):
    """Another user has that name."""

    code = "username_taken"


class LastAdministratorError(ConflictError):
    """The installation would be left without an administrator."""

    code = "last_administrator"
