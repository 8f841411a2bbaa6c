"""Refusals about personal data."""

from app.core.errors import InvalidRequestError


class RetentionPastError(InvalidRequestError):
    """Personal data cannot be kept until a day that is over."""

    code = "retention_past"
    pointer = "/until"


class RetentionLongError(InvalidRequestError):
    """Personal data cannot be kept for so long after the event."""

    code = "retention_long"
    pointer = "/until"
