"""The organizers' page of the day at the door: its content, its forms, its live updates."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from app.auth.deps import SESSION_COOKIE
from app.auth.passwords import csrf_token
from app.checkin.arrivals.schemas import MinuteArrivals
from app.web.door.view import WIDTH, chart
from tests.api import Api
from tests.checkin.hall import Hall, furnish
from tests.conftest import StillClock
from tests.web.chromium import LAPTOP, PHONE, Watched, served
from tests.web.organizer import PASSWORD, add_organizer


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


@pytest.fixture
def browser(api: Api) -> TestClient:
    """An organizer's browser, logged in by cookie, its scripts turned off."""
    add_organizer(api)
    client = TestClient(api.app, raise_server_exceptions=False)
    client.post("/login", data={"username": "panitia", "password": PASSWORD})
    return client


def scan(api: Api, hall: Hall, person: int, **given: Any) -> dict[str, Any]:
    body = hall.body(hall.codes[person], api.now, **given)
    answer: dict[str, Any] = api.post(api.organizer, api.at("/scans"), body)
    return answer


def shown(api: Api, client: TestClient | None = None) -> str:
    answer = (client or api.organizer).get(f"/events/{api.event_id}/door")
    assert answer.status_code == 200, answer.text
    return " ".join(answer.text.split())


def post(api: Api, browser: TestClient, path: str, **fields: Any) -> Any:
    """Send a form of the page."""
    token = csrf_token(browser.cookies[SESSION_COOKIE])
    return browser.post(f"/events/{api.event_id}/door{path}", data={"csrf": token, **fields})


def test_before_anybody_comes_the_page_says_so_and_whom_it_awaits(api: Api, hall: Hall) -> None:
    page = shown(api)
    assert "Nobody has come yet" in page
    assert "<dt>expected</dt><dd>3</dd>" in page
    first, *rest = re.findall(r'<th scope="row">(Desa \d)<br>', page)
    assert (first, sorted(rest)) == ("Desa 0", ["Desa 1", "Desa 2"])
    assert "<b>09:40</b> Table 7" in page
    assert "No device yet" in page


def test_arrivals_are_counted_drawn_and_readable_as_a_table(api: Api, hall: Hall) -> None:
    scan(api, hall, 0)
    scan(api, hall, 1)
    page = shown(api)
    assert "<dt>have come</dt><dd>2</dd>" in page
    assert "<dt>share</dt><dd>67%</dd>" in page
    assert '<path class="area"' in page
    assert '<th scope="row">07:00</th><td class="number">2</td>' in page
    assert '<th scope="row">Susukan</th><td class="number">1/1</td>' in page
    home = api.organizer.get(f"/events/{api.event_id}").text
    assert "2 of 3 are here" in home
    assert f'href="/events/{api.event_id}/door"' in home


