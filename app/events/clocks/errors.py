"""Refusals about the clock of an event's day."""

from app.core.errors import ConflictError


class ClockFixedError(ConflictError):
    """The event is no rehearsal, so its clock is the real one."""

    code = "clock_fixed"
