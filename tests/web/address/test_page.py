"""The installation's address: set in the browser, refused, tried with a phone."""

from typing import Any

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.passwords import csrf_token
from app.events.addresses import only_here
from tests.api import Api
from tests.web.axe import serious_violations

ADDRESS = "https://temu.contoh.id"
INSTALLATION = "/api/v1/installation"


def save(browser: TestClient, url: str) -> Any:
    data = {"csrf": csrf_token(browser.cookies[SESSION_COOKIE]), "public_url": url}
    return browser.post("/address", data=data, follow_redirects=False)


def test_an_address_is_set_tried_and_removed(api: Api, browser: TestClient) -> None:
    assert "There is no address yet" in browser.get("/address").text
    assert save(browser, f"{ADDRESS}/").status_code == 303
    known = api.get(api.admin, INSTALLATION)
    assert (known["public_url"], known["reached_at"]) == (ADDRESS, None)
    part = {"HX-Request": "true"}
    assert "Waiting for a phone" in browser.get("/address", headers=part).text
    probe = known["probe_url"].removeprefix(ADDRESS)
    assert api.anonymous.get(f"{probe}x").status_code == 404
    assert api.get(api.admin, INSTALLATION)["reached_at"] is None
    assert api.anonymous.get(probe).status_code == 200
    assert "This address is reached" in browser.get("/address", headers=part).text
    assert save(browser, "https://lain.contoh.id").status_code == 303
    assert api.get(api.admin, INSTALLATION)["reached_at"] is None, "another one is tried anew"
    assert save(browser, "").status_code == 303
    assert api.get(api.admin, INSTALLATION)["public_url"] is None


@pytest.mark.parametrize(
    "url",
    [
        *("http://temu.contoh.id", "temu.contoh.id", "https://temu.contoh.id/jauh"),
        "https://panitia@temu.contoh.id",
        *("https://localhost", "https://127.0.0.1:8443", "https://[::1]", "https://0.0.0.0"),
    ],
)
def test_an_address_that_no_phone_can_open_is_refused(
    api: Api, browser: TestClient, url: str
) -> None:
    answer = save(browser, url)
    assert answer.status_code == 422
    assert 'id="public_url-fault"' in answer.text
    assert f'value="{url}"' in answer.text
    assert api.get(api.admin, INSTALLATION)["public_url"] is None


def test_only_administrators_see_and_set_it(api: Api) -> None:
    assert api.organizer.get(INSTALLATION).status_code == 403
    assert api.organizer.put(INSTALLATION, json={"public_url": ADDRESS}).status_code == 403
    assert api.organizer.get("/address").status_code == 403


def test_links_lead_to_the_address_once_there_is_one(api: Api, browser: TestClient) -> None:
    device = {"name": "Pintu", "scope": "checkin"}
    before = api.post(api.organizer, api.at("/devices"), device)["enrolment"]["url"]
    save(browser, ADDRESS)
    after = api.post(api.organizer, api.at("/devices"), {**device, "name": "Dua"})
    assert not before.startswith(ADDRESS)
    assert after["enrolment"]["url"].startswith(f"{ADDRESS}/")


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8000/x", True),
        ("http://localhost/", True),
        ("http://[::1]:8000", True),
        ("http://pintu.localhost", True),
        ("http://192.168.1.5:8443", False),
        ("https://temu.contoh.id", False),
    ],
)
def test_a_link_to_this_very_machine_is_known(address: str, here: bool) -> None:
    assert only_here(address) is here


@pytest.mark.browser
def test_the_page_says_when_a_phone_has_come(opened: Any, api: Api) -> None:
    page = opened((390, 844), bypass_csp=True)
    page.goto("/address")
    page.get_by_label("Alamat pemasangan ini").fill(ADDRESS)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Menunggu ponsel")).to_be_visible()
    assert serious_violations(page) == []
    probe = api.get(api.admin, INSTALLATION)["probe_url"].removeprefix(ADDRESS)
    api.anonymous.get(probe)
    expect(page.get_by_text("Alamat ini terjangkau")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
