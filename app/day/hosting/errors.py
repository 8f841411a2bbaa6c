"""Refusals of what hosts say."""

from app.core.errors import ConflictError


class ClosedByOrganizersError(ConflictError):
    """The table was closed by the organizers, so its hosts do not open it."""

    code = "closed_by_organizers"
