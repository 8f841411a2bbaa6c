"""Real connections that ask for nothing, or slowly, leave others served; with TLS and without."""

import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.hall.certificates import Certified
from app.serving.connections import Bounds
from tests.serving.doors import HELLO, PATIENCE, WAIT, answer, authority, door, unhurried

OK = b"HTTP/1.1 200 OK"
SOON = 0.2
"""Seconds of the deadline that a test waits for."""


@pytest.fixture(params=["http", "https"])
def certified(request: pytest.FixtureRequest, tmp_path: Path) -> Certified | None:
    return authority(tmp_path / "tls") if request.param == "https" else None


def test_silent_connections_leave_others_served(certified: Certified | None) -> None:
    with door(unhurried(connections=12), certified) as served, ExitStack() as crowd:
        for _ in range(60):
            crowd.enter_context(served.reach(plain=True))
        assert [served.ask() for _ in range(15)] == [OK] * 15


def test_half_a_head_counts_as_silence(certified: Certified | None) -> None:
    with door(unhurried(connections=6), certified) as served, ExitStack() as crowd:
        for _ in range(20):
            half = crowd.enter_context(served.reach())
            half.sendall(HELLO[:20])
        assert served.ask() == OK


def test_one_network_has_its_share_and_no_more(certified: Certified | None) -> None:
    with door(unhurried(of_one_network=3), certified) as served, ExitStack() as crowd:
        busy = [crowd.enter_context(served.reach("127.0.0.2")) for _ in range(3)]
        for connection in busy:
            connection.sendall(WAIT)
            assert served.waiting.acquire(timeout=PATIENCE)
        assert served.ask(own="127.0.0.2") == b""
        assert served.ask(own="127.0.0.3") == OK
        served.open.set()
        assert [answer(connection) for connection in busy] == [OK] * 3
        assert served.ask(own="127.0.0.2") == OK, "a silent one gives way"


def test_the_trusted_proxy_has_no_share() -> None:
    with door(unhurried(of_one_network=2)) as served, ExitStack() as crowd:
        busy = [crowd.enter_context(served.reach()) for _ in range(5)]
        for connection in busy:
            connection.sendall(WAIT)
            assert served.waiting.acquire(timeout=PATIENCE)
        assert served.ask() == OK
        served.open.set()
        assert [answer(connection) for connection in busy] == [OK] * 5


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (unhurried(first_byte_seconds=SOON), b""),
        (unhurried(head_seconds=SOON), HELLO[:-2]),
        (
            unhurried(body_seconds=SOON),
            b"POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1",
        ),
    ],
    ids=["first byte", "head", "body"],
)
def test_whoever_does_not_go_on_is_cut_off(
    certified: Certified | None, bounds: Bounds, said: bytes
) -> None:
    with door(bounds, certified) as served, served.reach() as slow:
        slow.sendall(said)
        assert answer(slow) == b""


def test_no_handshake_lasts_for_ever(tmp_path: Path) -> None:
    bounds = unhurried(handshake_seconds=SOON)
    with door(bounds, authority(tmp_path)) as served, served.reach(plain=True) as silent:
        assert answer(silent) == b""


def test_drops_of_a_head_do_not_prolong_it() -> None:
    with door(unhurried(head_seconds=SOON)) as served, served.reach() as slow:
        slow.settimeout(0.02)
        slow.sendall(b"GET /hello HTTP/1.1\r\n")
        closed = False
        while not closed:
            try:
                slow.sendall(b"X-Drop: 1\r\n")
                closed = not slow.recv(1)
            except TimeoutError:
                continue
            except OSError:
                closed = True


def test_an_answer_may_take_longer_than_a_question() -> None:
    with (
        door(unhurried(head_seconds=SOON, body_seconds=SOON)) as served,
        served.reach() as patient,
    ):
        patient.sendall(WAIT)
        assert served.waiting.acquire(timeout=PATIENCE)
        with served.reach() as slow:
            slow.sendall(HELLO[:-2])
            assert answer(slow) == b"", "its deadline came after all of the other's"
        served.open.set()
        assert answer(patient) == OK


def test_a_connection_serves_one_request_after_the_other() -> None:
    again = HELLO.replace(b"Connection: close\r\n", b"")
    with door(unhurried(connections=2, of_one_network=1)) as served, served.reach() as one:
        for _ in range(3):
            one.sendall(again)
            assert until(one, b'"hello"').startswith(OK)
        one.sendall(again + HELLO)
        assert until(one).count(OK) == 2


def until(connection: socket.socket, last: bytes | None = None) -> bytes:
    """Return what comes up to what comes last, or to the connection's end."""
    said = b""
    while last is None or not said.endswith(last):
        chunk = connection.recv(1_000)
        said += chunk
        if not chunk:
            break
    return said
