"""Refusals about versions."""

from app.core.errors import ConflictError


class RestoreObstructedError(ConflictError):
    """The earlier timetable holds meetings that the lists do not allow any more."""

    code = "restore_obstructed"
