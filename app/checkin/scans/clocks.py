"""When a scan counts as made, on which gate day, and if a device's clock can be right: pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONGEST_LATENESS = timedelta(days=60)
"""How old a scan may be; an older time means that the device's clock is wrong."""
LONGEST_LEAD = timedelta(days=2)
"""How far ahead of the server's clock the time of a scan may be."""
LONGER_THAN_A_DAY = timedelta(hours=26)
"""Longer than any gate day, including one on which clocks are put back."""
NOTICED_SKEW = timedelta(minutes=2)
"""How far a device's clock may be off before staff see a warning."""


def day_of(at: datetime, zone: str) -> date:
    """Return the gate day of a moment: the calendar day in the event's zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def is_believable(scanned_at: datetime, now: datetime) -> bool:
    """Tell whether the time that a device gave for a scan is within what is accepted."""
    return -LONGEST_LATENESS <= scanned_at - now <= LONGEST_LEAD


def clock_is_off(offline: bool, scanned_at: datetime, received_at: datetime) -> bool:
    """Tell whether a device's clock differs so much that staff should look at it.

    An offline scan is received late, which does not make its clock slow: there only a fast clock
    is noticed.
    """
    skew = scanned_at - received_at
    return skew > NOTICED_SKEW or (not offline and skew < -NOTICED_SKEW)
