"""Refusals of groups."""

from app.core.errors import ConflictError


class GroupChangedError(ConflictError):
    """The group has changed since it was looked at: somebody arrived or was added."""

    code = "group_changed"
