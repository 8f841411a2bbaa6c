"""Refusals about users."""

from app.core.errors import ConflictError


class UsernameTakenError(ConflictError):
    """Another user has that name."""

    code = "username_taken"


class LastAdministratorError(ConflictError):
    """The installation would be left with nobody who can administer it."""

    code = "last_administrator"
