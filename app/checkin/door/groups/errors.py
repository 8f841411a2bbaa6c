"""Refusals of groups."""

from app.core.errors import ConflictError


class GroupChangedError(ConflictError):
    """Somebody of the group came, or was added, since it was looked at."""

    code = "group_changed"
