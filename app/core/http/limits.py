"""Limits on attempts: log-in and public tokens. Counted in this process."""

import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.core.errors import TooManyRequestsError


class AttemptLimiter:
    """At most so many attempts per key in a moving window."""

    def __init__(self, rate: str) -> None:
        self._rate: RateLimitItem = parse(rate)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def check(self, key: str) -> None:
        """Count an attempt; TooManyRequestsError, and nothing counted, when none is left."""
        if not self._window.hit(self._rate, key):
            reset = self._window.get_window_stats(self._rate, key).reset_time
            raise TooManyRequestsError(seconds=max(1, round(reset - time.time())))
