"""Attendee lists through HTTP, on both databases: upload, preview, mapping, apply, again."""

import csv
import json
from io import StringIO
from typing import Any

from tests.api import Api
from tests.imports.files import (
    DERIK,
    GUMELEM,
    GUMELEM_KEY,
    NAMELESS,
    ONE_DATABASE,
    apply,
    attendee_csv,
    attendee_xlsx,
    counts,
    everybody,
    upload,
    workbook,
)
from tests.sheets.offices.writing import book


def test_a_list_is_previewed_then_applied_and_rows_that_need_a_person_wait(api: Api) -> None:
    preview = upload(api, attendee_xlsx(GUMELEM, DERIK, NAMELESS), name="Daftar 1.xlsx")
    assert (preview["number"], preview["kind"], preview["status"]) == (1, "attendees", "previewed")
    assert preview["counts"]["rows"] == 3
    assert preview["counts"]["held_back"] == 1
    assert preview["result"] is None
    assert {c["key"]: c["field"] for c in preview["columns"]}["D"] == "name"
    assert everybody(api) == {}

    result = apply(api, preview)
    assert counts(result) == (2, 0, 0, 1)
    assert [(held["row"], held["code"]) for held in result["held"]] == [(5, "name_missing")]
    person = everybody(api)[GUMELEM_KEY]
    assert (person["name"], person["position"]) == ("Turyanto", "Ketua")
    assert person["phone"] == "+62823000016407"
    home = api.get(api.viewer, api.at(f"/cooperatives/{person['cooperative_id']}"))
    assert (home["village_code"], home["kecamatan"]) == ("33.04.01.2003", "Susukan")
    assert home["needs"] == ["lpg", "pupuk"]
    after = api.get(api.organizer, api.at("/imports/1"))
    assert after["status"] == "applied"
    assert after["result"] == result
    listed = api.get(api.organizer, api.at("/imports"), kind="attendees")["items"]
    assert [(item["number"], item["filename"]) for item in listed] == [(1, "Daftar 1.xlsx")]


def test_an_application_that_is_repeated_with_its_key_is_answered_alike(api: Api) -> None:
    number = upload(api, attendee_csv(GUMELEM, DERIK))["number"]
    first, again = (
        api.organizer.post(
            api.at(f"/imports/{number}/apply"), headers={"Idempotency-Key": "terapkan-1"}
        )
        for _ in range(2)
    )
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert counts(first.json()) == (2, 0, 0, 0)
    assert again.json() == first.json()


@ONE_DATABASE
def test_a_person_may_overrule_what_columns_mean(api: Api) -> None:
    rows = [("Derik", "Susukan", "Budi"), ("Berta", "Susukan", "Ani")]
    content = workbook([("Isian", "Kotak", "Jawaban"), *rows])
    refused = api.organizer.post(
        api.at("/imports"), data={"kind": "attendees"}, files={"file": ("x.xlsx", content)}
    )
    assert (refused.status_code, refused.json()["code"]) == (422, "list_unreadable")
    assert refused.json()["context"]["reason"] == "columns_missing"
    no_json = api.organizer.post(
        api.at("/imports"),
        data={"kind": "attendees", "mapping": "{"},
        files={"file": ("x.xlsx", content)},
    )
    assert (no_json.status_code, no_json.json()["errors"][0]["pointer"]) == (422, "/mapping")
    mapping = '{"A": "village", "B": "kecamatan", "C": "name"}'
    preview = upload(api, content, name="x.xlsx", mapping=mapping)
    assert preview["counts"]["ready"] == 2

    path = api.at(f"/imports/{preview['number']}")
    etag = api.organizer.get(path).headers["ETag"]
    broken = api.organizer.put(
        f"{path}/mapping",
        content='{"mapping": {"\\ud800": "village"}}',
        headers={"Content-Type": "application/json"},
    )
    assert (broken.status_code, broken.json()["code"]) == (422, "validation_failed")
    wrong = api.organizer.put(f"{path}/mapping", json={"mapping": {"A": "colour"}})
    assert (wrong.status_code, wrong.json()["context"]["reason"]) == (422, "mapping_invalid")
    nowhere = api.organizer.put(f"{path}/mapping", json={"sheet": "Lembar 9"})
    assert (nowhere.status_code, nowhere.json()["context"]["reason"]) == (422, "sheet_unknown")
    assert api.get(api.organizer, path)["mapping"] == {
        "A": "village",
        "B": "kecamatan",
        "C": "name",
    }
    body = {"sheet": "Sheet1", "mapping": {"A": "village", "B": None, "C": "name"}}
    changed = api.organizer.put(f"{path}/mapping", json=body, headers={"If-Match": etag})
    assert changed.status_code == 200, changed.text
    assert changed.json()["mapping"] == body["mapping"]
    stale = api.organizer.put(f"{path}/mapping", json=body, headers={"If-Match": etag})
    assert stale.status_code == 412
    assert api.organizer.post(f"{path}/apply", headers={"If-Match": etag}).status_code == 412
    result = apply(api, preview)
    assert counts(result) == (2, 0, 0, 1)
    assert {remark["row"] for remark in result["held"]} == {1}  # the heading nobody knows


