"""What goes wrong on the day: phones that take things away, second tabs, wrong events, clocks."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.campaigns.halls import ServedHall
from tests.checkin.hall import furnish, new_event
from tests.devices.phones import provision
from tests.web.chromium import PHONE, Watched
from tests.web.scanner.phone import Open, camera_is_on, recorded, wedge

PEOPLE = 12


TAKE_AWAY = """
const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function (...given) {
  const request = open.apply(this, given);
  request.addEventListener("success", () => { window.connection = request.result; });
  return request;
};
"""


@pytest.mark.browser
def test_a_database_that_the_phone_closed_is_opened_again(
    open_scripted: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scripted(TAKE_AWAY)
    watched.go_offline()
    watched.page.evaluate("() => window.connection.close()")
    person = next(fresh)
    assert wedge(watched.page, hall.hall.codes[person]).startswith("MASUK")
    expect(watched.page.locator("#pending dd")).to_have_text("1")
    watched.go_online()
    expect(watched.page.locator("#pending dd")).to_have_text("0")
    assert recorded(hall, person) == [("admitted", True)]


@pytest.mark.browser
def test_a_second_tab_waits_and_takes_over_with_all_that_the_first_knew(
    open_scripted: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scripted()
    first, person = watched.page, next(fresh)
    first.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    watched.go_offline()
    wedge(first, hall.hall.codes[person])
    second = watched.context.new_page()
    second.goto("/pindai")
    second.get_by_role("button", name="Pakai di sini").click()
    expect(second.locator("#pending dd")).to_have_text("1")
    expect(first.locator("#elsewhere")).to_be_visible()
    assert "sudah dipakai masuk" in wedge(second, hall.hall.codes[person])
    second.close()
    expect(first.locator("#pending dd")).to_have_text("2")  # its turn has come


@pytest.mark.browser
def test_asking_for_another_code_by_mistake_has_a_way_back(open_scripted: Open) -> None:
    page = open_scripted().page
    page.get_by_role("button", name="Setelan").click()
    page.get_by_role("button", name="Daftarkan ulang").click()
    page.get_by_role("button", name="Kembali memindai").click()
    expect(page.locator("#door")).to_be_visible()
    camera_is_on(page)


@pytest.mark.browser
def test_scans_of_the_event_before_go_to_that_event(
    open_scripted: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    now = datetime.now(UTC)
    other = furnish(hall.api.engine, new_event(hall.api.engine, now), now)
    code = provision(hall.api, other.event_id, name="Pintu")["enrolment"]["code"]
    watched = open_scripted()
    page, person = watched.page, next(fresh)
    page.route("**/scans/batch", lambda route: route.abort())
    watched.go_offline()
    wedge(page, hall.hall.codes[person])
    watched.go_online()
    page.goto(f"/pindai#{code}")  # the page is open: only what stands behind # changes
    expect(page.locator("#trouble")).to_contain_text("Kontak Bisnis yang belum terkirim")
    assert wedge(page, other.codes[0]).startswith("MASUK")
    page.unroute_all(behavior="wait")
    page.get_by_role("button", name="Setelan").click()
    page.get_by_role("button", name="Sinkronkan sekarang").click()
    expect(page.locator("#pending dd")).to_have_text("0")
    assert recorded(hall, person) == [("admitted", True)]
    expect(page.locator("#conflict-count dd")).to_have_text("0")
    expect(page.locator("#trouble")).to_be_hidden()


@pytest.mark.browser
def test_a_scan_that_the_server_refused_to_take_can_be_sent_again(
    open_scripted: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scripted()
    page, person = watched.page, next(fresh)

    def refuse(route: Route) -> None:
        problem = {"detail": "Pintu itu tidak ada.", "code": "gate_unknown"}
        route.fulfill(status=422, json=problem)

    page.route("**/scans/batch", refuse)
    watched.go_offline()
    wedge(page, hall.hall.codes[person])
    watched.go_online()
    page.get_by_role("button", name="Konflik").click()
    expect(page.locator("#conflict-list")).to_contain_text("Belum tercatat di server.")
    page.unroute_all(behavior="wait")
    page.get_by_role("button", name="Kirim lagi").click()
    expect(page.locator("#conflict-list")).to_contain_text("Tidak ada konflik.")
    expect(page.locator("#pending dd")).to_have_text("0")
    assert recorded(hall, person) == [("admitted", True)]


@pytest.mark.browser
@pytest.mark.parametrize("size", [(360, 640), (320, 568), (568, 320), (640, 360), (180, 320)])
def test_the_counters_are_in_sight_after_a_verdict_and_over_every_form(
    open_scripted: Open, size: tuple[int, int]
) -> None:
    page = open_scripted(size=size).page
    wedge(page, "TIDAK-DIKENAL")
    for place in ("#pending", "#conflict-count", "#link"):
        expect(page.locator(place)).to_be_in_viewport(ratio=1)
    for dialog in ("search", "add", "settings"):
        page.locator(f"[data-open={dialog}]").click()
        page.locator(f"#{dialog} form").last.scroll_into_view_if_needed()
        for counter in ("pending", "conflict_count"):
            shown = page.locator(f"#{dialog} [data-count={counter}]")
            expect(shown).to_be_in_viewport(ratio=1)
            expect(shown.locator("dd")).to_have_text("0")
        page.keyboard.press("Escape")


@pytest.mark.browser
def test_a_verdict_of_a_while_ago_does_not_look_like_a_new_one(
    chromium: Browser, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = Watched(chromium, hall.base, PHONE)
    page = watched.page
    page.clock.install()
    page.goto(f"/pindai#{hall.enrolment('Pintu Tua')}")
    page.wait_for_selector("#link[data-warn=false]")
    assert wedge(page, hall.hall.codes[next(fresh)]).startswith("MASUK")
    expect(page.locator("#verdict")).to_have_attribute("data-old", "false")
    page.clock.run_for(13_000)
    expect(page.locator("#verdict")).to_have_attribute("data-old", "true")
    assert wedge(page, "TIDAK-DIKENAL").startswith("DITOLAK")
    expect(page.locator("#verdict")).to_have_attribute("data-old", "false")
    watched.close()
