"""Which calls are repeated, and after which wait: pure."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from titik_temu_client.errors import Problem, TitikTemuError, Unreachable
from titik_temu_client.requests import Request

FIRST_WAIT = 0.5
LONGEST_BACK_OFF = 30.0
NOT_NOW = frozenset({429, 503})
"""Statuses after which the same call may work, as the server has not carried it out."""
UNCLEAR = frozenset({408, 500, 502, 504})
"""Statuses that do not tell whether it was carried out."""


@dataclass(frozen=True)
class Repeating:
    """How calls are repeated: `attempts` in all, with at most `longest_wait` seconds between."""

    attempts: int = 5
    longest_wait: float = 60.0
    chance: Callable[[], float] = random.random

    def wait_after(self, error: TitikTemuError, attempt: int, *, repeatable: bool) -> float | None:
        """Return the seconds until the next attempt; None: there is none."""
        if attempt >= self.attempts:
            return None
        wait = self.back_off(attempt)
        if isinstance(error, Unreachable):
            return wait if repeatable else None
        if not isinstance(error, Problem):
            return None
        asked = error.retry_after or 0.0
        again = error.status in NOT_NOW or (repeatable and error.status in UNCLEAR)
        return max(wait, asked) if again and asked <= self.longest_wait else None

    def back_off(self, failures: int) -> float:
        """Return the seconds to wait after so many failures; callers differ by chance."""
        longest = min(LONGEST_BACK_OFF, FIRST_WAIT * 2.0 ** (failures - 1))
        return longest * (0.5 + self.chance() / 2)


def is_repeatable(request: Request[object], *, has_token: bool) -> bool:
    """Return whether the server carries a call out once, however often it is sent.

    It keeps the answers of those with a token alone; and a change based on something older than
    itself would be refused when it comes again.
    """
    return has_token if request.method == "POST" else request.if_match is None


def retry_after(text: str | None) -> float | None:
    """Return the seconds that a `Retry-After` asks for."""
    if not text:
        return None
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except ValueError:
        return None
