"""Who is connected, and who gives way when a newcomer needs the place: pure bookkeeping.

A connection that asks for nothing (it is new, its request's head is not whole yet, or it is kept
open between two requests) is silent, and costs whoever opened it nothing. So silent ones never keep
others out: the oldest of them is dropped for a newcomer. Of connections with a request none is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Final

from app.core.http.limits import network_of


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many connections there may be, and how long each may take for what."""

    connections: int = 1_000
    """Open ones, live streams included; requests beyond that are answered with 503."""
    of_one_network: int = 300
    """From one address (public IPv6: from one /64); all phones of a hall may share one."""
    handshake_seconds: float = 10
    first_byte_seconds: float = 10
    head_seconds: float = 10
    """From a request's first byte to the end of its headers."""
    idle_seconds: int = 10
    """Between two requests."""
    body_seconds: float = 20
    """Each such span must bring `body_bytes`, or the rest of the body."""
    body_bytes: int = 20_000
    answer_seconds: float = 60
    """How long a client may take nothing of what waits to be sent to it."""


class Exempt:
    """The addresses that are not bounded each: the proxies, behind which everybody is."""

    def __init__(self, trusted_proxies: str) -> None:
        named = [each.strip() for each in trusted_proxies.split(",") if each.strip()]
        self._all = "*" in named
        self._networks = list[IPv4Network | IPv6Network]()
        self._literally = set[str]()
        """Names and paths of sockets, which a peer is only said to be."""
        for each in named:
            try:
                self._networks.append(ip_network(each, strict=False))
            except ValueError:
                self._literally.add(each)

    def __contains__(self, address: str) -> bool:
        if self._all:
            return True
        try:
            there = ip_address(address)
        except ValueError:
            return address in self._literally
        return any(there in network for network in self._networks)


def _nothing() -> None:
    """Drop nothing: what is to be dropped is not known yet."""


@dataclass(slots=True, eq=False)
class Place:
    """One connection's place among all; `drop` closes the connection."""

    network: str
    drop: Callable[[], object] = field(default=_nothing)


class Connections:
    """All connections of one server."""

    def __init__(self, bounds: Bounds, exempt: Exempt) -> None:
        self._bounds = bounds
        self._exempt = exempt
        self._places: dict[str, dict[Place, None]] = {}
        self._silent: dict[str, dict[Place, None]] = {}
        self.count = 0

    def admit(self, address: str) -> Place | None:
        """Return a place for a newcomer, silent at first; None if its network has no more.

        A silent connection may be dropped for it: of its own network where that has its share, else
        of the network with most silent ones where all places are taken.
        """
        network = network_of(address)
        mine = len(self._places.get(network, ()))
        if address not in self._exempt and mine >= self._bounds.of_one_network:
            if not self._drop_oldest(network):
                return None
        elif self.count >= self._bounds.connections:
            self.drop_a_silent_one()
        place = Place(network)
        self._places.setdefault(network, {})[place] = None
        self.count += 1
        self.silent(place)
        return place

    def drop_a_silent_one(self) -> None:
        """Drop the oldest silent connection of the network that has most of them."""
        if self._silent:
            self._drop_oldest(max(self._silent, key=lambda network: len(self._silent[network])))

    def silent(self, place: Place) -> None:
        """Note that a connection asks for nothing; it is now the newest that does."""
        _remove(self._silent, place)
        if place in self._places.get(place.network, ()):
            self._silent.setdefault(place.network, {})[place] = None

    def busy(self, place: Place) -> None:
        """Note that a connection has a request."""
        _remove(self._silent, place)

    def left(self, place: Place) -> None:
        """Give a connection's place back; more than once changes nothing."""
        _remove(self._silent, place)
        if _remove(self._places, place):
            self.count -= 1

    def _drop_oldest(self, network: str) -> bool:
        oldest: Final = next(iter(self._silent.get(network, ())), None)
        if oldest is None:
            return False
        self.left(oldest)
        oldest.drop()
        return True


def _remove(kept: dict[str, dict[Place, None]], place: Place) -> bool:
    """Take a place out of those of its network; return whether it was there."""
    of_network = kept.get(place.network, {})
    if place not in of_network:
        return False
    del of_network[place]
    if not of_network:
        del kept[place.network]
    return True
