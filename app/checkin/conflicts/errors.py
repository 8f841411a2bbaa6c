"""Refusals of annulments."""

from app.core.errors import ConflictError


class NotAdmittedError(ConflictError):
    """Only an admission can be annulled: the scan let nobody pass."""

    code = "not_admitted"
