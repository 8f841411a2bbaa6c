"""`titik-temu serve --tls` as an operator starts it, and as a phone sees it."""

import os
import re
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from playwright.sync_api import Browser, expect

from tests.ports import free_port
from tests.web.chromium import PHONE, running_chromium

PATIENCE_SECONDS = 300


@dataclass(frozen=True)
class Hall:
    secure: str
    trust: str
    folder: Path
    output: Path


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("hall")
    secure, trust = free_port(), free_port()
    output = folder / "serve.out"
    command = [sys.executable, "-m", "app.cli", "serve", "--tls", "--no-worker"]
    options = ["--host", "127.0.0.1", "--port", str(secure), "--trust-port", str(trust)]
    environment = os.environ | {"TITIK_TEMU_DATA_DIR": str(folder), "COLUMNS": "200"}
    with (
        output.open("wb") as sink,
        subprocess.Popen(
            [*command, *options], stdout=sink, stderr=subprocess.STDOUT, env=environment
        ) as process,
    ):
        running = Hall(f"https://127.0.0.1:{secure}", f"http://127.0.0.1:{trust}", folder, output)
        try:
            wait_for(running, process)
            yield running
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def wait_for(hall: Hall, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, hall.output.read_text("utf-8")
        try:
            with trusting(hall) as client:
                if client.get("/readyz").is_success:
                    return
        except (httpx.TransportError, FileNotFoundError):
            time.sleep(0.2)
    raise AssertionError(hall.output.read_text("utf-8"))


def trusting(hall: Hall) -> httpx.Client:
    """A client that trusts only the authority that a phone has installed."""
    installed = httpx.get(f"{hall.trust}/titik-temu.crt").content
    pem = ssl.DER_cert_to_PEM_cert(installed)
    return httpx.Client(base_url=hall.secure, verify=ssl.create_default_context(cadata=pem))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_chromium() as chromium:
        yield chromium


def test_a_phone_with_the_certificate_is_served_over_https(hall: Hall) -> None:
    with trusting(hall) as client:
        assert client.get("/healthz").is_success
        cookie = client.post("/preferences", data={"locale": "en"}).headers["set-cookie"]
        assert "Secure" in cookie


def test_a_phone_without_the_certificate_is_not_served(hall: Hall) -> None:
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(hall.secure)


def test_the_certificate_comes_in_the_form_that_phones_install(hall: Hall) -> None:
    answer = httpx.get(f"{hall.trust}/titik-temu.crt")
    assert answer.headers["content-type"] == "application/x-x509-ca-cert"
    assert x509.load_der_x509_certificate(answer.content).extensions


@pytest.mark.parametrize(
    ("asked", "sent"),
    [("/B/ABC", "/B/ABC"), ("//evil.example/x", "/evil.example/x"), ("/a?b=c", "/a?b=c")],
)
def test_other_addresses_are_sent_on_to_https(hall: Hall, asked: str, sent: str) -> None:
    answer = httpx.get(hall.trust + asked)
    assert answer.status_code == 307
    assert answer.headers["location"] == hall.secure + sent


def test_a_made_up_host_is_not_sent_anywhere_else(hall: Hall) -> None:
    answer = httpx.get(f"{hall.trust}/pindai", headers={"Host": "evil.example"})
    assert answer.headers["location"] == f"{hall.secure}/pindai"


def test_the_organizer_sees_the_addresses_a_code_and_the_print(hall: Hall) -> None:
    told = hall.output.read_text("utf-8")
    assert hall.secure in told
    assert hall.trust in told
    assert "▀" in told
    assert re.search(r"([0-9A-F]{2}:){31}[0-9A-F]{2}", told)


def test_a_phone_is_shown_what_to_do_and_the_page_is_complete(hall: Hall, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="id-ID")
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(hall.trust)
    expect(page.get_by_role("button", name="Unduh sertifikat")).to_be_visible()
    expect(page.get_by_role("heading", name="Android")).to_be_visible()
    expect(page.get_by_role("link", name=hall.secure)).to_be_visible()
    page.wait_for_function("document.querySelector('img.qr').naturalWidth > 0")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert troubles == []
    context.close()
