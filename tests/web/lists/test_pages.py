"""The pages of lists without scripts: uploading, refusals, columns, decisions, undo."""

import re
from io import BytesIO
from typing import Any

import xlsxwriter
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.passwords import csrf_token
from tests.api import Api
from tests.imports.files import DERIK, NAMELESS, attendee_csv, workbook
from tests.web.organizer import page, send

CHAT = (
    "1. *Budi Utomo* (Ketua) - Berta - 0812-3456-7890\n"
    "2. Siti Aminah - Badamita - 081234567891\n"
    "3. Joko Santoso - Derik - 081234567892\n"
)


def upload(browser: TestClient, api: Api, content: bytes, name: str = "peserta.csv") -> Any:
    data = {"csrf": csrf_token(browser.cookies[SESSION_COOKIE]), "kind": "attendees"}
    path = f"/events/{api.event_id}/lists"
    return browser.post(path, data=data, files={"file": (name, content)}, follow_redirects=False)


def test_a_form_with_a_file_leads_to_the_list(browser: TestClient, api: Api) -> None:
    answer = upload(browser, api, attendee_csv(DERIK, NAMELESS))
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/events/{api.event_id}/lists/1"
    shown = page(browser, api, "/lists/1")
    assert "Apply 1 rows" in shown
    assert "Row 3" in shown
    assert 'name="now-name"' in shown


def test_a_form_with_a_file_from_another_site_is_refused(browser: TestClient, api: Api) -> None:
    path = f"/events/{api.event_id}/lists"
    files = {"file": ("x.csv", attendee_csv(DERIK))}
    answer = browser.post(path, data={"kind": "attendees"}, files=files)
    assert answer.status_code == 403
    assert "peserta" not in page(browser, api, "/lists")


def test_what_cannot_be_read_is_said_in_its_form_and_what_was_pasted_stays(
    browser: TestClient, api: Api
) -> None:
    answer = send(browser, api, "/lists", kind="attendees", pasted="Judul;Lain\nsatu;dua\n")
    assert answer.status_code == 422
    assert "Judul;Lain" in answer.text
    assert 'role="alert"' in answer.text
    nothing = send(browser, api, "/lists", kind="attendees", pasted="  ")
    assert "There is no file and no text" in nothing.text


def test_columns_known_by_their_contents_are_confirmed_before_anything_is_applied(
    browser: TestClient, api: Api
) -> None:
    send(browser, api, "/lists", kind="attendees", pasted=CHAT)
    shown = page(browser, api, "/lists/1")
    assert "The columns are right" in shown
    assert "Apply 3 rows" not in shown
    names = re.findall(r'<select name="(column-[^"]+)".*?<option value="([^"]*)" selected', shown)
    answer = send(browser, api, "/lists/1/mapping", sheet="", **dict(names))
    assert answer.status_code == 303
    assert "Apply 3 rows" in page(browser, api, "/lists/1")


