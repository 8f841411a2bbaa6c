"""The running server: limits, and which proxies are trusted about a client's address."""

import gc
import resource
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from app.core.settings import Settings
from app.main import create_app
from app.serving.server import BoundedServer
from app.serving.site import serve_app
from tests.contract.served import Served, served

WRONG = {"username": "siapa", "password": "bukan"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("served")) as running:
        yield running


def test_a_request_whose_head_never_ends_is_cut_off(service: Served) -> None:
    port = urlsplit(service.address).port
    with socket.create_connection(("127.0.0.1", port or 0), timeout=30) as client:
        client.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        client.settimeout(30)
        try:
            for _ in range(40):
                client.sendall(b"X-Filler: " + b"x" * 10_000 + b"\r\n")
            answer = client.recv(100)
        except ConnectionError:
            answer = b""
    assert not answer or answer.startswith(b"HTTP/1.1 4")


def test_attempts_are_counted_by_the_address_that_the_trusted_proxy_names(service: Served) -> None:
    with httpx.Client(base_url=service.address, timeout=30) as client:

        def attempt(address: str) -> int:
            headers = {"X-Forwarded-For": address}
            return client.post("/api/v1/auth/tokens", json=WRONG, headers=headers).status_code

        assert [attempt("203.0.113.7") for _ in range(11)] == [401] * 10 + [429]
        assert attempt("203.0.113.8") == 401


def test_no_collection_of_garbage_looks_through_the_application_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app, seen = create_app(Settings(data_dir=tmp_path)), list[int]()
    frozen = gc.get_freeze_count()
    monkeypatch.setattr(BoundedServer, "run", lambda _: seen.append(gc.get_freeze_count()))
    thresholds, pace = gc.get_threshold(), sys.getswitchinterval()
    files = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        serve_app(app, host="127.0.0.1", port=0)
        assert not any(known is app for known in gc.get_objects())
    finally:
        gc.unfreeze()
        gc.freeze()  # as it is for all tests
        gc.set_threshold(*thresholds)
        sys.setswitchinterval(pace)
        resource.setrlimit(resource.RLIMIT_NOFILE, files)
    assert seen > [frozen]
