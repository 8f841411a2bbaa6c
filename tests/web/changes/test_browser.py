"""The pages of the day's changes in a real Chromium: by keyboard alone, and before axe-core."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day
from tests.day.standby import JUST_BEFORE, freed, seat_of
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, PHONE, tab_to

pytestmark = pytest.mark.browser


def test_a_repair_is_asked_for_read_and_adopted_by_keyboard_alone(
    opened: Any, api: Api, day: Day
) -> None:
    gone = day.meetings()[0]
    page = opened()
    page.goto(f"/events/{api.event_id}/changes")
    tab_to(page, "Koperasi, mitra, atau meja")
    page.keyboard.type(f"{gone['village']} · {gone['kecamatan']}")
    tab_to(page, "Tambahkan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("tidak ada sepanjang hari")).to_be_visible()
    tab_to(page, "Usulkan perbaikan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sedang dihitung")).to_be_visible()
    day.compute(1)
    expect(page.get_by_text("Terbukti: lebih sedikit tidak mungkin")).to_be_visible()
    tab_to(page, "Terapkan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Berlaku sebagai versi 2")).to_be_visible()
    assert day.published() == 2


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_the_pages_have_no_serious_violation(
    opened: Any, api: Api, day: Day, clock: StillClock, theme: str, size: tuple[int, int]
) -> None:
    ready = day.propose(
        [{"kind": "cooperative_absent", "cooperative_id": day.meetings()[-1]["cooperative_id"]}]
    )
    clock.moment += JUST_BEFORE
    page = opened(size, color_scheme=theme, bypass_csp=True)
    pages = ["/changes", f"/changes/{ready['number']}", "/timetables/1/compare/1", "/standby"]
    for path in pages:
        page.goto(f"/events/{api.event_id}{path}")
        assert serious_violations(page) == [], path
    one, _, _ = freed(day)
    page.goto(f"/events/{api.event_id}/standby")
    assert serious_violations(page) == [], "free seats"
    api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    page.goto(f"/events/{api.event_id}/standby")
    expect(page.get_by_role("button", name="Terima")).to_be_visible()
    assert serious_violations(page) == [], "an offer"