def test_a_mapping_that_makes_no_list_is_refused_with_what_was_chosen(
    browser: TestClient, api: Api
) -> None:
    upload(browser, api, attendee_csv(DERIK))
    fields = {"column-2": "", "column-4": ""}
    answer = send(browser, api, "/lists/1/mapping", sheet="", **fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Apply 1 rows" in page(browser, api, "/lists/1")


def test_headings_that_come_again_bring_their_columns_back(browser: TestClient, api: Api) -> None:
    content = workbook([("Desa", "Kecamatan", "Nama", "Kolom X"), (*DERIK[:3], "lpg")])
    upload(browser, api, content, "a.xlsx")
    send(browser, api, "/lists/1/mapping", sheet="", **{"column-D": "needs"})
    upload(browser, api, content, "b.xlsx")
    assert "Use the columns as before" in page(browser, api, "/lists/2")
    send(browser, api, "/lists/2/mapping", remembered="1")
    preview = api.get(api.organizer, api.at("/imports/2"))
    assert [each["field"] for each in preview["columns"]][3] == "needs"


def test_a_row_is_left_out_taken_back_and_edited(browser: TestClient, api: Api) -> None:
    upload(browser, api, attendee_csv(DERIK, NAMELESS))
    row = api.get(api.organizer, api.at("/imports/1/waiting"))["items"][0]["key"]
    send(browser, api, "/lists/1/decisions", rows=row, leave_out="1", reason="Batal")
    shown = page(browser, api, "/lists/1?show=settled")
    assert "Left out." in shown
    assert "Batal" in shown
    send(browser, api, f"/lists/1/decisions/{row}/delete")
    typed = {"now-name": "Karsiman", "was-name": "", "now-phone": "x", "was-phone": "x"}
    send(browser, api, "/lists/1/decisions", rows=row, **typed)
    assert "Apply 2 rows" in page(browser, api, "/lists/1")
    nothing = send(browser, api, "/lists/1/decisions", rows=row, **{"now-name": "", "was-name": ""})
    assert nothing.status_code == 422


def test_applying_says_first_what_it_does_and_is_undone(browser: TestClient, api: Api) -> None:
    upload(browser, api, attendee_csv(DERIK, NAMELESS))
    asked = page(browser, api, "/lists/1/apply")
    assert "Apply 1 rows?" in asked
    assert api.get(api.organizer, api.at("/attendees"))["items"] == []
    assert send(browser, api, "/lists/1/apply").status_code == 303
    assert "1 new rows" in page(browser, api, "/lists/1")
    assert "rows wait" in page(browser, api, "/lists")
    assert "2 records that it created" in page(browser, api, "/lists/1/undo")
    assert send(browser, api, "/lists/1/undo").status_code == 303
    assert api.get(api.organizer, api.at("/attendees"))["items"] == []


def test_what_was_built_on_an_application_is_said_instead_of_a_button(
    browser: TestClient, api: Api
) -> None:
    upload(browser, api, attendee_csv(DERIK))
    send(browser, api, "/lists/1/apply")
    api.post(api.organizer, api.at("/badges"), {}, status=201)
    shown = page(browser, api, "/lists/1/undo")
    assert "1 badges" in shown
    assert f'action="/events/{api.event_id}/lists/1/undo"' not in shown


def test_viewers_see_no_lists(api: Api) -> None:
    assert api.viewer.get(f"/events/{api.event_id}/lists").status_code == 403


def test_one_kind_of_finding_is_shown_alone(browser: TestClient, api: Api) -> None:
    upload(browser, api, attendee_csv(DERIK, NAMELESS))
    shown = page(browser, api, "/lists/1?show=name_missing")
    assert 'class="found error"' in shown
    assert "<td>Derik</td>" not in shown
    assert "Kedawung" in page(browser, api, "/lists/1?show=nothing_like_this")


def test_rows_that_are_alike_are_decided_about_together(browser: TestClient, api: Api) -> None:
    other = ("Berta", *NAMELESS[1:])
    upload(browser, api, attendee_csv(DERIK, NAMELESS, other))
    shown = page(browser, api, "/lists/1")
    assert "Do the same with 1 rows like it" in shown
    row = api.get(api.organizer, api.at("/imports/1/waiting"))["items"][0]
    similar = " ".join(row["similar"])
    send(browser, api, "/lists/1/decisions", rows=row["key"], leave_out="1", similar=similar)
    assert api.get(api.organizer, api.at("/imports/1/waiting"))["items"] == []
    assert api.get(api.organizer, api.at("/imports/1"))["counts"]["rows"] == 1


def test_sheets_of_districts_are_read_together_and_their_rows_settled(
    browser: TestClient, api: Api
) -> None:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, line in (("Kec. Susukan", DERIK), ("Kec. Rakit", ("Badamita", "", "", *DERIK[3:]))):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ("Desa", "Nama", "Jabatan"))
        sheet.write_row(1, 0, (line[0], line[2], "Ketua"))
    book.close()
    upload(browser, api, target.getvalue(), "semua.xlsx")
    shown = page(browser, api, "/lists/1")
    assert "2 sheets are read together: 2 rows" in shown
    assert "Row 2 · Kec. Rakit" in shown
    (row,) = api.get(api.organizer, api.at("/imports/1/waiting"))["items"]
    typed = {"now-name": "Karsiman", "was-name": ""}
    send(browser, api, "/lists/1/decisions", rows=row["key"], **typed)
    assert "Apply 2 rows" in page(browser, api, "/lists/1")
    assert "Kec. Rakit" in page(browser, api, "/lists/1?show=settled")
