"""The three lists of the example go through the pages, every row that waits settled in place."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.api import Api
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, PHONE
from tests.web.lists.officer import Officer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_an_officer_brings_three_lists_in_and_settles_every_row(
    opened: Any, api: Api, size: tuple[int, int], tmp_path: Path
) -> None:
    page = opened(size, bypass_csp=True)
    page.set_default_timeout(15_000)
    officer = Officer(page, f"/events/{api.event_id}/lists")
    for kind in ("attendees", "partners", "requests"):
        officer.upload(kind)
        page.screenshot(path=tmp_path / f"{kind}.png", full_page=True)
        assert serious_violations(page) == [], kind
        officer.settle()
        waiting = page.locator("a", has_text="Menunggu keputusan").locator("b")
        expect(waiting).to_have_text("0")
        assert serious_violations(page) == [], f"{kind}, settled"
        officer.apply()
    page.goto(officer.path)
    expect(page.get_by_text("Semua daftar sudah diterapkan")).to_be_visible()
    assert serious_violations(page) == []
    print("clicks", officer.clicks, "typed", officer.typed, officer.settled)
    assert officer.clicks + officer.typed <= 40
    people = api.get(api.organizer, api.at("/attendees"), limit=1)
    assert people["items"]
