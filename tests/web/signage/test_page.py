"""The screen in the hall in a real browser: by code, by an organizer, offline, at any size."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from app.core.locale import LOCALES
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day
from tests.devices.phones import provision
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, Watched, served
from tests.web.signage.screens import PATIENCE, ask_again, at, rows, up_to_date
from tests.web.signage.test_full_hall import outside


def expected(day: Day, starts_at: str, number: int = 1) -> list[str]:
    """Return what the list of a slot must say, by village."""
    meetings = [m for m in day.meetings(number) if m["starts_at"].startswith(starts_at)]
    return sorted(f"{m['village']} {m['kecamatan']} {m['partner']}" for m in meetings)


def written(page: Page, panel: str) -> list[str]:
    found = [" ".join(row.split()[1:]) for row in rows(page, panel).all_inner_texts()]
    return sorted(found)


@pytest.mark.browser
def test_a_screen_shows_who_goes_where_now_and_next_by_the_servers_clock(
    screen: Watched, day: Day
) -> None:
    page = screen.page
    assert "#" not in page.url
    expect(page.locator("#clock")).to_have_text("09.45")
    expect(page.locator("#running .when")).to_have_text("09.40–10.00")
    expect(page.locator("#running .left")).to_have_text(re.compile(r"1[0-5]:\d\d lagi"))
    expect(page.locator("#next .label")).to_have_text("Berikutnya · Sesi 2")
    assert written(page, "running") == expected(day, "2025-07-04T02:40")
    assert written(page, "next") == expected(day, "2025-07-04T03:00")
    first = rows(page, "running").first
    numbers = {m["village"]: str(m["table_number"]) for m in day.meetings()[:3]}
    assert first.locator(".number").inner_text() == numbers[first.locator("b.village").inner_text()]
    page.get_by_role("button", name="English").click()
    expect(page.locator("#next .label")).to_have_text("Next · Session 2")
    expect(page.locator("#clock")).to_have_text("09:45")


@pytest.mark.browser
def test_the_day_goes_by_on_the_screen(screen: Watched, clock: StillClock) -> None:
    page = screen.page
    for wall_clock, layout, label, title in (
        ("07.00", "next", "Sekarang", "Registrasi"),
        ("10.30", "next", None, None),
        ("12.10", "next", "Sekarang", "Salat Jumat"),
        ("13.05", "running", None, None),
        ("13.20", "none", "", "Acara selesai. Terima kasih."),
    ):
        clock.moment = at(wall_clock)
        ask_again(page)
        expect(page.locator("#door")).to_have_attribute("data-layout", layout)
        expect(page.locator("#clock")).to_have_text(wall_clock)
        if label is None:
            expect(page.locator("#band")).to_be_hidden()
        else:
            expect(page.locator("#band-label")).to_have_text(label)
            expect(page.locator("#band-title")).to_have_text(title or "")
        assert serious_violations(page) == [], wall_clock
        assert outside(page) == [], wall_clock


@pytest.mark.browser
def test_calls_releases_and_new_timetables_come_by_themselves(
    screen: Watched, day: Day, api: Api
) -> None:
    page = screen.page
    gone = next(m for m in day.meetings() if m["starts_at"].startswith("2025-07-04T03:00"))
    day.arrive(day.hall.cooperatives[0])
    met = {m["cooperative_id"] for m in day.meetings() if m["partner_id"] == gone["partner_id"]}
    busy = {m["cooperative_id"] for m in day.meetings() if m["slot_id"] == gone["slot_id"]}
    free = next(str(one) for one in day.hall.cooperatives if str(one) not in met | busy)
    clock: StillClock = api.app.state.clock
    clock.moment = at("09.55")
    api.post(api.organizer, api.at("/releases"), {"meeting_ids": [gone["id"]], "replaces": 1})
    ask_again(page)
    expect(page.locator("#next .list")).not_to_contain_text(gone["village"])
    seat = {"table_id": gone["table_id"], "slot_id": gone["slot_id"], "cooperative_id": free}
    offer = api.post(api.organizer, api.at("/standby/offers"), seat)
    ask_again(page)
    expect(page.locator("#call-village")).to_have_text(offer["place"]["village"])
    expect(page.locator("#call-table")).to_have_text(f"Meja {gone['table_number']}")
    expect(page.locator("#call-when")).to_have_text(f"10.00 · {gone['partner']}")
    assert serious_violations(page) == []
    assert outside(page) == []
    assert "Sugeng" not in page.content()
    api.post(api.organizer, api.at(f"/standby/offers/{offer['id']}/accept"), {}, status=200)
    # Now nothing is done: the page follows on its own.
    expect(page.locator("#calls")).to_be_hidden(timeout=PATIENCE)
    assert written(page, "next") == expected(day, "2025-07-04T03:00", day.published())


@pytest.mark.browser
def test_without_a_network_the_last_plan_stays_with_its_age_also_after_a_reload(
    screen: Watched, day: Day
) -> None:
    page = screen.page
    page.evaluate("navigator.serviceWorker.ready")
    screen.go_offline()
    expect(page.locator("#state")).to_have_text("○ Tanpa jaringan. Jadwal terakhir: baru saja")
    page.reload()
    expect(page.locator("#state")).to_have_attribute("data-warn", "true")
    assert written(page, "running") == expected(day, "2025-07-04T02:40")
    expect(page.locator("#clock")).to_have_text("09.45")
    page.evaluate("const now = Date.now; Date.now = () => now() + 16 * 60_000;")
    expect(page.locator("#state")).to_have_text("○ Tanpa jaringan. Jadwal terakhir: 16 menit lalu")
    expect(page.locator("#running .label")).to_have_text("Sekarang · Sesi 2")
    page.reload()
    screen.go_online()
    up_to_date(page)


@pytest.mark.browser
def test_the_organizers_see_the_screen_among_their_devices(screen: Watched, api: Api) -> None:
    (device,) = api.get(api.organizer, api.at("/devices"))["items"]
    assert device["state"] == "enrolled"
    assert device["snapshot_at"].startswith("2025-07-04T02:45")
    assert device["app_version"].startswith("signage-")


@pytest.mark.browser
def test_a_revoked_screen_shows_nothing_more_and_asks_for_another_code(
    screen: Watched, api: Api
) -> None:
    page = screen.page
    (device,) = api.get(api.organizer, api.at("/devices"))["items"]
    assert api.organizer.post(api.at(f"/devices/{device['id']}/revoke")).is_success
    ask_again(page)
    expect(page.locator("#join-note")).to_contain_text("Layar ini sudah dicabut")
    expect(page.locator("#door")).to_be_hidden()
    assert serious_violations(page) == []
    other = provision(api, name="Pintu", scope="checkin")["enrolment"]["code"]
    page.get_by_label("Kode layar").fill(other)
    page.get_by_role("button", name="Buka").click()
    expect(page.locator("#join-note")).to_contain_text("Kode itu bukan untuk layar")
    page.get_by_label("Kode layar").fill(
        provision(api, name="Layar 2", scope="signage")["enrolment"]["code"]
    )
    page.get_by_role("button", name="Buka").click()
    up_to_date(page)
    screen.expect_refusals("401 (Unauthorized)", "403 (Forbidden)")


@pytest.mark.browser
def test_what_the_server_declines_is_said_and_the_last_plan_stays(
    screen: Watched, day: Day
) -> None:
    page = screen.page
    refusal = {"status": 404, "json": {"detail": "Acara ini sudah dihapus."}}
    page.route("**/signage", lambda route: route.fulfill(**refusal))
    expect(page.locator("#trouble")).to_have_text("Acara ini sudah dihapus.", timeout=PATIENCE)
    expect(page.locator("#state")).to_have_text("○ Jadwal terakhir: baru saja")
    assert written(page, "running") == expected(day, "2025-07-04T02:40")
    page.unroute_all(behavior="wait")
    ask_again(page)
    up_to_date(page)
    screen.troubles.clear()  # the browser itself logs the refused calls


@pytest.mark.browser
def test_an_organizer_looks_at_the_screen_without_a_code(
    opened: Any, api: Api, day: Day, clock: StillClock
) -> None:
    clock.moment = at("09.45")
    page = opened(LAPTOP, reduced_motion="reduce")
    page.goto(f"/events/{api.event_id}/door/setup")
    page.get_by_role("link", name="Lihat layar di peramban ini").click()
    up_to_date(page)
    assert written(page, "running") == expected(day, "2025-07-04T02:40")
    expect(page.locator("#running .left")).to_have_text(re.compile(r"^1[45] mnt lagi$"))


def test_setting_the_door_up_offers_to_make_a_screen(api: Api, browser: TestClient) -> None:
    page = browser.get(f"/events/{api.event_id}/door/setup").text
    assert '<option value="signage">' in page
    assert f'href="/layar?event={api.event_id}"' in page


@pytest.mark.browser
def test_the_screen_stays_awake(chromium: Browser, api: Api) -> None:
    with served(api.app) as base:
        watched = Watched(chromium, base, LAPTOP)
        watched.page.add_init_script(
            "navigator.wakeLock.request = async (kind) => { window.lock = kind; };"
        )
        watched.page.goto("/layar")
        expect(watched.page.get_by_label("Kode layar")).to_be_visible()
        watched.page.wait_for_function("() => window.lock === 'screen'")
        watched.close()
        assert watched.troubles == []


def test_every_word_of_the_page_is_in_the_catalogue(api: Api) -> None:
    page = api.anonymous.get("/layar").text
    told = re.search(r'<script type="application/json" id="page-data">(.*?)</script>', page, re.S)
    assert told
    texts = json.loads(told[1])["texts"]
    assert all(set(text) == set(LOCALES) for text in texts.values())
    labels = set(re.findall(r'data-(?:text|label)="([^"]+)"', page))
    assert labels <= texts.keys()
    path = re.search(r"/static/signage-\w+\.js", page)
    assert path
    script = api.anonymous.get(path[0]).text
    asked = {f"web.signage_{name}" for name in re.findall(r'\.t\("(\w+)"', script)}
    assert asked
    assert asked <= texts.keys()
    own = {name.removeprefix("web.signage_") for name in texts.keys() - labels}
    own -= {name for name in own if name.startswith("web.")}
    parts = {name: f"`{name.rpartition('_')[0]}_${{" for name in own}
    unused = {name for name in own if f'"{name}"' not in script and parts[name] not in script}
    assert unused == set()
    manifest = api.anonymous.get("/layar/app.webmanifest").json()
    assert manifest["orientation"] == "any"
