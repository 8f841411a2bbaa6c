"""The page of a partner's table in a real browser: by link, by badge, by keyboard, offline."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from app.core.locale import LOCALES
from tests.api import Api
from tests.campaigns.wedge import type_as_wedge
from tests.checkin.hall import Hall, furnish
from tests.web.chromium import PHONE, Watched, served

NO_NETWORK = "ERR_INTERNET_DISCONNECTED"


@dataclass(frozen=True)
class Stand:
    """A partner's table: the page opened by the partner's link."""

    watched: Watched
    hall: Hall
    partner_id: str
    link: str

    @property
    def page(self) -> Page:
        return self.watched.page


@pytest.fixture
def stand(chromium: Browser, api: Api) -> Iterator[Stand]:
    hall = furnish(api.engine, api.event_id, api.now)
    with standing(chromium, api, hall) as one:
        yield one


@contextmanager
def standing(chromium: Browser, api: Api, hall: Hall, **context: Any) -> Iterator[Stand]:
    """Open the first meeting's table by its partner's link; errors on the page fail the test."""
    partner = meetings(api)[0]["partner_id"]
    url = api.post(api.organizer, api.at(f"/partners/{partner}/links"), {"name": "Bu Ratna"})["url"]
    with served(api.app) as base:
        watched = Watched(chromium, base, PHONE, **context)
        watched.page.goto(f"/meja#{url.partition('#')[2]}")
        expect(watched.page.locator(".meeting")).to_have_count(1)
        yield Stand(watched, hall, partner, url)
        watched.close()
    troubles = [trouble for trouble in watched.troubles if NO_NETWORK not in trouble]
    assert troubles == []


def meetings(api: Api) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get(api.organizer, api.at("/meetings"))["items"]
    return found


def said(api: Api) -> list[tuple[str | None, bool]]:
    """Return what the server knows of the first meeting: status, and whether a badge was read."""
    detail = api.get(api.organizer, api.at(f"/meetings/{meetings(api)[0]['id']}"))
    return [(fact["status"], fact["by_badge"]) for fact in detail["facts"]]


def button(page: Page, name: str) -> Any:
    return page.locator(".choices").get_by_role("button", name=f"{name}, Desa 0", exact=True)


def begin(page: Page) -> None:
    """Begin the meeting, whose time is still to come: it is asked about first."""
    button(page, "Mulai").click()
    button(page, "Ya, mulai sekarang").click()


def sent(page: Page) -> None:
    expect(page.locator("#pending dd")).to_have_text("0")
    expect(page.locator(".meeting .state")).not_to_contain_text("belum terkirim")


@pytest.mark.browser
def test_a_partner_begins_holds_and_rates_a_meeting_by_link(stand: Stand, api: Api) -> None:
    page = stand.page
    assert "tt_link" not in page.url
    expect(page.get_by_role("heading", name="Bu Ratna")).to_be_visible()
    begin(page)
    expect(page.locator(".meeting")).to_have_attribute("data-status", "running")
    button(page, "Terlaksana").click()
    page.get_by_label("Sepakat").check()
    value = page.get_by_label("Perkiraan nilai (rupiah)")
    value.fill("seratus")
    assert "25 juta" in value.evaluate("one => one.validationMessage")
    value.fill("Rp 125 jt")
    expect(page.get_by_text("= Rp 125.000.000")).to_be_visible()
    page.get_by_label("Langkah berikutnya").fill("Kirim contoh beras")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("#done .meeting .state")).to_contain_text("✓ Terlaksana · Sepakat")
    sent(page)
    first = meetings(api)[0]
    assert (first["status"], first["outcome"]["value"]) == ("held", 125_000_000)
    button(page, "Batalkan").click()
    expect(page.locator(".meeting")).to_have_attribute("data-status", "planned")
    sent(page)
    assert [status for status, _ in said(api)] == ["running", "held", None, "planned"]


@pytest.mark.browser
def test_a_badge_read_at_the_table_begins_the_meeting_and_no_other_badge_does(
    stand: Stand, api: Api
) -> None:
    page = stand.page
    for code, told in (
        (stand.hall.codes[1], "Lencana ini tidak punya pertemuan di meja ini."),
        ("8992761111111", "Kode tidak terbaca."),
        (stand.hall.codes[0], "Desa 0: pertemuan dimulai."),
        (stand.hall.codes[0], "Desa 0 sudah tercatat."),
    ):
        type_as_wedge(page, code)
        expect(page.locator("#told")).to_contain_text(told)
    sent(page)
    assert said(api) == [("running", True)]


@pytest.mark.browser
def test_what_was_sent_stands_although_the_list_has_not_come_anew(stand: Stand, api: Api) -> None:
    page = stand.page
    page.wait_for_selector("#link[data-warn=false]")
    page.route("**/host", lambda route: route.abort("internetdisconnected"))
    type_as_wedge(page, stand.hall.codes[0])
    expect(page.locator("#told")).to_contain_text("Desa 0: pertemuan dimulai.")
    sent(page)
    assert said(api) == [("running", True)]
    expect(page.locator(".meeting")).to_have_attribute("data-status", "running")
    type_as_wedge(page, stand.hall.codes[0])
    expect(page.locator("#told")).to_contain_text("Desa 0 sudah tercatat.")
    page.unroute_all(behavior="wait")


@pytest.mark.browser
def test_the_keyboard_alone_is_enough(stand: Stand, api: Api) -> None:
    page = stand.page
    button(page, "Mulai").focus()
    page.keyboard.press("Enter")
    expect(button(page, "Tidak jadi")).to_be_focused()
    button(page, "Ya, mulai sekarang").press("Enter")
    expect(page.locator(".meeting")).to_have_attribute("data-status", "running")
    button(page, "Terlaksana").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("Berminat", exact=True).press("Space")
    page.get_by_label("Catatan").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#done .meeting .state")).to_contain_text("Berminat")
    sent(page)
    assert meetings(api)[0]["outcome"]["interest"] == 2


@pytest.mark.browser
def test_what_is_said_without_a_network_survives_a_reload_and_arrives_once(
    stand: Stand, api: Api
) -> None:
    page = stand.page
    page.evaluate("navigator.serviceWorker.ready")
    stand.watched.go_offline()
    begin(page)
    button(page, "Terlaksana").click()
    page.keyboard.press("Escape")
    expect(page.locator("#pending dd")).to_have_text("2")
    page.reload()
    expect(page.locator("#pending dd")).to_have_text("2")
    expect(page.locator(".meeting .state")).to_contain_text("Terlaksana · belum terkirim")
    assert said(api) == []
    stand.watched.go_online()
    sent(page)
    assert said(api) == [("running", False), ("held", False)]


@pytest.mark.browser
def test_a_button_that_is_pressed_while_what_was_said_arrives_does_its_work(stand: Stand) -> None:
    page = stand.page
    page.evaluate("navigator.serviceWorker.ready")
    stand.watched.go_offline()
    begin(page)
    expect(page.locator(".meeting .state")).to_contain_text("belum terkirim")
    button(page, "Terlaksana").hover()
    page.mouse.down()
    stand.watched.go_online()
    sent(page)
    page.mouse.up()
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.browser
def test_a_revoked_link_keeps_what_it_could_not_send_and_asks_for_another(
    stand: Stand, api: Api
) -> None:
    page = stand.page
    links = api.at(f"/partners/{stand.partner_id}/links")
    (link,) = api.get(api.organizer, links)["items"]
    assert api.organizer.post(f"{links}/{link['id']}/revoke").is_success
    begin(page)
    expect(page.locator("#join-note")).to_contain_text("1 catatan tersimpan di sini")
    fresh = api.post(api.organizer, links, {"name": "Pak Budi"})["url"].partition("#")[2]
    page.get_by_label("Kode meja").fill(fresh)
    page.get_by_role("button", name="Buka").click()
    sent(page)
    expect(page.locator("#door")).to_be_visible()
    expect(page.locator("#join")).to_be_hidden()
    assert said(api) == [("running", False)]
    stand.watched.troubles.clear()  # the browser itself logs the refused call


@pytest.mark.browser
def test_the_page_fits_a_phone_and_twice_its_letters(stand: Stand) -> None:
    page = stand.page
    for zoom in (1, 2):
        page.set_viewport_size({"width": PHONE[0] // zoom, "height": PHONE[1] // zoom})
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0] // zoom
    buttons = "[...document.querySelectorAll('#door button')].filter((b) => b.offsetParent)"
    assert min(page.evaluate(f"{buttons}.map((b) => b.offsetHeight)")) >= 48


def test_every_word_of_the_page_is_in_the_catalogue(api: Api) -> None:
    page = api.anonymous.get("/meja").text
    told = re.search(r'<script type="application/json" id="page-data">(.*?)</script>', page, re.S)
    assert told
    texts = json.loads(told[1])["texts"]
    assert all(set(text) == set(LOCALES) for text in texts.values())
    used = set(re.findall(r'data-(?:text|label)="([^"]+)"', page))
    assert used <= texts.keys()
    path = re.search(r"/static/table-\w+\.js", page)
    assert path
    script = api.anonymous.get(path[0]).text
    asked = {f"web.host_{name}" for name in re.findall(r'\.t\("(\w+)"', script)}
    own = {name for name in asked if name in texts}
    assert len(own) > 10
    strangers = {name for name in asked - own if name.replace("host_", "scanner_") not in texts}
    assert strangers == set()
