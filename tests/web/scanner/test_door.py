"""The scanner in a real Chromium against a real server: what staff at a door do with it."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Route, expect

from app.badges.tokens import encode, issue, new_badge_id, new_signing_key
from tests.campaigns.halls import ServedHall
from tests.checkin.hall import set_badge
from tests.web.scanner.phone import Open, recorded, state, told_after, wedge

pytestmark = pytest.mark.browser


def test_a_code_in_the_address_enrols_once_and_is_gone_at_once(
    open_scanner: Open, hall: ServedHall
) -> None:
    code = hall.enrolment("Pintu Sekali")
    first = open_scanner(enrol=False)
    first.page.goto(f"/pindai#{code}")
    first.page.wait_for_selector("#door:not([hidden])")
    assert first.page.url == f"{hall.base}/pindai"
    second = open_scanner(enrol=False)
    second.page.goto("/pindai")
    second.page.get_by_label("Kode pendaftaran").fill(code)
    second.page.keyboard.press("Enter")
    note = second.page.locator("#enrol-note")
    note.wait_for()
    assert len(note.inner_text()) > 20
    assert second.page.locator("#door").is_hidden()
    second.troubles = [one for one in second.troubles if "401" not in one]


def test_a_badge_is_admitted_with_name_party_and_next_meeting(
    open_scanner: Open, hall: ServedHall
) -> None:
    page = open_scanner().page
    told = wedge(page, hall.hall.codes[0])
    assert state(page) == "admitted"
    assert told.startswith("MASUK Pengurus 000 KDMP Desa 0 · Susukan")
    assert re.search(r"\d\d\.\d\d · Meja 7 · PT Pupuk \((\d+ jam )?(\d+ menit )?lagi\)", told)
    again = wedge(page, hall.hall.codes[0])
    assert state(page) == "attention"
    assert again.startswith("SUDAH MASUK")
    assert "DITOLAK" not in again
    assert re.search(r"Pertama masuk \d\d\.\d\d di Pintu \w+", again)
    page.get_by_label("Keluar").check()
    assert wedge(page, hall.hall.codes[0]).startswith("KELUAR")
    expect(page.locator("#pending dd")).to_have_text("0")
    assert [verdict for verdict, _ in recorded(hall, 0)] == ["admitted", "refused", "admitted"]


def test_what_is_no_badge_is_refused_and_the_next_one_goes_on(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    page = open_scanner().page
    forged = encode(issue(new_signing_key(hall.hall.event_id), new_badge_id()))
    lost = next(fresh)
    set_badge(hall.api.engine, hall.hall.badges[lost], revoked_at=datetime.now(UTC))
    for code in ("8991234567890", forged, "HTTPS://X.ID/B/AAAA", hall.hall.codes[lost]):
        assert "DITOLAK" in wedge(page, code)
    assert wedge(page, hall.hall.codes[next(fresh)].lower()).startswith("MASUK")


def test_a_network_that_dawdles_is_not_waited_for_and_nothing_is_recorded_twice(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    page = open_scanner().page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/scans", hold)
    person = next(fresh)
    told = wedge(page, hall.hall.codes[person])
    assert told.startswith("MASUK")
    assert "Diputuskan perangkat ini" in told
    expect(page.locator("#pending dd")).to_have_text("0")  # it came by the batch
    assert recorded(hall, person) == [("admitted", True)]
    assert len(held) == 1


def test_without_a_network_the_page_opens_decides_and_remembers(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    one, other, revoked = next(fresh), next(fresh), next(fresh)
    set_badge(hall.api.engine, hall.hall.badges[revoked], revoked_at=datetime.now(UTC))
    watched = open_scanner()
    page = watched.page
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    watched.go_offline()
    assert "Diputuskan perangkat ini" in wedge(page, hall.hall.codes[one])
    page.reload()
    page.wait_for_selector("#door:not([hidden])")
    expect(page.locator("#pending dd")).to_have_text("1")
    assert "sudah dipakai masuk" in wedge(page, hall.hall.codes[one])
    assert wedge(page, hall.hall.codes[other]).startswith("MASUK")
    unknown = encode(issue(new_signing_key(hall.hall.event_id), new_badge_id()))
    assert "DITOLAK" in wedge(page, unknown)
    assert "sudah dicabut" in wedge(page, hall.hall.codes[revoked])
    watched.go_online()
    expect(page.locator("#pending dd")).to_have_text("0")
    assert recorded(hall, one) == [("admitted", True), ("refused", True)]
    assert recorded(hall, other) == [("admitted", True)]
    assert recorded(hall, revoked) == [("refused", True)]
    expect(page.locator("#conflict-count dd")).to_have_text("0")


def test_a_person_without_a_badge_is_found_by_a_misspelt_name_and_let_in_by_keyboard(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    page = open_scanner().page
    person = next(fresh)
    page.get_by_role("button", name="Cari").press("Enter")
    page.keyboard.type(f"pengurs {person:03}")
    found = page.locator("#found button").first
    expect(found).to_contain_text(f"Pengurus {person:03}")
    found.press("Enter")
    before = page.locator("#verdict").get_attribute("data-told")
    page.get_by_role("button", name="Catat masuk").press("Enter")
    assert told_after(page, before).startswith(f"MASUK Pengurus {person:03}")
    expect(page.locator("#pending dd")).to_have_text("0")
    assert [verdict for verdict, _ in recorded(hall, person)] == ["admitted"]


def test_a_scan_reaches_the_door_also_from_within_a_field(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    page = open_scanner().page
    gate = page.get_by_label("Gerbang")
    chosen = gate.input_value()
    gate.focus()
    assert wedge(page, "SESI-PAGI-" * 6).startswith("DITOLAK")
    assert gate.input_value() == chosen
    page.get_by_role("button", name="Tambah").click()
    field = page.get_by_label("Nama", exact=True)
    field.fill("Sri")
    assert wedge(page, hall.hall.codes[next(fresh)]).startswith("MASUK")
    assert field.input_value() == "Sri"
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_the_gate_and_the_language_are_remembered_without_a_network(open_scanner: Open) -> None:
    watched = open_scanner()
    page = watched.page
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    page.get_by_label("Gerbang").select_option(label="Pintu Samping")
    page.get_by_role("button", name="Setelan").click()
    expect(page.locator("#kept-line")).to_contain_text("dapat dibuka tanpa jaringan")
    page.get_by_label("Bahasa").select_option("en")
    page.get_by_label("Appearance").select_option("dark")
    watched.go_offline()
    page.reload()
    page.wait_for_selector("#door:not([hidden])")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_label("Gate").locator(":checked")).to_have_text("Pintu Samping")
    shade = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert shade == "rgb(20, 24, 31)"
    watched.troubles = [one for one in watched.troubles if "DISCONNECTED" not in one]


DETECTOR = """
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect(picture) { return picture.width > 100 ? [{ rawValue: %s }] : []; }
};
"""


def test_the_browsers_own_decoder_is_used_where_it_has_one(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scanner(enrol=False)
    person = next(fresh)
    watched.page.add_init_script(DETECTOR % json.dumps(hall.hall.codes[person]))
    watched.page.goto(f"/pindai#{hall.enrolment('Pintu Cepat')}")
    told = told_after(watched.page, None)
    assert "MASUK" in told or "DITOLAK" in told  # the code is in sight before the gates are known
    watched.page.wait_for_selector("#link[data-warn=false]")