def test_a_device_is_added_shown_once_renewed_and_revoked_without_scripts(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    made = post(api, browser, "/devices", name="Pintu Utama 1", scope="checkin")
    assert made.status_code == 201, made.text
    assert "data:image/svg+xml;base64," in made.text
    (code,) = re.findall(r"<code>([a-z0-9-]+)</code>", made.text)
    assert f"/pindai#{code}" in made.text
    page = shown(api)
    assert "Waits for its code" in page
    assert code not in page
    enrolled = api.anonymous.post(
        "/api/v1/devices/enrol", json={"code": code, "device_time": api.now.isoformat()}
    )
    assert enrolled.status_code == 201
    page = shown(api)
    assert "✓ Enrolled" in page
    device = enrolled.json()["device"]["id"]
    assert post(api, browser, f"/devices/{device}/code").status_code == 201
    assert post(api, browser, f"/devices/{device}/revoke").status_code == 200
    assert "× Revoked" in shown(api)
    table = post(api, browser, "/devices", name="Meja 7", scope="table", table=str(hall.tables[0]))
    assert "/meja#" in table.text


def test_silent_devices_with_waiting_scans_stand_out(api: Api, clock: StillClock) -> None:
    made = api.post(api.organizer, api.at("/devices"), {"name": "Pintu 1", "scope": "checkin"})
    late = clock.now() - timedelta(minutes=20)
    enrolled = api.post(
        api.anonymous,
        "/api/v1/devices/enrol",
        {"code": made["enrolment"]["code"], "device_time": late.isoformat()},
    )
    api.anonymous.post(
        api.at("/sync"),
        headers={"Authorization": f"Bearer {enrolled['token']}"},
        json={"device_time": late.isoformat(), "pending_scans": 41, "conflicts_seen": 0},
    )
    clock.advance(timedelta(minutes=7))
    page = shown(api)
    assert "! 41" in page
    assert "7 minutes ago" in page
    assert "Clock is off" in page
    assert "new device for that phone" not in page
    api.post(api.organizer, api.at(f"/devices/{made['device']['id']}/revoke"), {}, status=200)
    assert "new device for that phone" in shown(api)


def clash(api: Api, hall: Hall) -> None:
    """Let a device report late that a person came in who was inside already."""
    scan(api, hall, 0)
    late = hall.body(hall.codes[0], api.now + timedelta(seconds=1), offline=True)
    made = api.post(api.organizer, api.at("/devices"), {"name": "Pintu 2", "scope": "checkin"})
    enrolled = api.post(
        api.anonymous,
        "/api/v1/devices/enrol",
        {"code": made["enrolment"]["code"], "device_time": api.now.isoformat()},
    )
    api.anonymous.post(
        api.at("/scans/batch"),
        headers={"Authorization": f"Bearer {enrolled['token']}"},
        json={"scans": [late]},
    )


def test_a_conflict_is_shown_and_settled(api: Api, hall: Hall, browser: TestClient) -> None:
    clash(api, hall)
    (conflict,) = api.get(api.organizer, api.at("/conflicts"))["items"]
    page = shown(api)
    assert "To be looked into (1)" in page
    assert "Next meeting at 09:40" in page
    settled = post(api, browser, f"/conflicts/{conflict['id']}", note="Kartu dipinjam adiknya")
    assert settled.status_code == 200
    assert "There are no conflicts" in shown(api)
    (conflict,) = api.get(api.organizer, api.at("/conflicts"))["items"]
    assert conflict["note"] == "Kartu dipinjam adiknya"


def test_a_partner_gets_a_link_that_is_shown_once(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    partner = api.get(api.organizer, api.at("/partners"))["items"][0]["id"]
    made = post(api, browser, "/links", partner=partner, name="Bu Ratna")
    assert made.status_code == 201
    (url,) = re.findall(r"<code>([^<]+/meja#[^<]+)</code>", made.text)
    secret = url.rpartition("/")[2]
    host = api.anonymous.get(api.at("/host"), headers={"Authorization": f"Bearer {secret}"})
    assert host.json()["name"] == "Bu Ratna"
    assert post(api, browser, "/links", partner=str(uuid4()), name="X").status_code == 404


def test_a_partners_link_is_listed_and_revoked(api: Api, hall: Hall, browser: TestClient) -> None:
    partner = api.get(api.organizer, api.at("/partners"))["items"][0]
    assert "No links yet" in shown(api)
    post(api, browser, "/links", partner=partner["id"], name="Bu Ratna")
    page = shown(api)
    assert f"<b>Bu Ratna</b> · {partner['name']}" in page
    act = re.search(rf"/door(/partners/{partner['id']}/links/[^/]+/revoke)", page)
    assert act
    stranger = act[1].replace(partner["id"], str(uuid4()))
    assert post(api, browser, stranger).status_code == 404
    assert "Bu Ratna" in shown(api)
    post(api, browser, act[1])
    assert "No links yet" in shown(api)


def test_a_gate_is_added_renamed_closed_opened_and_deleted_without_scripts(
    api: Api, hall: Hall, browser: TestClient, clock: StillClock
) -> None:
    def gates() -> dict[str, dict[str, Any]]:
        return {one["name"]: one for one in api.get(api.organizer, api.at("/gates"))["items"]}

    before = set(gates())
    table = api.get(api.organizer, api.at("/tables"))["items"][0]["id"]
    post(api, browser, "/gates", name="Pintu Timur")
    post(api, browser, "/gates", name="Meja", leads_to=f"table:{table}")
    added = {name: one["kind"] for name, one in gates().items() if name not in before}
    assert added == {"Pintu Timur": "event", "Meja": "table"}
    east = gates()["Pintu Timur"]["id"]
    post(api, browser, f"/gates/{east}/name", name="Pintu <Barat>")
    assert "Pintu &lt;Barat&gt;" in shown(api)
    post(api, browser, f"/gates/{east}/close")
    assert "closed since 07:00" in shown(api)
    clock.advance(timedelta(minutes=1))
    late = api.post(
        api.organizer,
        api.at("/scans"),
        {**hall.body(hall.codes[0], clock.now()), "gate_id": east},
    )
    assert (late["verdict"], late["reason"]) == ("refused", "too_late")
    post(api, browser, f"/gates/{east}/open")
    assert gates()["Pintu <Barat>"]["closes_at"] is None
    assert post(api, browser, f"/gates/{east}/delete").status_code == 409
    post(api, browser, f"/gates/{gates()['Meja']['id']}/delete")
    assert set(gates()) == {*before, "Pintu <Barat>"}


def test_gates_that_lead_nowhere_or_have_a_taken_name_are_refused(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    taken, *others = [one["name"] for one in api.get(api.organizer, api.at("/gates"))["items"]]
    wrong = [
        ({"name": taken}, 409),
        ({"name": ""}, 422),
        ({"name": "a\0"}, 422),
        ({"name": "x", "leads_to": "session:none"}, 422),
        ({"name": "x", "leads_to": "table:none"}, 404),
        ({"name": "x", "leads_to": f"table:{uuid4()}"}, 422),
    ]
    for fields, status in wrong:
        assert post(api, browser, "/gates", **fields).status_code == status, fields
    assert len(api.get(api.organizer, api.at("/gates"))["items"]) == 1 + len(others)


def test_forms_without_their_token_or_by_viewers_change_nothing(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    path = f"/events/{api.event_id}/door/devices"
    fields = {"name": "Pintu", "scope": "checkin"}
    assert browser.post(path, data=fields).status_code == 403
    assert browser.post(path, data=fields | {"csrf": "tebakan"}).status_code == 403
    assert api.viewer.post(path, data=fields).status_code == 403
    assert api.viewer.get(f"/events/{api.event_id}/door").status_code == 403
    assert api.get(api.organizer, api.at("/devices"))["items"] == []


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
        expect(page.locator("#live-state")).to_have_text("● Langsung", timeout=15_000)
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
        page.get_by_label("Nama perangkat").focus()
        expect(page.locator("#live-state")).to_have_text("● Langsung")
        scan(api, hall, 2)
        expect(page.locator("#live .figures dd").first).to_have_text("2")
        assert note.input_value() == "Kartu dipinjam"
        watched.close()
    assert watched.troubles == []
