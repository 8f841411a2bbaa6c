"""Refusals about personal data."""

from app.core.errors import ConflictError


class NotErasedError(ConflictError):
    """The person was not erased."""

    code = "person_not_erased"
