"""When a message that did not arrive is sent again, and when an endpoint is given up."""

from datetime import datetime, timedelta
from typing import Final

PAUSES: Final = (5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400)
"""Seconds to the next attempt, after the first failure, the second, and so on; then the last."""
GIVEN_UP: Final = timedelta(days=3)
"""An endpoint at which nothing has arrived for so long is switched off."""


def next_attempt(failures: int, now: datetime) -> datetime:
    """Return when to try again after so many failures in a row, at least one."""
    return now + timedelta(seconds=PAUSES[min(failures, len(PAUSES)) - 1])


def is_given_up(failing_since: datetime, now: datetime) -> bool:
    """Return whether an endpoint has failed for too long."""
    return now - failing_since >= GIVEN_UP
