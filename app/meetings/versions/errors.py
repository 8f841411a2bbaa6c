"""Refusals about versions of the timetable."""

from app.core.errors import ConflictError


class PastChangedError(ConflictError):
    """The version has other meetings in a slot whose time has come than the published one."""

    code = "past_changed"


class PublishedMeanwhileError(ConflictError):
    """Another timetable is published than the caller expects."""

    code = "published_meanwhile"


class SlotsWithdrawnError(ConflictError):
    """The version has meetings in slots that have left the programme."""

    code = "slots_withdrawn"
