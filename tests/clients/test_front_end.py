"""The example of a front-end, served from another origin, on a phone: badge, agenda, offer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.core.settings import Settings
from tests.api import Api
from tests.conftest import StillClock
from tests.day.answers.test_answers import offered
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE
from tests.web.axe import serious_violations
from tests.web.chromium import PHONE, served


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def settings(tmp_path: Path, database_url: str, other_origin: str) -> Settings:
    return Settings(data_dir=tmp_path, database_url=database_url, allowed_origins=[other_origin])


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


@pytest.fixture
def phone(chromium: Browser, api: Api, front_end: Path, other_origin: str) -> Iterator[Page]:
    """The example on a phone; errors of its scripts fail the test."""
    width, height = PHONE
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale="id-ID", base_url=other_origin
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with served(api.app) as base:
        (front_end / "config.json").write_text(json.dumps({"api": base}), "utf-8")
        page.goto("/")
        yield page
        context.close()
    assert errors == []


@pytest.mark.browser
def test_a_badge_opens_the_agenda_and_a_free_seat_is_taken(phone: Page, day: Day) -> None:
    made, badge = offered(day)
    phone.get_by_label("Kode di lencana Anda").fill("bukan lencana")
    phone.get_by_role("button", name="Buka agenda").click()
    expect(phone.get_by_role("status")).not_to_be_empty()
    phone.get_by_label("Kode di lencana Anda").fill(badge["X-Badge-Token"])
    phone.get_by_role("button", name="Buka agenda").click()
    offer = phone.locator("#calls li")
    expect(offer).to_contain_text("Kursi kosong")
    meetings = phone.locator("#meetings li")
    before = meetings.count()
    assert serious_violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

    offer.get_by_role("button", name="Terima", exact=True).click()
    expect(offer).to_have_count(0)
    expect(meetings).to_have_count(before + 1)
    expect(phone.get_by_role("status")).to_contain_text("Kursi ini milik Anda")
    (one,) = day.api.get(day.api.viewer, day.api.at("/standby/offers"))["items"]
    assert (one["id"], one["status"]) == (made["id"], "accepted")

    phone.reload()
    expect(meetings).to_have_count(before + 1)
