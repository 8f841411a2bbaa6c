"""On which gate day a scan counts, and whether a device's clock is off: pure."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.clock import LONGEST_LATENESS

_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""Between these, every database can store a moment, in any zone."""
LONGER_THAN_A_DAY = timedelta(hours=26)
"""Longer than any gate day, including one on which clocks are put back."""
NOTICED_SKEW = timedelta(minutes=2)
"""How far a device's clock may be off before staff see a warning."""


def day_of(at: datetime, zone: str) -> date:
    """Return the gate day of a moment: the calendar day in the event's zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def storable(scanned_at: datetime) -> datetime:
    """Return a device's time, moved to the nearest that can be stored; no clock loses a scan."""
    return min(max(scanned_at, _EARLIEST), _LATEST).astimezone(UTC)


def clock_is_off(offline: bool, scanned_at: datetime, received_at: datetime) -> bool:
    """Tell whether a device's clock differs so much that staff should look at it.

    An offline scan is received late, which does not make its clock slow: there only a fast clock
    is noticed, and one so slow that nothing is kept for so long.
    """
    lead = scanned_at - received_at
    return lead > NOTICED_SKEW or -lead > (LONGEST_LATENESS if offline else NOTICED_SKEW)
