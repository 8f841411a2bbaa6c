"""The pages of users and of roles, in a real Chromium."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.api import Api
from tests.web.axe import serious_violations
from tests.web.chromium import PHONE, tab_to

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/users", "/events/{event}/members"])
@pytest.mark.parametrize("size", [None, PHONE])
def test_nothing_is_in_anybodys_way(
    api: Api, opened: Any, path: str, size: tuple[int, int] | None
) -> None:
    page: Page = opened() if size is None else opened(size)
    page.goto(path.format(event=api.event_id))
    assert serious_violations(page) == []
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, "nothing reaches out of a phone's screen"


def test_a_user_is_added_and_disabled_by_keyboard_alone(opened: Any) -> None:
    page: Page = opened()
    page.goto("/users")
    tab_to(page, "Nama pengguna")
    page.keyboard.type("pintu-barat")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_contain_text("pintu-barat")
    expect(page.locator("body")).to_contain_text(re.compile("kata sandi", re.IGNORECASE))
    assert serious_violations(page) == []
    page.goto("/users")
    tab_to(page, "Ubah: pintu-barat")
    page.keyboard.press("Enter")
    tab_to(page, "Ya, nonaktifkan: pintu-barat")
    page.keyboard.press("Enter")
    row = page.get_by_role("listitem").filter(has_text="pintu-barat").first
    expect(row).to_contain_text("nonaktif")
