"""Addresses to which messages may go: never into a private network, unless the operator lets them.

A name is resolved for each connection, all addresses that it leads to are looked at, and the
connection goes to one that was looked at: a name that changes its mind in between gains nothing.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlsplit

import httpcore

SocketOption = Any
"""What httpcore hands on to sockets."""


class PrivateAddressError(Exception):
    """A name leads to an address within a private network."""


class Guard(httpcore.NetworkBackend):
    """Opens connections to public addresses only, each operation of which ends by `deadline`."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._plain = httpcore.SyncBackend()
        self.deadline = time.monotonic()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to an address that the name leads to; PrivateAddressError."""
        address = self._resolved(host, port)
        stream = self._plain.connect_tcp(
            address, port, self.left(timeout), local_address, socket_options
        )
        return _Bounded(stream, self)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Refuse: a socket on this machine is nobody's address."""
        raise PrivateAddressError

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._plain.sleep(seconds)

    def left(self, timeout: float | None) -> float:
        """Return the seconds that an operation may take; raises once the deadline is over."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if timeout is None else min(left, timeout)

    def _resolved(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        addresses = [str(entry[4][0]) for entry in found]
        if not addresses:
            raise httpcore.ConnectError
        if not self._private and not all(map(is_public, addresses)):
            raise PrivateAddressError
        return addresses[0]


class _Bounded(httpcore.NetworkStream):
    """A connection whose reads and writes end by the guard's deadline."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read, by the deadline."""
        return self._stream.read(max_bytes, self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write, by the deadline."""
        self._stream.write(buffer, self._guard.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Begin TLS, by the deadline."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._guard.left(timeout))
        return _Bounded(secured, self._guard)

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self._stream.get_extra_info(info)


def is_public(address: str) -> bool:
    """Return whether an address is one of the public internet."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner))
        if found in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        if any(found in network for network in _LOCAL):
            return False
    return found.is_global and not found.is_multicast


_LOCAL: Final = (
    ipaddress.IPv6Network("64:ff9b:1::/48"),
    ipaddress.IPv6Network("fec0::/10"),
    ipaddress.IPv6Network("::/96"),
)
"""Translators of one's own (RFC 8215), sites, and IPv4 addresses as they were once written."""
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses as a translator shows them (RFC 6052)."""


def is_acceptable(url: str, *, private: bool) -> bool:
    """Return whether an address may be that of an endpoint, as far as it can be read off.

    It has a name and no user, and is https; where `private` networks are let in, http too.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        return False
    if parts.scheme not in ("https", "http") or (parts.scheme == "http" and not private):
        return False
    if not host or "@" in parts.netloc or port == 0 or not url.isascii() or not url.isprintable():
        return False
    try:
        return private or is_public(host)
    except ValueError:
        return private or ("." in host and not host.endswith((".local", ".localhost", ".internal")))
