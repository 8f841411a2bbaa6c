"""The first log-in, the own password, an invitation, and a session that ended, in the browser."""

import html
import re
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.hashing import new_password
from app.auth.passwords import csrf_token
from app.auth.users.service import give_password
from app.core.database.sessions import transaction
from tests.api import Api
from tests.web.axe import serious_violations
from tests.web.organizer import PASSWORD, USERNAME, send

CHOSEN = "empat kata yang mudah"


def reset(api: Api) -> str:
    """Give the organizer a made password, as a first one is."""
    users = api.get(api.admin, "/api/v1/users")["items"]
    user_id = next(one["id"] for one in users if one["username"] == USERNAME)
    made = api.post(api.admin, f"/api/v1/users/{user_id}/password", {})
    return str(made["password"])


def change(browser: TestClient, present: str, new: str, next_page: str = "/") -> Any:
    token = csrf_token(browser.cookies[SESSION_COOKIE])
    fields = {"csrf": token, "present": present, "new": new, "next": next_page}
    return browser.post("/account", data=fields, follow_redirects=False)


def test_a_made_password_is_changed_before_anything_else(api: Api, browser: TestClient) -> None:
    made = reset(api)
    browser.post("/login", data={"username": USERNAME, "password": made})
    path = f"/events/{api.event_id}/door"
    led = browser.get(path, follow_redirects=False)
    assert led.status_code == 303
    assert led.headers["location"] == f"/account?next={path.replace('/', '%2F')}"
    part = browser.get(path, headers={"HX-Request": "true"}, follow_redirects=False)
    assert part.headers["HX-Redirect"] == led.headers["location"]
    shown = html.unescape(browser.get(led.headers["location"]).text)
    assert "choose one of your own first" in shown
    assert 'id="present-fault"' in change(browser, "salah", CHOSEN).text
    short = change(browser, made, "pendek")
    assert (short.status_code, 'id="new-fault"' in short.text) == (422, True)
    assert "pendek" not in short.text
    done = change(browser, made, CHOSEN, path)
    assert (done.status_code, done.headers["location"]) == (303, path)
    assert "The password is changed." in browser.get(path).text


def test_a_forgotten_session_is_ended_on_the_page(api: Api, browser: TestClient) -> None:
    elsewhere = TestClient(api.app, follow_redirects=False)
    elsewhere.post("/login", data={"username": USERNAME, "password": PASSWORD})
    assert elsewhere.get("/account").status_code == 200
    shown = browser.get("/account").text
    assert shown.count("Browser") == 2
    (other,) = re.findall(r'action="(/account/logins/[^"]+/end)"', shown)
    token = csrf_token(browser.cookies[SESSION_COOKIE])
    assert "It is logged out." in browser.post(other, data={"csrf": token}).text
    assert elsewhere.get("/account").status_code == 303
    assert "/account/logins/" not in browser.get("/account").text
    gone = other.replace(other.split("/")[3], str(api.event_id))
    assert browser.post(gone, data={"csrf": token}).status_code == 404


def test_the_page_never_leads_to_another_site(browser: TestClient) -> None:
    done = change(browser, PASSWORD, CHOSEN, "https://elsewhere.example/")
    assert done.headers["location"] == "/"


def ended(api: Api) -> None:
    """End the organizer's sessions on the server, as its time does."""
    with transaction(api.engine) as session:
        users = api.get(api.admin, "/api/v1/users")["items"]
        user_id = next(one["id"] for one in users if one["username"] == USERNAME)
        give_password(
            session,
            actor="test",
            user_id=UUID(user_id),
            password=new_password(PASSWORD),
            now=api.now,
        )


def hidden(page: str) -> list[tuple[str, str]]:
    """Return the hidden fields of a page's main form."""
    main = page[page.index("<main") :]
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', main)
    return [(html.unescape(name), html.unescape(value)) for name, value in found]


def test_a_session_that_ended_says_so(api: Api, browser: TestClient) -> None:
    ended(api)
    shown = html.unescape(browser.get(f"/events/{api.event_id}").text)
    assert "Your session has ended." in shown
    never = TestClient(api.app, headers={"Accept-Language": "en"})
    assert "session has ended" not in never.get(f"/events/{api.event_id}").text


def test_what_was_typed_is_sent_after_logging_in_again(api: Api, browser: TestClient) -> None:
    ended(api)
    place = '"Pendopo" & <Aula>'
    kept = send(browser, api, "/edit", version="1", place=place, name="Baru")
    assert kept.status_code == 401
    assert "nothing you typed is lost" in kept.text
    fields = dict(hidden(kept.text))
    assert fields["kept:place"] == place
    wrong = browser.post("/login", data={**fields, "username": USERNAME, "password": "salah"})
    assert dict(hidden(wrong.text))["kept:place"] == place, "a wrong password loses nothing"
    back = browser.post("/login", data={**fields, "username": USERNAME, "password": PASSWORD})
    assert "Send what you typed?" in html.unescape(back.text)
    (action,) = re.findall(r'<form method="post" action="(/events/[^"]+)"', back.text)
    assert action == f"/events/{api.event_id}/edit"
    browser.post(action, data=dict(hidden(back.text)))
    assert api.get(api.organizer, api.at())["place"] == place


@pytest.mark.parametrize(
    "action", ["//elsewhere.example/", "https://elsewhere.example/", "/logout"]
)
def test_only_forms_of_our_own_pages_are_sent_again(browser: TestClient, action: str) -> None:
    fields = {"username": USERNAME, "password": PASSWORD, "kept_action": action, "kept:a": "1"}
    answer = browser.post("/login", data=fields, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_passwords_are_not_kept_in_a_page(api: Api, browser: TestClient) -> None:
    ended(api)
    answer = change(browser, PASSWORD, CHOSEN)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=")


def test_a_name_that_cannot_be_is_shown_with_the_reason(api: Api, browser: TestClient) -> None:
    for name, status in (("sari baru", 422), ("viewer", 409)):
        shown = send(browser, api, "/members/invite", username=name, role="viewer")
        assert shown.status_code == status
        assert f'value="{name}"' in shown.text
        assert 'id="new-fault"' in shown.text


@pytest.mark.browser
def test_somebody_is_invited_and_logs_in(opened: Any, api: Api) -> None:
    page = opened((390, 844), bypass_csp=True)
    page.goto(f"/events/{api.event_id}/members")
    assert serious_violations(page) == []
    page.locator("#new-username").fill("sari")
    page.get_by_role("button", name="Buat tautan undangan").click()
    link = page.locator("#link").inner_text()
    expect(page.get_by_text("hanya dapat dibuka di komputer ini")).to_be_visible()
    share = page.get_by_role("button", name="Kirim lewat WhatsApp").get_attribute("href")
    assert share.startswith("https://wa.me/?text=")
    assert serious_violations(page) == []
    page.get_by_role("button", name="Keluar").click()
    page.goto("/undangan#" + link.rpartition("#")[2])
    expect(page.get_by_label("Nama pengguna")).to_have_value("sari")
    assert "#" not in page.url
    assert serious_violations(page) == []
    page.get_by_label("Kata sandi baru").fill(CHOSEN)
    page.get_by_role("button", name="Simpan kata sandi").click()
    page.get_by_label("Nama pengguna").fill("sari")
    page.get_by_label("Kata sandi").fill(CHOSEN)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kontak Bisnis Banjarnegara")
