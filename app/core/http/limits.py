"""Limits on attempts to log in or to use public tokens, counted in this process."""

import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.core.errors import TooManyRequestsError


class AttemptLimiter:
    """Allows a limited number of attempts per key in a moving window."""

    def __init__(self, rate: str) -> None:
        self._rate: RateLimitItem = parse(rate)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def check(self, key: str) -> None:
        """Count an attempt; TooManyRequestsError, without counting it, if none is left."""
        if not self._window.hit(self._rate, key):
            reset = self._window.get_window_stats(self._rate, key).reset_time
            raise TooManyRequestsError(seconds=max(1, round(reset - time.time())))
