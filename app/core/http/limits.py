"""Limits on attempts to log in or to use public tokens, counted in this process.

What is left of a limit is said in the answer (`RateLimit`, `RateLimit-Policy`), by the draft of the
IETF: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/, version 10.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from typing import Final, NamedTuple

from fastapi import Request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.core.errors import AppError, TooManyRequestsError

POLICY_HEADER: Final = "RateLimit-Policy"
LEFT_HEADER: Final = "RateLimit"
_ONE_HOUSEHOLD: Final = 64
"""Bits of an IPv6 address that its owner cannot choose."""
_LOCAL: Final = ip_network("fc00::/7")
"""Private addresses of IPv6 (ULA)."""


def network_of(address: str) -> str:
    """Return what stands for whoever has an address: IPv4 itself, of IPv6 its first 64 bits.

    In a local network (private or link-local addresses) one /64 holds everybody, so each address of
    IPv6 is itself there. An IPv4 address that was written as IPv6 is that IPv4 address; what is no
    address is itself.
    """
    try:
        there = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(there, IPv6Address):
        return str(there)
    if there.ipv4_mapped is not None:
        return str(there.ipv4_mapped)
    if there in _LOCAL or there.is_link_local:
        return str(there)
    kept = int(there) >> _ONE_HOUSEHOLD << _ONE_HOUSEHOLD
    return f"{IPv6Address(kept)}/{_ONE_HOUSEHOLD}"


def is_loopback(address: str) -> bool:
    """Return whether an address is one of this machine for itself."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def client_network(request: Request) -> str:
    """Return the network from which a request comes (`network_of`)."""
    return network_of(request.client.host) if request.client else "unknown"


class Left(NamedTuple):
    """What is left of a limit."""

    policy: str
    """The limit's name."""
    quota: int
    window: int
    """In seconds."""
    left: int
    resets_in: int
    """Seconds until attempts are counted off."""


LEFT: ContextVar[dict[str, Left] | None] = ContextVar("left", default=None)
"""What the limits say that this request has touched, by name; None: there is no request."""


def headers(found: Iterable[Left]) -> dict[str, str]:
    """Return the headers that say what is left of limits."""
    limits = sorted(found)
    if not limits:
        return {}
    return {
        POLICY_HEADER: ", ".join(f'"{one.policy}";q={one.quota};w={one.window}' for one in limits),
        LEFT_HEADER: ", ".join(f'"{one.policy}";r={one.left};t={one.resets_in}' for one in limits),
    }


class AttemptLimiter:
    """Allows a limited number of attempts per key in a moving window.

    `policy` is the name under which answers say what is left; None: they do not say it, where that
    would tell a stranger something.
    """

    def __init__(self, rate: str, policy: str | None = None) -> None:
        self._policy = policy
        self._rate: RateLimitItem = parse(rate)
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._under_way = Counter[str]()
        self._lock = Lock()

    def check(self, key: str) -> None:
        """Count an attempt; TooManyRequestsError, without counting it, if none is left."""
        is_allowed = self._window.hit(self._rate, key)
        seconds = self._note(key)
        if not is_allowed:
            raise TooManyRequestsError(seconds=seconds)

    @contextmanager
    def failures(self, key: str) -> Iterator[None]:
        """Count an attempt only if it fails; TooManyRequestsError, before it, if none is left.

        Attempts that are under way may all fail, so that no more of them begin than are left.
        """
        with self._lock:
            if not self._window.test(self._rate, key, cost=self._under_way[key] + 1):
                raise TooManyRequestsError(seconds=self._note(key))
            self._under_way[key] += 1
        failed = False
        try:
            yield
        except AppError:
            failed = True
            raise
        finally:
            with self._lock:
                if failed:
                    self._window.hit(self._rate, key)
                self._under_way -= Counter((key,))  # keys without any are forgotten
            self._note(key)

    def _note(self, key: str) -> int:
        """Note for the answer what is left; return the seconds until attempts are counted off."""
        stats = self._window.get_window_stats(self._rate, key)
        seconds = max(1, round(stats.reset_time - time.time()))
        found = LEFT.get()
        if self._policy is not None and found is not None:
            window = self._rate.get_expiry()
            found[self._policy] = Left(
                self._policy, self._rate.amount, window, stats.remaining, seconds
            )
        return seconds
