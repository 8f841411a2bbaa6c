"""Clocks for tests."""

from scheduler.budget.clock import Clock


def calm() -> Clock:
    """Return a clock that has just started, with a minute left."""
    return Clock(limit=60, stop=lambda: False)
