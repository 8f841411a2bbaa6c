"""The page of other systems in a real Chromium: by keyboard alone, on a phone, open to all."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.axe import serious_violations
from tests.web.chromium import PHONE, tab_to

pytestmark = pytest.mark.browser


def test_a_system_is_added_by_keyboard_and_nothing_is_in_anybodys_way(opened: Any) -> None:
    page: Page = opened(PHONE)
    page.goto("/integrations")
    tab_to(page, "Nama sistem")
    page.keyboard.type("aplikasi-dinas")
    tab_to(page, "Kontak Bisnis Banjarnegara (Jumat, 4 Juli 2025)")
    page.keyboard.press("Space")
    expect(page.locator("input[name=event_ids]")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("code")).to_contain_text("tt_integration_")
    _check(page)
    page.goto("/integrations")
    expect(page.locator("main")).to_contain_text("belum pernah dipakai")
    _check(page)


def _check(page: Page) -> None:
    assert serious_violations(page) == []
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, "nothing reaches out of a phone's screen"
