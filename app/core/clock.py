"""The clock, injected: nothing else in the application asks what time it is."""

from datetime import UTC, datetime
from typing import Annotated, Protocol

from fastapi import Depends, Request


class Clock(Protocol):
    """Something that tells the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


async def _now(request: Request) -> datetime:
    clock: Clock = request.app.state.clock
    return clock.now()


Now = Annotated[datetime, Depends(_now)]


def device_moment(offline: bool, by_device: datetime, received_at: datetime) -> datetime:
    """Return when something that a device reports counts as done.

    Online, it is when the server received it. Without a network, it is the time of the device's
    clock (`by_device`), but never later than the server received it.
    """
    return min(by_device, received_at) if offline else received_at
