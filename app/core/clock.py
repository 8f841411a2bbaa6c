"""The clock, injected: nothing else in the application reads the time."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Protocol

from fastapi import Depends, Request

LONGEST_LATENESS = timedelta(days=60)
"""How long a device may keep what it has to report; an older time is that of a wrong clock."""


class Clock(Protocol):
    """A source of the current time."""

    def now(self) -> datetime:
        """Return the current moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the current moment, aware, in UTC."""
        return datetime.now(UTC)


async def _now(request: Request) -> datetime:
    clock: Clock = request.app.state.clock
    return clock.now()


Now = Annotated[datetime, Depends(_now)]


def device_moment(offline: bool, by_device: datetime, received_at: datetime) -> datetime:
    """Return the moment that counts for something that a device reports.

    Online, it is when the server received it. Offline, it is the time by the device's clock
    (`by_device`), but at the latest when the server received it; where that clock cannot be right,
    it is when the server received it, too.
    """
    if not offline or received_at - by_device > LONGEST_LATENESS:
        return received_at
    return min(by_device, received_at)