@ONE_DATABASE
def test_findings_and_rows_are_paged_filtered_and_downloaded(api: Api) -> None:
    formula = ("Berta", "Susukan", "Yulianti", "Sekretaris", "=1+1", "emas")
    preview = upload(api, attendee_csv(GUMELEM, NAMELESS, DERIK, formula))
    path = api.at(f"/imports/{preview['number']}")
    everything = api.get(api.organizer, f"{path}/findings", limit=200)["items"]
    assert len(everything) == preview["counts"]["findings"]
    paged: list[object] = []
    cursor = None
    while True:
        page = api.get(
            api.organizer, f"{path}/findings", limit=2, **({"cursor": cursor} if cursor else {})
        )
        paged += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert paged == everything
    errors = api.get(api.organizer, f"{path}/findings", severity="error")["items"]
    assert {item["code"] for item in errors} >= {"name_missing"}
    assert all(item["severity"] == "error" for item in errors)
    blocking = api.get(api.organizer, f"{path}/findings", blocks_row=True, code="name_missing")
    assert [item["row"] for item in blocking["items"]] == [3]
    assert all(item["message"] for item in everything)
    odd = api.organizer.get(f"{path}/findings", params={"cursor": "-1"})
    assert (odd.status_code, odd.json()["code"]) == (422, "cursor_invalid")

    held = api.get(api.organizer, f"{path}/rows", held_back=True)["items"]
    assert [row["row"] for row in held] == [3]
    assert "name_missing" in held[0]["codes"]
    rows = api.get(api.organizer, f"{path}/rows", limit=3)
    assert [row["fields"]["village"] for row in rows["items"]] == [
        "Gumelem Wetan",
        "Kedawung",
        "Derik",
    ]
    assert rows["items"][0]["fields"]["needs"] == ["lpg", "pupuk"]

    download = api.organizer.get(f"{path}/findings.csv")
    assert download.headers["content-type"].startswith("text/csv")
    assert download.content.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(StringIO(download.content.decode("utf-8-sig"))))
    assert [line["code"] for line in table] == [item["code"] for item in everything]
    assert "'=1+1" in {line["found"] for line in table}
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for line in table for cell in line.values()
    )


@ONE_DATABASE
def test_only_organizers_see_or_bring_in_lists_and_every_look_is_audited(api: Api) -> None:
    content = attendee_csv(GUMELEM)
    path = api.at(f"/imports/{upload(api, content)['number']}")
    form: dict[str, Any] = {
        "data": {"kind": "attendees"},
        "files": {"file": ("x.csv", content)},
    }
    for client, status in ((api.viewer, 403), (api.outsider, 404), (api.anonymous, 401)):
        assert client.post(api.at("/imports"), **form).status_code == status
        assert client.get(api.at("/imports")).status_code == status
        for part in ("", "/findings", "/findings.csv", "/rows"):
            assert client.get(path + part).status_code == status
        assert client.put(f"{path}/mapping", json={}).status_code == status
        assert client.post(f"{path}/apply").status_code == status
    assert everybody(api) == {}
    api.get(api.organizer, f"{path}/rows")
    entries = api.get(api.organizer, api.at("/audit"), limit=200)["items"]
    looks = [e["subject"] for e in entries if e["action"] == "personal_data.read"]
    assert looks[-1] == f"{path}/rows"
    assert api.organizer.get(api.at("/imports/2")).status_code == 404
    assert api.organizer.get(api.at("/imports/99999999999999999999")).status_code == 422


def test_a_repeated_upload_with_one_key_keeps_one_list(api: Api) -> None:
    answers = [
        api.organizer.post(
            api.at("/imports"),
            data={"kind": "attendees"},
            files={"file": ("x.csv", attendee_csv(GUMELEM))},
            headers={"Idempotency-Key": "unggah-1"},
        )
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert len(api.get(api.organizer, api.at("/imports"))["items"]) == 1


@ONE_DATABASE
def test_columns_without_a_heading_are_confirmed_before_a_list_is_applied(api: Api) -> None:
    lines = "Budi Utomo;Berta;Susukan;081234567890\nSiti Aminah;Derik;Susukan;081234567891"
    preview = upload(api, lines.encode())
    assert preview["to_confirm"] == {"1": "name", "2": "village", "3": "kecamatan", "4": "phone"}
    assert [column["confirm"] for column in preview["columns"]] == [True] * 4

    refused = api.organizer.post(api.at("/imports/1/apply"))
    assert (refused.status_code, refused.json()["code"]) == (409, "columns_unconfirmed")
    assert refused.json()["context"]["columns"] == ["1", "2", "3", "4"]
    assert everybody(api) == {}

    mapping = refused.json()["context"]["mapping"]
    confirmed = api.organizer.put(api.at("/imports/1/mapping"), json={"mapping": mapping})
    assert confirmed.status_code == 200, confirmed.text
    assert (confirmed.json()["to_confirm"], confirmed.json()["counts"]["ready"]) == ({}, 2)
    assert counts(apply(api, preview)) == (2, 0, 0, 0)


@ONE_DATABASE
def test_a_mapping_names_a_column_of_one_sheet(api: Api) -> None:
    heading = ["Nama", "Asal kampung", "HP"]
    data = book(
        {
            "Rakit": [heading, ["Siti Aminah", "Badamita", "081234567891"], ["Eko", "Situwangi"]],
            "Susukan": [["Nama", "Asal", "HP"], ["Budi Utomo", "Berta", "081234567890"]],
        }
    )
    preview = upload(api, data, name="daftar.xlsx", mapping=json.dumps({"Asal kampung": "village"}))
    assert preview["read_sheet"] == "Rakit"
    [other] = [c for c in preview["other_columns"] if c["field"] == "village"]
    assert (other["key"], other["header"], other["sheet"]) == ("Susukan!B", "Asal", "Susukan")

    mapping = {"Asal kampung": "village", "Susukan!C": None}
    changed = api.organizer.put(api.at("/imports/1/mapping"), json={"mapping": mapping})
    assert changed.status_code == 200, changed.text
    rows = api.get(api.organizer, api.at("/imports/1/rows"))["items"]
    assert {row["fields"]["name"]: row["fields"]["phone_e164"] for row in rows} == {
        "Siti Aminah": "+6281234567891",
        "Eko": "",
        "Budi Utomo": "",
    }
