"""When a solve must end: its limit, or its caller's wish.

A limit is in seconds of the wall clock, or, where runs must be repeatable, in seconds' worth of
work: then only what was counted decides, and the same input ends at the same point on any machine.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import monotonic


def never() -> bool:
    """The stop signal of a caller who never stops."""
    return False


@dataclass
class Work:
    """Work done so far, in seconds' worth, by which a repeatable run measures itself.

    `wall` is the limit that the wall clock sets nevertheless, in seconds since the start; a run
    that it ends is not repeatable.
    """

    wall: float
    done: float = 0.0


@dataclass(frozen=True)
class Clock:
    """What is left of a limit, in seconds or seconds' worth of work (`work`)."""

    limit: float
    stop: Callable[[], bool] = never
    work: Work | None = None
    start: float = field(default_factory=monotonic)

    def elapsed(self) -> float:
        """Seconds of the wall clock since the start."""
        return monotonic() - self.start

    def left(self) -> float:
        """Seconds (or their worth of work) until the limit, never below 0."""
        return max(0.0, self.limit - self._now())

    def wall(self) -> float:
        """Seconds of the wall clock until the run must end, never below 0."""
        return self.left() if self.work is None else max(0.0, self.work.wall - self.elapsed())

    def over(self) -> bool:
        """Whether the solve must end now."""
        return self.left() <= 0 or self.wall() <= 0 or self.stop()

    def book(self, work: float) -> None:
        """Count work, in seconds' worth; the wall clock counts by itself."""
        if self.work is not None:
            self.work.done += work

    def part(self, seconds: float, stop: Callable[[], bool] | None = None) -> "Clock":
        """The same clock with a limit so far ahead at most, and another stop signal if given."""
        limit = min(self.limit, self._now() + seconds)
        return replace(self, limit=limit, stop=stop or self.stop)

    def repeatable(self) -> bool:
        """Whether neither the wall clock nor the caller has had a say so far."""
        return self.work is not None and self.wall() > 0 and not self.stop()

    def at_least(self, seconds: float) -> "Clock":
        """The same clock with at least so long to go."""
        return replace(self, limit=max(self.limit, self._now() + seconds))

    def _now(self) -> float:
        return self.elapsed() if self.work is None else self.work.done


def repeatable_clock(limit: float, stop: Callable[[], bool] = never) -> Clock:
    """A clock that counts work; the wall clock ends it at the limit, in seconds, nevertheless."""
    return Clock(limit, stop, Work(limit))
