"""The names and addresses under which devices in a hall reach this machine."""

import socket
from ipaddress import AddressValueError, IPv4Address

LOOPBACK = IPv4Address("127.0.0.1")
_BEYOND = ("10.255.255.255", 9)
"""Any address of another machine: choosing a route to it sends nothing."""


def own_addresses() -> list[IPv4Address]:
    """Return this machine's IPv4 addresses, the one that others use first, loopback last."""
    found = [_outward(), *_named(), LOOPBACK]
    return list(dict.fromkeys(address for address in found if address is not None))


def own_names() -> list[str]:
    """Return the names that reach this machine in its own network."""
    name = socket.gethostname().partition(".")[0].lower()
    return ["localhost", *([f"{name}.local"] if name and name != "localhost" else [])]


def address_of(host: str) -> IPv4Address | None:
    """Return the address that a host option names; None for a name or "every address"."""
    try:
        address = IPv4Address(host)
    except AddressValueError:
        return None
    return None if address.is_unspecified else address


def _outward() -> IPv4Address | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_BEYOND)
            return IPv4Address(probe.getsockname()[0])
        except OSError:
            return None


def _named() -> list[IPv4Address]:
    try:
        known = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return []
    return [IPv4Address(entry[4][0]) for entry in known]
