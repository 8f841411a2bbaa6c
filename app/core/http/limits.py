"""Limits on attempts to log in or to use public tokens, counted in this process."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from typing import Final

from fastapi import Request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.core.errors import AppError, TooManyRequestsError

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


class AttemptLimiter:
    """Allows a limited number of attempts per key in a moving window."""

    def __init__(self, rate: str) -> None:
        self._rate: RateLimitItem = parse(rate)
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._under_way = Counter[str]()
        self._lock = Lock()

    def check(self, key: str) -> None:
        """Count an attempt; TooManyRequestsError, without counting it, if none is left."""
        if not self._window.hit(self._rate, key):
            raise self._refusal(key)

    @contextmanager
    def failures(self, key: str) -> Iterator[None]:
        """Count an attempt only if it fails; TooManyRequestsError, before it, if none is left.

        Attempts that are under way may all fail, so that no more of them begin than are left.
        """
        with self._lock:
            if not self._window.test(self._rate, key, cost=self._under_way[key] + 1):
                raise self._refusal(key)
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

    def _refusal(self, key: str) -> TooManyRequestsError:
        reset = self._window.get_window_stats(self._rate, key).reset_time
        return TooManyRequestsError(seconds=max(1, round(reset - time.time())))
