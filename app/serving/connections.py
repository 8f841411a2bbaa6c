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


class _Crowd:
    """Silent connections by network, the oldest of each first; which has most is known at once.

    A newcomer must not cost a look at a thousand networks: whoever opens many would slow down
    everybody else with it.
    """

    def __init__(self) -> None:
        self._of: dict[str, dict[Place, None]] = {}
        self._by_count: dict[int, dict[str, None]] = {}
        self._most = 0

    def add(self, place: Place) -> None:
        """Add the newest of its network."""
        of_network = self._of.setdefault(place.network, {})
        before = len(of_network)
        of_network[place] = None
        self._move(place.network, before, len(of_network))
        self._most = max(self._most, len(of_network))

    def discard(self, place: Place) -> None:
        """Take one out, if it is there."""
        of_network = self._of.get(place.network, {})
        if place not in of_network:
            return
        del of_network[place]
        self._move(place.network, len(of_network) + 1, len(of_network))
        if not of_network:
            del self._of[place.network]
        while self._most and self._most not in self._by_count:
            self._most -= 1

    def oldest(self, network: str) -> Place | None:
        """Return the oldest of a network; None if it has none."""
        return next(iter(self._of.get(network, ())), None)

    def largest(self) -> str | None:
        """Return a network of those with most; None if there is no silent connection."""
        return next(iter(self._by_count.get(self._most, ())), None)

    def _move(self, network: str, before: int, after: int) -> None:
        if before:
            peers = self._by_count[before]
            del peers[network]
            if not peers:
                del self._by_count[before]
        if after:
            self._by_count.setdefault(after, {})[network] = None


class Connections:
    """All connections of one server."""

    def __init__(self, bounds: Bounds, exempt: Exempt) -> None:
        self._bounds = bounds
        self._exempt = exempt
        self._places: dict[str, dict[Place, None]] = {}
        self._silent = _Crowd()
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
        network = self._silent.largest()
        if network is not None:
            self._drop_oldest(network)

    def silent(self, place: Place) -> None:
        """Note that a connection asks for nothing; it is now the newest that does."""
        self._silent.discard(place)
        if place in self._places.get(place.network, ()):
            self._silent.add(place)

    def busy(self, place: Place) -> None:
        """Note that a connection has a request."""
        self._silent.discard(place)

    def left(self, place: Place) -> None:
        """Give a connection's place back; more than once changes nothing."""
        self._silent.discard(place)
        if _remove(self._places, place):
            self.count -= 1

    def _drop_oldest(self, network: str) -> bool:
        oldest: Final = self._silent.oldest(network)
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
