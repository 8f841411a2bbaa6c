"""Refusals that several rooms share."""

from app.core.errors import ConflictError


class NoCooperativeError(ConflictError):
    """The badge is of nobody who speaks for a cooperative."""

    code = "badge_without_cooperative"
