"""Identifiers: UUID version 7, so that ids sort by the time they were made (RFC 9562, 5.7).

Within one process every id is greater than those before, also within a millisecond or after the
clock is set back: the random part is then increased by a random step (RFC 9562, 6.2, method 2).
"""

import os
import threading
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0x2 << 62
_NOISE_BITS = 74
_STEP_BYTES = 4
_lock = threading.Lock()
_last = (0, 0)
"""Milliseconds and random part of the newest id."""


def new_id() -> UUID:
    """Return a new UUIDv7: 48 bits of Unix milliseconds, then 74 random bits."""
    global _last  # noqa: PLW0603 - what order means is a matter of the whole process
    with _lock:
        milliseconds, noise = time.time_ns() // 1_000_000, _random(10) >> 80 - _NOISE_BITS
        if milliseconds <= _last[0]:
            milliseconds, noise = _last[0], _last[1] + 1 + _random(_STEP_BYTES)
            if noise >> _NOISE_BITS:
                milliseconds, noise = milliseconds + 1, _random(8)
        _last = (milliseconds, noise)
    high = noise >> 62
    low = noise & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | _VERSION_7 | high << 64 | _VARIANT | low)


def _random(size: int) -> int:
    return int.from_bytes(os.urandom(size), "big")
