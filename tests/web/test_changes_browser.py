"""The pages of the day's changes in a real Chromium: by keyboard alone, and before axe-core."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from app.auth.deps import SESSION_COOKIE
from app.auth.service import create_user
from app.core.db import transaction
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.day.test_standby_api import JUST_BEFORE, freed, seat_of
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, PHONE, Watched, running_chromium, served

pytestmark = pytest.mark.browser
LOGIN = {"username": "panitia", "password": "kata-sandi-panitia"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def cookie(api: Api) -> str:
    with transaction(api.engine) as session:
        create_user(session, actor="test", **LOGIN, is_admin=True, now=api.now)
    api.anonymous.post("/login", data=LOGIN)
    return api.anonymous.cookies[SESSION_COOKIE]


@pytest.fixture
def day(api: Api) -> Day:
    return open_day(api, cooperatives=8)


@pytest.fixture
def opened(chromium: Browser, api: Api, cookie: str) -> Iterator[Any]:
    """A function that opens a page of an organizer; what went wrong on it fails the test."""
    watched: list[Watched] = []
    with served(api.app) as base:

        def open_one(size: tuple[int, int] = LAPTOP, **context: Any) -> Page:
            one = Watched(chromium, base, size, **context)
            one.context.add_cookies([{"name": SESSION_COOKIE, "value": cookie, "url": base}])
            watched.append(one)
            return one.page

        yield open_one
        for one in watched:
            one.close()
            assert one.troubles == []


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what is called like this."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => document.activeElement.getAttribute('aria-label')"
            " || document.activeElement.labels?.[0]?.textContent"
            " || document.activeElement.textContent"
        )
        if focused and focused.strip().startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")


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
