"""Clocks for tests."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from scheduler.budget.clock import Clock


def calm() -> Clock:
    """Return a clock that has just started, with a minute left."""
    return Clock(limit=60, stop=lambda: False)


@contextmanager
def slow() -> Iterator[None]:
    """The wall clock at a sixtieth of its pace, for the scheduler."""
    start = time.monotonic()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "scheduler.budget.clock.monotonic", lambda: start + (time.monotonic() - start) / 60
        )
        yield


class ReadingsClock:
    """A wall clock on which time passes by its being read: `readings` of them make a second.

    Whoever reads it more than `patience` times after `limit` seconds goes on in spite of the limit,
    and is ended by an error.
    """

    def __init__(self, readings: int, limit: float, patience: int) -> None:
        self.late = 0
        """Readings after the limit."""
        self._count = 0
        self._readings = readings
        self._limit = limit
        self._patience = patience

    def __call__(self) -> float:
        """Read it, in place of `time.monotonic`."""
        now = self._count / self._readings
        self._count += 1
        self.late += now > self._limit
        assert self.late <= self._patience, "work goes on though its time is up"
        return now

    @property
    def left(self) -> float:
        """Seconds until the limit, looked up without time passing."""
        return max(0.0, self._limit - self._count / self._readings)
