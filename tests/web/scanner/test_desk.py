"""What staff do besides scanning: add, substitute and admit people, and print badges."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Page, expect
from sqlmodel import col, select

from app.attendees.records import Attendee
from app.core.database.sessions import transaction
from app.events.records import Event, Interval
from app.meetings.queries import sittings
from app.meetings.sitting import Sitting
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.publishing import publish
from app.meetings.versions.service import add_version
from app.partners.records import Table
from tests.campaigns.halls import ServedHall
from tests.web.pictures import picture_of
from tests.web.scanner.phone import Open, told_after, wedge

pytestmark = pytest.mark.browser


def printed_code(page: Page) -> str:
    """Return the code of the badge that is shown for printing, and close it."""
    image = page.locator("#print img")
    image.wait_for()
    (code,) = zxingcpp.read_barcodes(picture_of(image.get_attribute("src") or ""))
    page.keyboard.press("Escape")
    return code.text


def test_somebody_on_no_list_is_registered_let_in_and_given_a_badge_that_works(
    open_scanner: Open,
) -> None:
    page = open_scanner().page
    page.get_by_role("button", name="Tambah").click()
    page.get_by_label("Nama", exact=True).fill("Sutini")
    village = page.get_by_label("Desa atau kelurahan")
    village.press_sequentially("kebutuhjurang")
    page.wait_for_selector("#villages option", state="attached")
    village.fill(page.locator("#villages option").first.get_attribute("value") or "")
    page.get_by_role("button", name="Tambah, catat masuk").click()
    code = printed_code(page)
    expect(page.locator("#told")).to_have_text(re.compile(r"^\s*MASUK.*Sutini", re.DOTALL))
    assert "sudah dipakai masuk" in wedge(page, code)


def test_another_person_comes_instead_and_the_badge_before_is_refused(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    page = open_scanner().page
    person = next(fresh)
    page.get_by_role("button", name="Cari").click()
    page.keyboard.type(f"{person:03}", delay=100)
    page.locator("#found button").first.click()
    page.get_by_label("Nama pengganti").fill("Sarwono")
    page.get_by_role("button", name="Ganti dan cetak lencana").click()
    code = printed_code(page)
    assert "Sarwono" in wedge(page, code)
    assert "sudah dicabut" in wedge(page, hall.hall.codes[person])


def test_a_badge_is_printed_again_and_a_lost_one_stops_to_count(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    page = open_scanner().page
    person = next(fresh)
    wedge(page, hall.hall.codes[person])
    page.get_by_role("button", name="Tindakan lain").click()
    page.get_by_role("button", name="Cetak ulang lencana").click()
    assert printed_code(page) == hall.hall.codes[person]
    page.get_by_role("button", name="Tindakan lain").click()
    page.get_by_label("Lencana lama hilang").check()
    page.get_by_role("button", name="Cetak ulang lencana").click()
    assert printed_code(page) != hall.hall.codes[person]
    assert "DITOLAK" in wedge(page, hall.hall.codes[person])


def test_a_kecamatans_group_is_let_in_but_for_who_is_not_there(
    open_scanner: Open, hall: ServedHall
) -> None:
    page = open_scanner().page
    page.get_by_role("button", name="Cari").click()
    page.get_by_label("Dari wilayah", exact=True).select_option("Batur")
    page.get_by_role("button", name="Lihat yang belum datang").click()
    page.wait_for_selector("#group-people input")
    coming = page.locator("#group-people input").count()
    page.locator("#group-people input").first.uncheck()
    before = page.locator("#verdict").get_attribute("data-told")
    page.get_by_role("button", name=f"Catat {coming - 1} orang masuk").click()
    assert f"{coming - 1} orang tercatat masuk" in told_after(page, before)


def meet(hall: ServedHall, people: Sequence[int]) -> None:
    """Publish that these, beside those who meet anyhow, meet in the second slot."""
    event_id, now = hall.hall.event_id, hall.api.now
    with transaction(hall.api.engine) as session:
        event = session.get_one(Event, event_id)
        slot = session.exec(
            select(Interval).where(Interval.event_id == event_id).order_by(col(Interval.starts_at))
        ).all()[1]
        published = versions_queries.published(session, event_id)
        assert published is not None
        planned = [one for one in sittings(session, published.id) if one.slot_id != slot.id]
        table = session.get_one(Table, hall.hall.tables[0])
        for seat, person in enumerate(people, 1):
            who = session.get_one(Attendee, hall.hall.people[person]).cooperative_id
            assert who is not None
            planned.append(Sitting(who, table.partner_id, table.id, slot.id, seat))
        version = add_version(session, event_id, planned, origin="test", now=now)
        publish(session, event, version, actor="test", now=now)


def test_a_badge_that_holds_an_old_agenda_gets_a_new_one_at_the_door(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    person = next(fresh)
    meet(hall, [person])
    prints = f"/api/v1/events/{hall.hall.event_id}/prints"
    hall.api.post(hall.api.admin, prints, {"document": "agendas.pdf"}, status=200)
    meet(hall, [])
    page = open_scanner().page
    told = wedge(page, hall.hall.codes[person])
    assert "Lencana ini memegang agenda lama: 1 pertemuan berubah." in told
    with page.expect_download() as made:
        page.get_by_role("button", name="Cetak agenda baru").click()
    assert Path(made.value.path()).read_bytes().startswith(b"%PDF")
    expect(page.get_by_role("button", name="Agenda baru sudah dibuat")).to_be_disabled()
    (agendas,) = [
        one
        for one in hall.api.get(hall.api.admin, prints)["items"]
        if one["document"] == "agendas.pdf"
    ]
    assert agendas["outdated"] == 0
