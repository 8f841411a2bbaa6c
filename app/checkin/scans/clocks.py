"""When a scan counts as made, on which gate day, and if a device's clock can be right: pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONGEST_LATENESS = timedelta(days=60)
"""A scan that a device kept for longer was stamped by a clock that cannot be right."""
LONGEST_LEAD = timedelta(days=2)
"""No clock that somebody looked at is further ahead than this."""
LONGER_THAN_A_DAY = timedelta(hours=26)
"""No gate day is longer, not even one on which clocks are put back."""
NOTICED_SKEW = timedelta(minutes=2)
"""How far a device's clock may be off before staff are told."""


def day_of(at: datetime, zone: str) -> date:
    """Return the gate day of a moment: the calendar day in the event's zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def is_believable(scanned_at: datetime, now: datetime) -> bool:
    """Tell whether a device's clock can have been right, give or take what clocks are off."""
    return -LONGEST_LATENESS <= scanned_at - now <= LONGEST_LEAD


def clock_is_off(offline: bool, scanned_at: datetime, received_at: datetime) -> bool:
    """Tell whether staff should look at a device's clock."""
    skew = scanned_at - received_at
    return skew > NOTICED_SKEW or (not offline and skew < -NOTICED_SKEW)
