"""Refusals about events and programmes."""

from app.core.errors import ConflictError, InvalidRequestError


class IntervalOrderError(InvalidRequestError):
    """A stretch ends before it starts."""

    code = "interval_order"
    pointer = "/programme"


class IntervalsOverlapError(InvalidRequestError):
    """Two stretches of the programme overlap."""

    code = "intervals_overlap"
    pointer = "/programme"


class TimezoneUnknownError(InvalidRequestError):
    """The zone is not in the IANA list."""

    code = "timezone_unknown"
    pointer = "/timezone"


class RegencyUnknownError(InvalidRequestError):
    """A code that no regency has."""

    code = "regency_unknown"
    pointer = "/regions"


class ProgrammeInUseError(ConflictError):
    """A slot in which some timetable has meetings, or to which a pair is locked, stays a slot."""

    code = "programme_in_use"


class NameMismatchError(InvalidRequestError):
    """Deleting an event needs its name typed."""

    code = "name_mismatch"
    pointer = "query:confirm_name"
