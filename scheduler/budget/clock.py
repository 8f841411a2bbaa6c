"""When a run must end: at its limit, or when its caller says stop.

A limit is in seconds of the wall clock, or, where runs must be repeatable, in seconds' worth of
work. Then only the work counted decides, and the same input ends at the same point on any machine.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import monotonic


def never() -> bool:
    """Return `False`: the stop signal of a caller who never stops a run."""
    return False


def _now() -> float:
    """Return seconds of the wall clock, which tests put their own in place of."""
    return monotonic()


@dataclass
class Work:
    """Work done so far, in seconds' worth, which limits a repeatable run.

    `wall` is a limit of the wall clock beside it, in seconds since the start; a run that ends at
    this limit is not repeatable.
    """

    wall: float
    done: float = 0.0


@dataclass(frozen=True)
class Clock:
    """What is left of a limit, in seconds or seconds' worth of work (`work`)."""

    limit: float
    stop: Callable[[], bool] = never
    work: Work | None = None
    start: float = field(default_factory=_now)

    def elapsed(self) -> float:
        """Return seconds of the wall clock since the start."""
        return monotonic() - self.start

    def left(self) -> float:
        """Return seconds (or their worth of work) until the limit, never below 0."""
        return max(0.0, self.limit - self._now())

    def wall(self) -> float:
        """Return seconds of the wall clock until the run must end, never below 0."""
        return self.left() if self.work is None else max(0.0, self.work.wall - self.elapsed())

    def over(self) -> bool:
        """Return whether the run must end now."""
        return self.left() <= 0 or self.wall() <= 0 or self.stop()

    def book(self, work: float) -> None:
        """Count work, in seconds' worth; nothing happens where the wall clock is the limit."""
        if self.work is not None:
            self.work.done += work

    def part(self, seconds: float, stop: Callable[[], bool] | None = None) -> "Clock":
        """Return the clock with at most these seconds left, and another stop signal if given."""
        limit = min(self.limit, self._now() + seconds)
        return replace(self, limit=limit, stop=stop or self.stop)

    def repeatable(self) -> bool:
        """Return whether only counted work has limited the run so far."""
        return self.work is not None and self.wall() > 0 and not self.stop()

    def at_least(self, seconds: float) -> "Clock":
        """Return the clock with at least these seconds left."""
        return replace(self, limit=max(self.limit, self._now() + seconds))

    def _now(self) -> float:
        return self.elapsed() if self.work is None else self.work.done


def repeatable_clock(limit: float, stop: Callable[[], bool] = never) -> Clock:
    """Return a clock that counts work; the wall clock ends it at the same limit in seconds."""
    return Clock(limit, stop, Work(limit))
