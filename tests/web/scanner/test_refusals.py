"""What the server refuses or cannot take, and snapshots that are not to be trusted."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from tests.campaigns.halls import ServedHall
from tests.web.scanner.phone import Open, recorded, state, wedge

pytestmark = pytest.mark.browser


def test_a_snapshot_that_was_tampered_with_is_not_used(
    open_scanner: Open, hall: ServedHall
) -> None:
    watched = open_scanner(enrol=False)
    page = watched.page

    def tamper(route: Route) -> None:
        envelope = route.fetch().json()
        envelope["document"] = envelope["document"].replace("Pengurus 0", "Penyusup 0")
        route.fulfill(json=envelope)

    page.route("**/snapshot*", tamper)
    page.goto(f"/pindai#{hall.enrolment('Pintu Palsu')}")
    expect(page.locator("#trouble")).to_contain_text("tanda tangannya tidak cocok")
    assert page.locator("#gate option").count() == 0
    page.unroute_all(behavior="wait")  # the page asks again and again; let no answer outlive it


def test_what_neither_device_nor_server_can_write_down_is_not_let_in(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scanner()
    page = watched.page
    people = [next(fresh), next(fresh)]
    codes = [hall.hall.codes[person] for person in people]
    page.evaluate(
        """() => {
          const { add } = IDBObjectStore.prototype;
          window.repair = () => { IDBObjectStore.prototype.add = add; };
          IDBObjectStore.prototype.add = () => { throw new DOMException("full"); };
        }"""
    )
    assert wedge(page, codes[0]).startswith("MASUK")
    assert recorded(hall, people[0]) == [("admitted", False)]
    watched.go_offline()
    assert "tidak dapat menyimpan" in wedge(page, codes[1])
    assert state(page) == "refused"
    page.evaluate("() => window.repair()")
    assert wedge(page, codes[1]).startswith("MASUK")
    watched.troubles = [one for one in watched.troubles if "DISCONNECTED" not in one]


def test_one_scan_that_the_server_cannot_take_holds_up_no_other(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scanner()
    page = watched.page

    def choke(route: Route) -> None:
        if "RACUN" in (route.request.post_data or ""):
            route.fulfill(
                status=400, json={"detail": "Isi tidak terbaca.", "code": "malformed_body"}
            )
        else:
            route.continue_()

    page.route("**/scans/batch", choke)
    watched.go_offline()
    people = [next(fresh), next(fresh)]
    wedge(page, hall.hall.codes[people[0]])
    wedge(page, "RACUN-RACUN")
    wedge(page, hall.hall.codes[people[1]])
    watched.go_online()
    expect(page.locator("#pending dd")).to_have_text("0")
    assert [recorded(hall, person) for person in people] == [[("admitted", True)]] * 2
    page.get_by_role("button", name="Konflik").click()
    expect(page.locator("#conflict-list")).to_contain_text("Isi tidak terbaca.")
    watched.troubles = [one for one in watched.troubles if "Failed to load" not in one]


def test_a_revoked_device_asks_for_a_code_and_keeps_what_it_has(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scanner(enrol=False)
    page = watched.page
    made = hall.provision("Pintu Hilang")
    page.goto(f"/pindai#{made['enrolment']['code']}")
    page.wait_for_selector("#link[data-warn=false]")
    watched.go_offline()
    person = next(fresh)
    wedge(page, hall.hall.codes[person])
    hall.revoke(made["device"]["id"])
    watched.go_online()
    page.wait_for_selector("#enrol:not([hidden])")
    expect(page.locator("#enrol-note")).to_contain_text("1 pindaian tersimpan")
    page.get_by_label("Kode pendaftaran").fill(hall.enrolment("Pintu Baru"))
    page.keyboard.press("Enter")
    page.wait_for_selector("#door:not([hidden])")
    expect(page.locator("#pending dd")).to_have_text("0")
    assert recorded(hall, person) == [("admitted", True)]
    watched.troubles = [
        one for one in watched.troubles if "401" not in one and "DISCONNECTED" not in one
    ]
