"""The page of the door in a real Chromium: it follows arrivals by itself; its chart."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.checkin.arrivals.schemas import MinuteArrivals
from app.web.door.view import WIDTH, chart
from tests.api import Api
from tests.checkin.hall import Hall
from tests.web.chromium import LAPTOP, PHONE, Watched, served
from tests.web.door.visiting import clash, scan

DAY = datetime(2025, 7, 4, tzinfo=UTC)


@given(st.dictionaries(st.integers(0, 1439), st.integers(1, 90), max_size=40))
def test_the_chart_counts_everybody_once_and_stays_in_its_frame(counts: dict[int, int]) -> None:
    arrivals = [
        MinuteArrivals(minute=DAY + timedelta(minutes=minute), arrived=count)
        for minute, count in sorted(counts.items())
    ]
    drawn = chart(arrivals, "Asia/Jakarta", "id")
    if drawn is None:
        assert counts == {}
        return
    assert sum(each.arrived for each in drawn.bins) == sum(counts.values())
    assert len(drawn.bins) <= 100
    numbers = [float(part) for part in re.findall(r"-?[\d.]+", drawn.line)]
    assert all(0 <= x <= WIDTH + 0.1 for x in numbers[::2])
    assert all(0 <= y <= 180 for y in numbers[1::2])


@pytest.mark.browser
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_page_follows_arrivals_by_itself(
    chromium: Browser, api: Api, hall: Hall, browser: TestClient, size: tuple[int, int]
) -> None:
    with served(api.app) as base:
        watched = Watched(chromium, base, size)
        watched.context.add_cookies(
            [{"name": SESSION_COOKIE, "value": browser.cookies[SESSION_COOKIE], "url": base}]
        )
        page = watched.page
        page.goto(f"/events/{api.event_id}/door")
        expect(page.locator("#live-state")).to_have_text("● Langsung")
        expect(page.locator("#live .figures dd").first).to_have_text("0")
        scan(api, hall, 0)
        expect(page.locator("#live .figures dd").first).to_have_text("1")
        expect(page.locator("#live svg.chart")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        page.get_by_role("link", name="Siapkan pintu").click()
        page.get_by_label("Nama perangkat").fill("Pintu Timur")
        page.get_by_role("button", name="Buat kode").press("Enter")
        expect(page.get_by_alt_text("Kode QR untuk perangkat ini")).to_be_visible()
        watched.close()
    assert watched.troubles == []


@pytest.mark.browser
def test_the_page_comes_back_by_itself_after_the_server_was_away(
    chromium: Browser, api: Api, hall: Hall, browser: TestClient
) -> None:
    with served(api.app) as base:
        watched = Watched(chromium, base, LAPTOP)
        watched.context.add_cookies(
            [{"name": SESSION_COOKIE, "value": browser.cookies[SESSION_COOKIE], "url": base}]
        )
        page = watched.page
        page.route("**/feed?*", lambda route: route.fulfill(status=503, body="away"))
        page.goto(f"/events/{api.event_id}/door")
        expect(page.locator("#live-state")).to_contain_text("Terputus sejak")
        scan(api, hall, 0)
        page.unroute_all(behavior="wait")
        expect(page.locator("#live-state")).to_have_text("● Langsung")
        expect(page.locator("#live .figures dd").first).to_have_text("1")
        watched.close()
    assert [one for one in watched.troubles if "503" not in one and "MIME" not in one] == []


@pytest.mark.browser
def test_a_note_half_written_outlives_what_happens_meanwhile(
    chromium: Browser, api: Api, hall: Hall, browser: TestClient
) -> None:
    clash(api, hall)
    with served(api.app) as base:
        watched = Watched(chromium, base, LAPTOP)
        watched.context.add_cookies(
            [{"name": SESSION_COOKIE, "value": browser.cookies[SESSION_COOKIE], "url": base}]
        )
        page = watched.page
        page.goto(f"/events/{api.event_id}/door")
        note = page.get_by_label("Apa yang Anda temukan?").first
        note.fill("Kartu dipinjam")
        page.get_by_role("link", name="Siapkan pintu").focus()
        expect(page.locator("#live-state")).to_have_text("● Langsung")
        scan(api, hall, 2)
        expect(page.locator("#live .figures dd").first).to_have_text("2")
        assert note.input_value() == "Kartu dipinjam"
        watched.close()
    assert watched.troubles == []


@pytest.mark.browser
def test_nothing_is_replaced_under_a_finger_or_a_hand_that_writes(
    chromium: Browser, api: Api, hall: Hall, browser: TestClient
) -> None:
    clash(api, hall)
    with served(api.app) as base:
        watched = Watched(chromium, base, LAPTOP)
        watched.context.add_cookies(
            [{"name": SESSION_COOKIE, "value": browser.cookies[SESSION_COOKIE], "url": base}]
        )
        page = watched.page
        page.goto(f"/events/{api.event_id}/door")
        expect(page.locator("#live-state")).to_have_text("● Langsung")
        arrived, note = page.locator("#live .figures dd").first, page.locator("#live input").nth(1)
        with page.expect_response("**/door"):
            page.get_by_text("Lihat angkanya").hover()
            page.mouse.down()
            scan(api, hall, 2)
        expect(arrived).to_have_text("1")
        page.mouse.up()
        expect(arrived).to_have_text("2")
        expect(page.locator("#live details")).to_have_attribute("open", "")
        note.focus()
        with page.expect_response("**/door"):
            scan(api, hall, 1)
        expect(note).to_be_focused()
        expect(arrived).to_have_text("2")
        page.get_by_role("link", name="Siapkan pintu").focus()
        expect(arrived).to_have_text("3")
        expect(page.locator("#live details")).to_have_attribute("open", "")
        watched.close()
    assert watched.troubles == []
