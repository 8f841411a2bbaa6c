"""Refusals about versions of the timetable."""

from app.core.errors import ConflictError


class PublishedMeanwhileError(ConflictError):
    """Another timetable is published than the caller expects."""

    code = "published_meanwhile"
