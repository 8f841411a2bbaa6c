"""An absence noted at a partner's table by mistake, in a real browser."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api import Api
from tests.checkin.hall import furnish
from tests.web.table.test_page import begin, button, said, sent, standing


@pytest.mark.browser
def test_an_absence_is_asked_about_and_taken_back_where_it_is_told(
    chromium: Browser, api: Api
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    with standing(chromium, api, hall) as stand:
        take_back(stand.page)
    assert [status for status, _ in said(api)] == ["running", "no_show", "planned"]


def take_back(page: Page) -> None:
    expect(button(page, "Tidak datang")).to_have_count(0)  # nobody is late yet
    begin(page)
    button(page, "Tidak datang").click()
    button(page, "Tidak jadi").click()
    expect(page.locator(".meeting")).to_have_attribute("data-status", "running")
    button(page, "Tidak datang").click()
    button(page, "Ya, tidak datang").click()
    expect(page.locator("#done .meeting .state")).to_contain_text("Tidak datang")
    page.locator("#told").get_by_role("button").click()
    expect(page.locator(".meeting")).to_have_attribute("data-status", "planned")
    sent(page)
