"""A full hall on screens of every size: everybody is shown, nothing scrolls."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.api import Api
from tests.web.chromium import LAPTOP, Watched
from tests.web.signage.screens import HALL, TABLET, UPRIGHT, ask_again, at, rows


@pytest.fixture
def full(screen: Watched, api: Api) -> Watched:
    """The screen of a full hall, without a network, so that nothing corrects its clock."""
    body = json.dumps(crowded(api.get(api.organizer, api.at("/signage"))))
    headers = {"ETag": '"crowded"', "Server-Time": at("09.45").isoformat()}
    screen.page.route("**/signage", lambda route: route.fulfill(body=body, headers=headers))
    ask_again(screen.page)
    expect(screen.page.locator("#calls")).to_be_visible()
    screen.page.unroute_all(behavior="wait")
    screen.go_offline()
    return screen


@pytest.mark.browser
def test_a_full_hall_fits_every_size_and_nothing_scrolls(full: Watched) -> None:
    page = full.page
    for width, height in (HALL, LAPTOP, TABLET, UPRIGHT):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator("#running .page")).to_have_text(re.compile(r"\d+/\d+"))
        page.wait_for_function("() => document.querySelector('#running li')?.clientHeight > 0")
        assert outside(page) == [], width
        sized = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        assert page.evaluate(sized) == [width, height]
        village = rows(page, "running").locator("b.village").first
        letters = village.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
        wide, upright = min(height, width * 9 / 16), min(height * 0.6, width * 0.9)
        least = 0.066 * (wide if width > height else upright)
        assert letters >= 0.6 * least, "a long name is written smaller, down to this"
        assert rows(page, "running").count() >= 3


@pytest.mark.browser
def test_everybody_is_shown_in_one_round_of_turns(full: Watched) -> None:
    assert all_turns(full.page) == {str(number) for number in range(1, 54)}


def all_turns(page: Page) -> set[str]:
    """Return the tables on all pages of the running slot's list."""
    place = page.locator("#running .page")
    _, _, count = place.inner_text().partition("/")
    seen: set[str] = set()
    page.evaluate("{ window.still = Date.now(); Date.now = () => window.still; }")
    for _ in range(int(count) + 1):  # time may have stopped between a turn and its drawing
        before = place.inner_text()
        seen |= set(rows(page, "running").locator(".number").all_inner_texts())
        page.evaluate("window.still += 8_000; dispatchEvent(new Event('offline'))")
        expect(place).not_to_have_text(before)
    return seen


def crowded(plan: dict[str, Any]) -> dict[str, Any]:
    """Return a plan with 53 meetings a slot, long names, and three calls."""
    slots = [one for one in plan["programme"] if one["kind"] == "slot"]
    places = [
        {
            "slot_id": slot["id"],
            "table_number": number,
            "zone": None,
            "partner": f"PT Permodalan Nasional Madani Cabang Banjarnegara {number}",
            "village": f"Kelurahan Parakancanggah Wetan {number}" if number % 9 == 0 else "Berta",
            "kecamatan": "Purwareja Klampok",
        }
        for slot in slots
        for number in range(1, 54)
    ]
    calls = [place for place in places if place["slot_id"] == slots[1]["id"]][:3]
    return plan | {"meetings": places, "calls": calls}


def outside(page: Page) -> list[str]:
    """Return elements beyond the edges of the window or of their list."""
    found: list[str] = page.evaluate("""() => {
      const all = [...document.querySelectorAll("#door *")];
      const beyond = (one) => {
        const { right, bottom } = one.getBoundingClientRect();
        const edge = (one.closest(".list") ?? document.documentElement).getBoundingClientRect();
        return right > edge.right + 1 || bottom > edge.bottom + 1;
      };
      const shown = all.filter((one) => one.getClientRects().length > 0);
      return shown.filter(beyond).map((one) => one.id || one.className);
    }""")
    return found
