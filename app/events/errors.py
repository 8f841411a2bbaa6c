"""Refusals about events and programmes."""

from app.core.errors import ConflictError, InvalidRequestError


class IntervalOrderError(InvalidRequestError):
    """An interval ends before it begins."""

    code = "interval_order"
    pointer = "/programme"


class IntervalsOverlapError(InvalidRequestError):
    """Two intervals of the programme overlap."""

    code = "intervals_overlap"
    pointer = "/programme"


class TimezoneUnknownError(InvalidRequestError):
    """The zone is not in the IANA list."""

    code = "timezone_unknown"
    pointer = "/timezone"


class RegencyUnknownError(InvalidRequestError):
    """There is no regency of that code."""

    code = "regency_unknown"
    pointer = "/regions"


class ProgrammeInUseError(ConflictError):
    """A slot is in use: a timetable has meetings in it, or a pair is locked to it."""

    code = "programme_in_use"


class NameMismatchError(InvalidRequestError):
    """The name given to confirm a deletion is not the event's."""

    code = "name_mismatch"
    pointer = "query:confirm_name"
