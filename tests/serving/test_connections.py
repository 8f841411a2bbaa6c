"""Who gives way to whom, without any socket."""

from collections import Counter
from functools import partial
from random import Random

import pytest

from app.core.http.limits import network_of
from app.serving.connections import Bounds, Connections, Exempt, Place


def admitted(connections: Connections, address: str, dropped: list[str], name: str) -> Place:
    place = connections.admit(address)
    assert place is not None
    place.drop = lambda: dropped.append(name)
    return place


def test_the_crowd_gives_way_before_anybody_else() -> None:
    connections, dropped = Connections(Bounds(connections=4), Exempt("")), list[str]()
    admitted(connections, "192.0.2.1", dropped, "alone")
    for name in ("first", "second", "third"):
        admitted(connections, "192.0.2.2", dropped, name)
    admitted(connections, "192.0.2.3", dropped, "new")
    assert (dropped, connections.count) == (["first"], 4)


def test_the_network_with_most_silent_ones_is_always_the_one_that_gives_way() -> None:
    """As if all were counted each time, whatever comes, asks and goes."""
    chance, bounds = Random(1), Bounds(connections=40, of_one_network=15)
    connections, open_places = Connections(bounds, Exempt("")), dict[Place, bool]()
    for _ in range(3_000):
        silent = Counter(place.network for place, is_silent in open_places.items() if is_silent)
        act = chance.choice(("come", "come", "ask", "rest", "go"))
        if act == "come" or not open_places:
            address = f"192.0.2.{min(chance.randrange(1, 9), chance.randrange(1, 9))}"
            place, dropped = _come(connections, address, open_places)
            if len(dropped) == 1 and dropped[0].network != address:
                assert silent[dropped[0].network] == max(silent.values())
            if place is not None:
                open_places[place] = True
            continue
        place = chance.choice(list(open_places))
        if act == "go":
            connections.left(place)
            del open_places[place]
        else:
            (connections.busy if act == "ask" else connections.silent)(place)
            open_places[place] = act == "rest"
        assert connections.count == len(open_places)


def _come(
    connections: Connections, address: str, open_places: dict[Place, bool]
) -> tuple[Place | None, list[Place]]:
    """Let somebody come; return their place, and whom it was taken from."""
    dropped: list[Place] = []
    for place in open_places:
        place.drop = partial(dropped.append, place)
    newcomer = connections.admit(address)
    for place in dropped:
        del open_places[place]
    return newcomer, dropped


def test_of_connections_with_requests_none_is_dropped() -> None:
    connections, dropped = Connections(Bounds(of_one_network=2), Exempt("")), list[str]()
    both = [admitted(connections, "192.0.2.1", dropped, name) for name in "ab"]
    for place in both:
        connections.busy(place)
    assert connections.admit("192.0.2.1") is None
    connections.silent(both[1])
    assert connections.admit("192.0.2.1") is not None
    assert dropped == ["b"]


def test_a_place_is_given_back_once() -> None:
    connections = Connections(Bounds(), Exempt(""))
    place = connections.admit("192.0.2.1")
    assert place is not None
    for _ in range(2):
        connections.left(place)
    connections.silent(place)
    connections.drop_a_silent_one()
    assert connections.count == 0


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::1"),
        ("fd12:3456:789a:1::7", "fd12:3456:789a:1::7"),
        ("::1", "::/64"),
        ("testclient", "testclient"),
    ],
)
def test_an_owner_of_ipv6_addresses_has_one_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_proxies_are_named_by_address_and_network() -> None:
    proxies = Exempt("127.0.0.1, 10.0.0.0/8")
    assert [a in proxies for a in ("127.0.0.1", "10.1.2.3", "192.0.2.1", "x")] == [
        True,
        True,
        False,
        False,
    ]
    assert "192.0.2.1" in Exempt("*")
    by_name = Exempt("proxy.hall, /run/proxy.sock, 10.0.0.0/8")
    assert [a in by_name for a in ("proxy.hall", "/run/proxy.sock", "10.1.2.3", "192.0.2.1")] == [
        True,
        True,
        True,
        False,
    ]
