"""When a solve must end: its time limit on the wall clock, or its caller's wish."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Clock:
    """Time since the start of a solve, and what is left of it, in seconds."""

    limit: float
    stop: Callable[[], bool]
    start: float = field(default_factory=time.monotonic)

    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.start

    def left(self) -> float:
        """Seconds until the limit, never below 0."""
        return max(0.0, self.limit - self.elapsed())

    def over(self) -> bool:
        """Whether the solve must end now."""
        return self.left() <= 0 or self.stop()
