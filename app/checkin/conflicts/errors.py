"""Refusals of annulments."""

from app.core.errors import ConflictError


class NotAdmittedError(ConflictError):
    """The scan was refused; only an admission can be annulled."""

    code = "not_admitted"
