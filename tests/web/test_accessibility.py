"""axe-core over every page, in both themes: no serious and no critical violation."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from app.auth.cookies import SESSION_COOKIE
from tests.api import Api
from tests.checkin.hall import Hall, furnish
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, PHONE, Watched, served
from tests.web.organizer import PASSWORD, add_organizer

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(api: Api) -> Hall:
    """A hall during its day: arrivals, a conflict, devices, a meeting that is held."""
    hall = furnish(api.engine, api.event_id, api.now)
    add_organizer(api)
    for person in (0, 1):
        api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[person], api.now))
    late = hall.body(hall.codes[2], api.now, direction="exit", offline=True)
    api.post(api.organizer, api.at("/scans/batch"), {"scans": [late]}, status=200)
    for name, scope in (("Pintu 1", "checkin"), ("Layar", "signage")):
        api.post(api.organizer, api.at("/devices"), {"name": name, "scope": scope})
    return hall


@pytest.fixture
def open_page(chromium: Browser, api: Api, hall: Hall) -> Iterator[Any]:
    """A function that opens a page, logged in or not."""
    login = {"username": "panitia", "password": PASSWORD}
    api.anonymous.post("/login", data=login)
    cookie = api.anonymous.cookies[SESSION_COOKIE]
    opened: list[Watched] = []
    with served(api.app) as base:

        def open_one(theme: str, size: tuple[int, int], *, logged_in: bool) -> Page:
            watched = Watched(chromium, base, size, color_scheme=theme, bypass_csp=True)
            opened.append(watched)
            if logged_in:
                watched.context.add_cookies(
                    [{"name": SESSION_COOKIE, "value": cookie, "url": base}]
                )
            return watched.page

        yield open_one
        for watched in opened:
            watched.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_organizers_pages_have_no_serious_violation(open_page: Any, api: Api, theme: str) -> None:
    page = open_page(theme, LAPTOP, logged_in=True)
    paths = (
        "/timetable",
        "/held-back",
        "/papers",
        "/messages",
        "/report",
        "/claims",
        "/pauses",
        "/door",
    )
    for path in ("", *paths):
        page.goto(f"/events/{api.event_id}{path}")
        assert serious_violations(page) == [], path
    page.get_by_text("Lihat angkanya").click()
    assert serious_violations(page) == [], "arrivals as a table"
    page.goto(f"/events/{api.event_id}/door/setup")
    assert serious_violations(page) == [], "what is set up before the day"
    page.get_by_label("Nama perangkat").fill("Pintu Timur")
    page.get_by_role("button", name="Buat kode").click()
    expect(page.get_by_alt_text("Kode QR untuk perangkat ini")).to_be_visible()
    assert serious_violations(page) == [], "a device's code"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_for_everybody_have_no_serious_violation(
    open_page: Any, hall: Hall, theme: str
) -> None:
    page = open_page(theme, PHONE, logged_in=False)
    for path in ("/login", f"/B/{hall.codes[0]}", f"/B/{hall.codes[1]}", "/B/X", "/pindai"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert serious_violations(page) == [], path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_tables_page_has_no_serious_violation(
    open_page: Any, api: Api, hall: Hall, theme: str
) -> None:
    partner = api.get(api.organizer, api.at("/meetings"))["items"][0]["partner_id"]
    url = api.post(api.organizer, api.at(f"/partners/{partner}/links"), {"name": "Bulog"})["url"]
    page = open_page(theme, PHONE, logged_in=False)
    page.goto("/meja")
    expect(page.get_by_label("Kode meja")).to_be_visible()
    assert serious_violations(page) == [], "asking for a code"
    page.get_by_label("Kode meja").fill(url.partition("#")[2])
    page.get_by_role("button", name="Buka").click()
    expect(page.locator(".meeting")).to_have_count(1)
    assert serious_violations(page) == [], "the meetings"
    page.get_by_role("button", name="Mulai").click()
    page.get_by_role("button", name="Ya, mulai sekarang").click()
    page.get_by_role("button", name="Terlaksana").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert serious_violations(page) == [], "the outcome"


def test_a_picture_without_words_would_be_seen(open_page: Any) -> None:
    page = open_page("light", LAPTOP, logged_in=False)
    page.goto("/login")
    page.evaluate("document.body.append(document.createElement('img'))")
    assert [name for name, *_ in serious_violations(page)] == ["image-alt"]
