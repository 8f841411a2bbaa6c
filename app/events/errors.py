"""Refusals about events and programmes."""

from collections.abc import Callable, Sequence
from typing import Any

from app.core.errors import ConflictError, InvalidRequestError
from app.core.locale import Locale, in_words, text


class IntervalOrderError(InvalidRequestError):
    """An interval ends before it begins."""

    code = "interval_order"
    pointer = "/programme"


class IntervalsOverlapError(InvalidRequestError):
    """Two intervals of the programme overlap; `said` names them in a reader's language."""

    code = "intervals_overlap"
    pointer = "/programme"

    def __init__(self, *, said: Sequence[Callable[[Locale], str]], **params: Any) -> None:
        super().__init__(**params)
        self._said = said

    def detail(self, locale: Locale) -> str:
        """Return the sentence with both intervals as their reader calls them."""
        first, second = (one(locale) for one in self._said)
        at = {name: in_words(self.params[name], locale) for name in ("start", "end")}
        return text(f"errors.{self.code}", locale, first=first, second=second, **at)


class IntervalDayError(InvalidRequestError):
    """An interval is on a day that is none of the event's."""

    code = "interval_day"
    pointer = "/programme"


class IntervalUnknownError(InvalidRequestError):
    """An `id` in the programme names no interval of it, or one that is named twice."""

    code = "interval_unknown"
    pointer = "/programme"


class NoSlotFitsError(InvalidRequestError):
    """A session is too short for one slot of the length asked for."""

    code = "no_slot_fits"
    pointer = "/minutes"


class SessionUnknownError(InvalidRequestError):
    """The session has no slot on that day that has not begun."""

    code = "session_unknown"
    pointer = "/session"


class PrayerStaysError(InvalidRequestError):
    """What comes before the Friday prayer would run into it."""

    code = "prayer_stays"
    pointer = "/minutes"


class PastMidnightError(InvalidRequestError):
    """A part of the programme would leave its day."""

    code = "past_midnight"
    pointer = "/programme"


class EventDaysError(InvalidRequestError):
    """The days do not begin with the event's first day."""

    code = "event_days"
    pointer = "/days"


class ProgrammeTooLongError(InvalidRequestError):
    """The programme has more parts than one can have."""

    code = "programme_too_long"
    pointer = "/programme"


class EventSpanError(InvalidRequestError):
    """The event would have too many days, or one beyond the last that an event can have."""

    code = "event_span"
    pointer = "/days"


class DayInUseError(ConflictError):
    """A day that is to be left out has a programme."""

    code = "day_in_use"


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


class AddressNeededError(ConflictError):
    """A link would lead to whatever address the request named, because none is set."""

    code = "address_needed"


class RetentionPastError(InvalidRequestError):
    """Personal data cannot be kept until a day that is over."""

    code = "retention_past"
    pointer = "/retain_until"


class RetentionLongError(InvalidRequestError):
    """Personal data cannot be kept for so long after the event."""

    code = "retention_long"
    pointer = "/retain_until"
