"""The clock, injected: nothing else in the application reads the time."""

from collections.abc import Mapping, MutableMapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final, Protocol

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
_TRUE: Final = "true_now"


def keep_true(info: MutableMapping[Any, Any], now: datetime) -> None:
    """Note in a session's `info` the moment that it really is, before an event's clock is asked."""
    info[_TRUE] = now


def true_now(info: Mapping[Any, Any], now: datetime) -> datetime:
    """Return the moment that it really is where `now` is that of an event's own clock.

    What guards people and data goes by it: the audit log, badges, keys and jobs.
    """
    found: datetime = info.get(_TRUE, now)
    return found


def device_moment(offline: bool, by_device: datetime, received_at: datetime) -> datetime:
    """Return the moment that counts for something that a device reports.

    Online, it is when the server received it. Offline, it is the time by the device's clock
    (`by_device`), but at the latest when the server received it; where that clock cannot be right,
    it is when the server received it, too.
    """
    if not offline or received_at - by_device > LONGEST_LATENESS:
        return received_at
    return min(by_device, received_at)
