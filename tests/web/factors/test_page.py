"""The second step of a log-in on pages, without scripts and in a real Chromium with a passkey."""

import html
import re
from base64 import b32decode
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.factors import codes
from app.auth.passwords import csrf_token
from tests.api import Api
from tests.conftest import StillClock
from tests.imports.files import ONE_DATABASE
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, Watched, served
from tests.web.organizer import PASSWORD, USERNAME, add_organizer

PAGE = "/account/second-factor"


def _send(browser: TestClient, path: str, **fields: Any) -> Any:
    data = {"csrf": csrf_token(browser.cookies[SESSION_COOKIE]), **fields}
    return browser.post(path, data=data, follow_redirects=False)


def _with_app(browser: TestClient, clock: StillClock) -> tuple[bytes, list[str]]:
    shown = _send(browser, f"{PAGE}/apps", name="Telepon").text
    secret = b32decode(re.findall(r"<code>([A-Z2-7]+)</code>", shown)[0])
    place = re.findall(rf'action="({PAGE}/apps/[^"]+)"', shown)[0]
    wrong = _send(browser, place, code="000000")
    assert (wrong.status_code, 'id="code-fault"' in wrong.text) == (422, True)
    done = _send(browser, place, code=codes.code_at(secret, codes.step_of(clock.now())))
    found = re.findall(r'<pre id="codes"[^>]*>([^<]+)</pre>', done.text)[0]
    return secret, found.split("\n")


def _hidden(page: str, name: str) -> str:
    return html.unescape(re.findall(rf'name="{name}" value="([^"]*)"', page)[0])


def test_who_logs_in_with_an_app_is_asked_for_its_code(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    secret, recovery = _with_app(browser, clock)
    assert len(recovery) == 10
    assert "Telepon" in browser.get(PAGE).text
    new = TestClient(api.app, follow_redirects=False, headers={"Accept-Language": "en"})
    path = f"/events/{api.event_id}/people"
    first = new.post("/login", data={"username": USERNAME, "password": PASSWORD, "next": path})
    assert (first.status_code, "One more step" in first.text) == (200, True)
    assert SESSION_COOKIE not in new.cookies
    step = {"ticket": _hidden(first.text, "ticket"), "next": path}
    wrong = new.post("/login/second", data={**step, "code": "000000"})
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (401, True)
    shown = codes.code_at(secret, codes.step_of(clock.now()) + 1)
    done = new.post("/login/second", data={**step, "code": shown})
    assert (done.status_code, done.headers["location"]) == (303, path)
    clock.advance(timedelta(minutes=6))
    late = new.post("/login/second", data={**step, "code": recovery[0]})
    assert "Your session has ended" in late.text


@ONE_DATABASE
@pytest.mark.parametrize("name", ["\u200b\u2060", " \u202e ", "\0", "x" * 119 + "\u200b" + "yz"])
def test_a_name_that_cannot_be_seen_or_kept_as_it_is_fails_no_form(
    browser: TestClient, name: str
) -> None:
    for path in ("apps", "passkeys"):
        answer = _send(browser, f"{PAGE}/{path}", name=name)
        assert answer.status_code in {200, 401, 422}, answer.text


def test_a_form_that_needs_a_proof_is_kept_and_sent_after_it(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    clock.advance(timedelta(minutes=61))
    led = browser.get(f"/events/{api.event_id}/people", follow_redirects=False)
    assert led.headers["location"].startswith("/account/prove?next=%2Fevents")
    asked = _send(browser, "/users", username="Budi")
    assert (asked.status_code, "nothing you typed is lost" in asked.text) == (403, True)
    kept = {name: _hidden(asked.text, name) for name in ("kept_action", "kept:username")}
    wrong = _send(browser, "/account/prove", password="salah", next="/users", **kept)
    assert (wrong.status_code, 'id="password-fault"' in wrong.text) == (422, True)
    assert _hidden(wrong.text, "kept:username") == "Budi"
    done = _send(browser, "/account/prove", password=PASSWORD, next="/users", **kept)
    assert 'action="/users"' in done.text
    assert _send(browser, "/users", username="Budi").status_code == 201


def test_a_passkey_of_a_real_browser_logs_in_alone_and_second(
    api: Api, chromium: Browser, clock: StillClock
) -> None:
    add_organizer(api)
    with served(api.app) as base:
        one = Watched(chromium, base.replace("127.0.0.1", "localhost"), LAPTOP)
        page = one.page
        _virtual_key(page)
        _password(page)
        page.goto(PAGE)
        assert serious_violations(page) == []
        page.get_by_role("button", name="Tambah kunci perangkat").click()
        expect(page.locator("#codes")).to_be_visible()
        assert serious_violations(page) == []
        page.get_by_role("button", name="Sudah saya simpan").click()
        expect(page.get_by_text("kunci perangkat · localhost")).to_be_visible()
        clock.advance(timedelta(seconds=1))
        page.get_by_role("button", name="Keluar").first.click()
        page.get_by_role("button", name="Masuk dengan kunci perangkat").click()
        expect(page.locator(".who")).to_have_text(USERNAME)
        page.get_by_role("button", name="Keluar").first.click()
        clock.advance(timedelta(seconds=1))
        _password(page)
        assert serious_violations(page) == []
        page.get_by_role("button", name="Pakai kunci perangkat").click()
        expect(page.locator(".who")).to_have_text(USERNAME)
        one.close()
        assert one.troubles == []


def _password(page: Page) -> None:
    page.goto("/login")
    page.get_by_label("Nama pengguna").fill(USERNAME)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()


def _virtual_key(page: Page) -> None:
    """Plug a key into the browser that says yes by itself."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
