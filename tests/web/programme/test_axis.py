"""The time axis in a real browser: dragged, made longer, moved by keys, on both sizes."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.api import Api
from tests.day.hall import Day
from tests.day.programme.test_changes import programme
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, PHONE

pytestmark = pytest.mark.browser


def span(api: Api, session: str) -> tuple[str, str]:
    own = [one for one in programme(api) if one["session"] == session]
    return own[0]["starts_at"], own[-1]["ends_at"]


def drag(page: Page, name: str, from_end: bool, minutes: int) -> None:
    """Drag a part, or its end, by so many minutes."""
    block = page.locator(".axis .block", has_text=name)
    block.scroll_into_view_if_needed()
    box = block.bounding_box()
    assert box is not None
    y = box["y"] + (box["height"] - 4 if from_end else box["height"] / 2)
    page.mouse.move(box["x"] + 120, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, y + minutes * 1.6, steps=5)
    page.mouse.up()


def test_parts_are_dragged_made_longer_and_moved_by_keys(api: Api, day: Day, opened: Any) -> None:
    page = opened()
    page.goto(f"/events/{api.event_id}/programme")
    drag(page, "siang", True, 20)
    expect(page.get_by_text("Susunan acara diubah.")).to_be_visible()
    assert span(api, "siang") == ("13:00", "13:40")
    assert day.published() == 1
    page.locator(".axis a", has_text="siang").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#axis-status")).to_contain_text("siang 13.10–13.50")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Perubahan ini menyentuh pertemuan")).to_be_visible()
    assert span(api, "siang") == ("13:00", "13:40")
    assert serious_violations(page) == []
    page.get_by_role("button", name="Ya, ubah susunan acara").press("Enter")
    expect(page.get_by_text("Jadwal versi baru sudah terbit")).to_be_visible()
    assert span(api, "siang") == ("13:05", "13:45")
    assert day.published() == 2


def test_a_finger_that_rests_takes_hold_of_a_part(api: Api, opened: Any) -> None:
    page = opened(PHONE, has_touch=True)
    page.goto(f"/events/{api.event_id}/programme")
    block = page.locator(".axis .block", has_text="siang")
    block.scroll_into_view_if_needed()
    box = block.bounding_box()
    assert box is not None
    at = {"x": box["x"] + 60, "y": box["y"] + box["height"] / 2}
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", at)
    expect(page.locator(".axis .block.held")).to_be_visible()
    touch("touchMove", {**at, "y": at["y"] + 16})
    touch("touchMove", {**at, "y": at["y"] + 32})
    touch("touchEnd")
    expect(page.get_by_text("Susunan acara diubah.")).to_be_visible()
    assert span(api, "siang") == ("13:20", "13:40")


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_page_fits_and_has_no_barriers(api: Api, opened: Any, size: tuple[int, int]) -> None:
    page = opened(size)
    page.goto(f"/events/{api.event_id}/programme")
    page.locator(".axis a", has_text="pagi").click()
    expect(page.get_by_label("Nama sesi")).to_have_value("pagi")
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    assert serious_violations(page) == []
    page.get_by_label("Jenis").select_option("break")
    expect(page.get_by_label("Judul", exact=True)).to_be_visible()
    expect(page.get_by_label("Nama sesi")).to_be_hidden()
