"""The pages of lists where an officer was misled before: what is copied, counted, asked, kept."""

import re

from starlette.testclient import TestClient

from tests.api import Api
from tests.imports.files import DERIK, NAMELESS, attendee_csv
from tests.web.lists.test_pages import upload
from tests.web.organizer import page, send


def test_a_name_that_is_typed_into_an_empty_cell_is_of_its_own_row_alone(
    browser: TestClient, api: Api
) -> None:
    other = ("Berta", *NAMELESS[1:])
    upload(browser, api, attendee_csv(DERIK, NAMELESS, other))
    shown = page(browser, api, "/lists/1")
    assert shown.count("Do the same with 1 rows like it") == 2, "to leave out, of both rows"
    one, two = api.get(api.organizer, api.at("/imports/1/waiting"))["items"]
    typed = {"now-name": "Karsiman", "was-name": "", "similar": two["key"]}
    send(browser, api, "/lists/1/decisions", rows=one["key"], **typed)
    left = api.get(api.organizer, api.at("/imports/1/waiting"))["items"]
    assert [each["key"] for each in left] == [two["key"]]


def test_findings_name_needs_in_words_and_count_rows_as_the_page_does(
    browser: TestClient, api: Api
) -> None:
    vague = ("Berta", "Susukan", "Yulianti", "Sekretaris", "0812-0000-3864", "belum tahu")
    other = (*DERIK[:5], "gas elpiji dan jual salaak")
    upload(browser, api, attendee_csv(vague, other))
    shown = page(browser, api, "/lists/1?show=all")
    assert "Need “belum tahu” is unknown and left out; taken: none." in shown
    assert "jual_salak" not in shown
    assert "LPG 3 kg outlet" in shown
    rows = re.search(r"All rows</span><b>(\d+)</b>", shown)
    assert rows is not None
    assert rows[1] == "2"


def test_a_list_of_partners_speaks_of_partners_on_record(browser: TestClient, api: Api) -> None:
    for name in ("PT A", "PT B"):
        form = {"kind": "partners", "pasted": f"Kode;Nama;Penawaran\n{name[-1]};{name};lpg\n"}
        send(browser, api, "/lists", **form)
    send(browser, api, "/lists/1/apply")
    assert "1 partners on record are not in this list" in page(browser, api, "/lists/2/apply")


def test_a_list_that_a_later_one_corrected_offers_no_red_button_again(
    browser: TestClient, api: Api
) -> None:
    upload(browser, api, attendee_csv(DERIK), "lama.csv")
    send(browser, api, "/lists/1/apply")
    corrected = (*DERIK[:2], "Nurul Wijaya Putri", *DERIK[3:])
    upload(browser, api, attendee_csv(corrected), "baru.csv")
    send(browser, api, "/lists/2/apply")
    old = page(browser, api, "/lists/1")
    assert "baru.csv was applied after it" in old
    assert "Apply 1 rows" not in old
    assert "See what would change" in old
    assert "was applied after it" not in page(browser, api, "/lists/2")


def test_rows_of_another_regency_are_offered_no_village_of_this_one(
    browser: TestClient, api: Api
) -> None:
    data = "Nama;Desa;Kecamatan;Kabupaten\nSiti;Karanganyar;Wadaslintang;Wonosobo\n"
    upload(browser, api, data.encode())
    shown = page(browser, api, "/lists/1")
    assert "1 rows name Wonosobo, which is outside this event" in shown
    assert f'href="/events/{api.event_id}/area"' in shown
    assert api.get(api.organizer, api.at("/imports/1/waiting"))["items"][0]["choices"] == []


def test_leaving_a_row_of_two_people_out_leaves_both_out(browser: TestClient, api: Api) -> None:
    data = (
        "No;Koperasi;Ketua;No HP Ketua;Sekretaris;No HP Sekretaris\n"
        "1;KDMP Derik;-;081234567890;Slamet Santoso;081234567891\n"
    )
    upload(browser, api, data.encode())
    shown = page(browser, api, "/lists/1")
    assert "This row names 2 people; all of them are left out." in shown
    form = shown[shown.index("This row names 2 people") - 400 :]
    rows = re.search(r'name="rows" value="([^"]+ [^"]+)"', form)
    assert rows is not None
    send(browser, api, "/lists/1/decisions", rows=rows[1], leave_out="1")
    assert api.get(api.organizer, api.at("/imports/1"))["counts"]["rows"] == 0


def test_sectors_that_are_offers_are_asked_about_before_anything_is_applied(
    browser: TestClient, api: Api
) -> None:
    pasted = "nama,bidang,meja\nBULOG,sembako,2\nHiswana,gas elpiji,2\nJamkrida,penjaminan,1\n"
    send(browser, api, "/lists", kind="partners", pasted=pasted)
    read = api.get(api.organizer, api.at("/imports/1"))
    assert read["to_confirm"] == {"2": "offers"}
    assert "The columns are right" in page(browser, api, "/lists/1")
    fields = {"column-2": "sector"}
    send(browser, api, "/lists/1/mapping", sheet="", **fields)
    kept = api.get(api.organizer, api.at("/imports/1"))
    assert [column["field"] for column in kept["columns"]] == ["name", "sector", "tables"]
