"""Questions about a timetable in a real browser: by keyboard, on a small screen, and for axe."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.api import Api
from tests.day.hall import Day
from tests.timetable.asked import compute, ungranted
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, PHONE, tab_to

pytestmark = pytest.mark.browser
NARROW = (320, 640)
TWICE = (LAPTOP[0] // 2, LAPTOP[1] // 2)
"""What a laptop's screen is at 200% zoom."""


def test_a_request_is_asked_about_and_granted_by_keyboard_alone(
    opened: Any, api: Api, day: Day
) -> None:
    wish = ungranted(api)
    page = opened()
    page.goto(f"/events/{api.event_id}/timetable?cooperative={wish['cooperative_id']}")
    tab_to(page, "Mengapa tidak?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=wish["village"])).to_be_visible()
    tab_to(page, f"Mengapa tidak? {wish['partner']}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("progressbar", name="Menunggu giliran")).to_be_visible()
    compute(api, 1)
    expect(page.get_by_role("heading", name="Perubahan terkecil")).to_be_visible()
    tab_to(page, "Usulkan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sedang dihitung")).to_be_visible()
    day.compute(1)
    expect(page.get_by_text("Terbukti: lebih sedikit tidak mungkin")).to_be_visible()
    tab_to(page, "Terapkan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Berlaku sebagai versi 2")).to_be_visible()
    pairs = [(one["cooperative_id"], one["partner_id"]) for one in day.meetings(2)]
    assert (wish["cooperative_id"], wish["partner_id"]) in pairs


def test_without_scripts_the_link_looks_again(opened: Any, api: Api, day: Day) -> None:
    page = opened(PHONE, java_script_enabled=False)
    page.goto(f"/events/{api.event_id}/capacity")
    page.get_by_label("Meja tambahan per mitra").select_option("1")
    page.get_by_role("button", name="Hitung yang muat").click()
    compute(api, 1)
    page.get_by_role("link", name="Lihat lagi").click()
    expect(page.get_by_text("Sekarang muat")).to_be_visible()
    expect(page.locator(".bar")).to_have_count(2)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_have_no_serious_violation_and_fit_small_screens(
    opened: Any, api: Api, day: Day, theme: str
) -> None:
    wish, meeting = ungranted(api), day.meetings()[0]
    pair = {key: wish[key] for key in ("cooperative_id", "partner_id")}
    asked = [
        ("/timetables/1/why-not", pair),
        ("/timetables/1/moves", {"meeting_id": meeting["id"]}),
        ("/capacity", {"more_tables": [0, 1]}),
        ("/table-values", {}),
    ]
    for number, (path, body) in enumerate(asked, 1):
        api.post(api.organizer, api.at(path), body, status=202)
        compute(api, number)
    api.post(api.organizer, api.at("/table-values"), {}, status=202)
    own = f"/timetables/1/cooperatives/{wish['cooperative_id']}"
    page = opened(LAPTOP, color_scheme=theme, bypass_csp=True)
    for path in (own, "/capacity", *(f"/questions/{number}" for number in range(1, 6))):
        page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
        page.goto(f"/events/{api.event_id}{path}")
        assert serious_violations(page) == [], path
        for width, height in (TWICE, NARROW):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert small_targets(page) == [], path


def small_targets(page: Page) -> list[str]:
    """Return the buttons of the page's main part that are too small for a finger."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('main button')]"
        ".filter((one) => one.offsetHeight < 48).map((one) => one.textContent)"
    )
    return found
