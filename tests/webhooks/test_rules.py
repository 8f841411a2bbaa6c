"""Signatures, pauses and addresses: the rules of webhooks by themselves."""

import base64
import json
import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpcore
import pytest

from app.core.ids import new_id
from app.notify.feed.records import FeedEntry, FeedKind
from app.webhooks.addresses import Guard, PrivateAddressError, is_acceptable, is_public
from app.webhooks.delivery import retrying, sending
from app.webhooks.delivery.messages import message_of
from app.webhooks.delivery.sending import Line
from app.webhooks.records import Failure
from app.webhooks.signing import headers, new_secret, shown
from tests.webhooks.receiver import receiving

NOW = datetime(2025, 7, 4, tzinfo=UTC)


def test_a_message_is_signed_as_the_reference_library_signs_it() -> None:
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    found = headers("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}', [key, key])
    one = b"v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert found == [
        (b"webhook-id", b"msg_p5jXN8AQM9LWM0D4loKWxJek"),
        (b"webhook-timestamp", b"1614265330"),
        (b"webhook-signature", one + b" " + one),
    ]
    assert shown(key) == "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    assert len(new_secret()) == 32


def test_pauses_grow_and_three_days_of_failing_are_enough() -> None:
    moments = [retrying.next_attempt(failures, NOW) for failures in range(1, 30)]
    assert moments[0] == NOW + timedelta(seconds=5)
    assert moments == sorted(moments)
    assert moments[-1] == NOW + timedelta(hours=4)
    assert not retrying.is_given_up(NOW, NOW + timedelta(days=3) - timedelta(seconds=1))
    assert retrying.is_given_up(NOW, NOW + timedelta(days=3))


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "127.0.0.1", "0.0.0.1", "169.254.169.254", "192.168.1.9", "100.64.0.1",
        "172.16.5.5", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "ff02::1",
        "64:ff9b:1::808:808", "fec0::1", "::8.8.8.8",
    ],
)  # fmt: skip
def test_addresses_of_private_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "outside", "inside"),
    [
        ("https://app.example.id/hook?x=1", True, True),
        ("https://app.example.id:8443/", True, True),
        ("http://app.example.id/", False, True),
        ("https://10.0.0.1/", False, True),
        ("https://[::1]/", False, True),
        ("https://2130706433/", False, True),
        ("https://localhost/", False, True),
        ("https://app.localhost/", False, True),
        ("https://printer.local/", False, True),
        ("https://user:pass@app.example.id/", False, False),
        ("ftp://app.example.id/", False, False),
        ("https:///nothing", False, False),
        ("https://app.example.id:99999/", False, False),
        ("https://app.example.id/\r\nx: y", False, False),
        ("https://aplikasi\u202e.id/", False, False),
        ("//app.example.id/", False, False),
        ("", False, False),
    ],
)
def test_an_address_is_looked_at_before_it_is_taken(url: str, outside: bool, inside: bool) -> None:
    assert is_acceptable(url, private=False) is outside
    assert is_acceptable(url, private=True) is inside


def test_a_name_that_leads_inside_is_found_out_at_the_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where one of its addresses is public, and however often it changes its mind."""
    asked: list[str] = []

    def resolved(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        inside = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", port)), inside]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    line = Line(private=False)
    for _ in range(2):
        assert line.send("https://evil.example/", [], b"{}").failure is Failure.PRIVATE_ADDRESS
    line.close()
    assert asked == ["evil.example"] * 2
    with pytest.raises(PrivateAddressError):
        Guard(private=True).connect_unix_socket("/run/x.sock")


def test_answers_are_told_apart_and_redirects_are_not_followed() -> None:
    line = Line(private=True)
    with receiving() as receiver:
        receiver.answers = [200, 302, 500, 299]
        outcomes = [line.send(receiver.url, [(b"webhook-id", b"m")], b"{}") for _ in range(4)]
        line.close()
    assert [outcome.status for outcome in outcomes] == [200, 302, 500, 299]
    assert [outcome.failure is None for outcome in outcomes] == [True, False, False, True]
    assert len(receiver.bodies) == 4
    assert line.send(receiver.url, [], b"{}").failure is Failure.UNREACHABLE
    line.close()


def test_what_is_no_http_is_broken_and_silence_ends_by_the_deadline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = Line(private=True)
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        monkeypatch.setattr(sending, "SECONDS", 0.2)
        assert line.send(url, [], b"{}").failure is Failure.TIMEOUT
        with pytest.raises(httpcore.ReadTimeout):
            Guard(private=True).left(None)
    monkeypatch.setattr(sending, "SECONDS", 120.0)
    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = threading.Thread(target=_answer_nonsense, args=(server,))
        answering.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert line.send(url, [], b"{}").failure is Failure.BROKEN
        answering.join()
    line.close()


def _answer_nonsense(server: socket.socket) -> None:
    """Answer one caller with what is no HTTP."""
    caller, _ = server.accept()
    with caller:
        caller.recv(65_536)
        caller.sendall(b"nonsense\r\n\r\n")


def test_every_operation_of_a_connection_ends_by_the_deadline() -> None:
    """Also that of a receiver that sends a byte now and then, for ever."""
    guard = Guard(private=True)
    with socket.create_server(("127.0.0.1", 0)) as server:
        guard.deadline = time.monotonic() + 60
        stream = guard.connect_tcp("127.0.0.1", server.getsockname()[1])
        guard.deadline = time.monotonic() - 1
        for operation in (
            lambda: stream.read(1),
            lambda: stream.write(b"x"),
            lambda: stream.start_tls(ssl.create_default_context(), "x"),
        ):
            with pytest.raises(httpcore.ReadTimeout):
                operation()
        assert stream.get_extra_info("socket") is not None
        stream.close()


def test_a_message_has_its_moment_in_whole_seconds_of_utc() -> None:
    at = datetime(2025, 7, 4, 9, 40, 0, 123456, tzinfo=timezone(timedelta(hours=7)))
    entry = FeedEntry(event_id=new_id(), xact=0, kind=FeedKind.MEETING_CHANGED, data={}, at=at)
    assert json.loads(message_of(entry).body)["timestamp"] == "2025-07-04T02:40:00Z"
