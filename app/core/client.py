"""From which address a request comes, for whoever writes down what it did."""

from contextvars import ContextVar
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

CLIENT: Final[ContextVar[str | None]] = ContextVar("client", default=None)
"""The address of the request at hand; None outside of requests."""
_KEPT_BITS: Final = {4: 24, 6: 48}
"""Bits of an address that remain when it is shortened: many people share them."""


def plain(host: str | None) -> str | None:
    """Return an address without its zone, an IPv4 one as such; None for what is no address."""
    try:
        there = ip_address((host or "").partition("%")[0])
    except ValueError:
        return None
    inner = there.ipv4_mapped if isinstance(there, IPv6Address) else None
    return str(inner or there)


def shortened(address: str) -> str:
    """Return the network of an address: of IPv4 24 bits, of IPv6 48."""
    there = ip_address(address)
    return str(ip_network(f"{there}/{_KEPT_BITS[there.version]}", strict=False))


def written_as(address: str) -> tuple[str, ...]:
    """Return the forms in which an address that somebody looks for may be written down.

    It is an address or a shortened one; ValueError for what is neither.
    """
    there = plain(address.strip())
    return (there, shortened(there)) if there else (str(ip_network(address.strip())),)
