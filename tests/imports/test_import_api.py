"""Attendee lists through HTTP, on both databases: upload, preview, mapping, apply, again."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

from tests.api import Api
from tests.imports.files import (
    BERTA,
    DERIK,
    GUMELEM,
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
from tests.shared_data import SAMPLE_LISTS
from tests.sheets.offices.writing import book

EXAMPLE = Path(__file__).parents[2] / "examples" / "banjarnegara"
GUMELEM_KEY = "village:33.04.01.2003"


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


def test_a_new_edition_of_a_list_changes_what_differs_and_forgets_nothing(api: Api) -> None:
    first = upload(api, attendee_xlsx(GUMELEM, DERIK, BERTA))
    assert counts(apply(api, first)) == (3, 0, 0, 0)
    before = everybody(api)
    assert counts(apply(api, first)) == (0, 0, 3, 0)
    assert everybody(api) == before

    same = upload(api, attendee_csv(BERTA, GUMELEM, DERIK))
    assert counts(apply(api, same)) == (0, 0, 3, 0)
    assert everybody(api) == before

    successor = ("Gumelem Wetan", "Susukan", "Sugeng Purnomo", "", "", "")
    edition = apply(api, upload(api, attendee_csv(successor, DERIK)))
    assert counts(edition) == (0, 1, 1, 0)
    assert edition["not_in_list"] == 1
    now = everybody(api)
    assert now.keys() == before.keys()
    changed = {key for key in now if now[key] != before[key]}
    assert changed == {GUMELEM_KEY}
    person = now[GUMELEM_KEY]
    assert (person["name"], person["version"]) == ("Sugeng Purnomo", 2)
    assert person["id"] == before[GUMELEM_KEY]["id"]
    assert (person["phone"], person["position"]) == (None, None), "its predecessor's"
    assert [(note["row"], note["code"]) for note in edition["notes"]] == [(2, "person_replaced")]
    spelt = ("Gumelem Wetan", "Susukan", "SUGENG PURNOMA", "", "0812-0000-1111", "")
    assert counts(apply(api, upload(api, attendee_csv(spelt)))) == (0, 1, 0, 0)
    bare = ("Gumelem Wetan", "Susukan", "Sugeng Purnomo", "", "", "")
    kept = apply(api, upload(api, attendee_csv(bare)))
    assert (counts(kept), kept["notes"]) == ((0, 1, 0, 0), [])
    assert everybody(api)[GUMELEM_KEY]["phone"] == "+6281200001111"
    home = api.get(api.viewer, api.at(f"/cooperatives/{person['cooperative_id']}"))
    assert (home["needs"], home["version"]) == (["lpg", "pupuk"], 1)


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


def test_withdrawn_people_stay_withdrawn_and_held_rows_are_not_missing(api: Api) -> None:
    apply(api, upload(api, attendee_csv(GUMELEM, DERIK)))
    derik = everybody(api)["village:33.04.01.2002"]
    api.organizer.delete(api.at(f"/attendees/{derik['id']}"))
    nameless = ("Gumelem Wetan", "Susukan", "", "Ketua", "", "")
    result = apply(api, upload(api, attendee_csv(DERIK, nameless)))
    assert counts(result) == (0, 0, 1, 1)
    assert (result["withdrawn"], result["not_in_list"]) == (1, 0)
    assert everybody(api)["village:33.04.01.2002"]["status"] == "withdrawn"


@ONE_DATABASE
def test_a_person_may_overrule_what_columns_mean(api: Api) -> None:
    rows = [("Derik", "Susukan", "Budi"), ("Berta", "Susukan", "Ani")]
    content = workbook([("Isian", "Bagian", "Siapa"), *rows])
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


def test_the_example_list_goes_in_and_a_second_time_changes_nothing(api: Api) -> None:
    preview = upload(api, (EXAMPLE / "peserta.xlsx").read_bytes(), name="peserta.xlsx")
    result = apply(api, preview)
    ready, held = preview["counts"]["ready"], preview["counts"]["held_back"]
    assert counts(result) == (ready, 0, 0, held)
    assert 265 <= ready <= 278
    people = everybody(api)
    assert len(people) == ready
    assert counts(apply(api, preview)) == (0, 0, ready, held)
    assert everybody(api) == people


def test_the_csv_after_the_xlsx_of_the_same_people_adds_nobody(api: Api) -> None:
    lists = [
        upload(api, (SAMPLE_LISTS / name).read_bytes(), name=name)
        for name in ("peserta_messy.xlsx", "peserta_semicolon.csv")
    ]
    villages: list[set[str]] = []
    for preview in lists:
        ready: set[str] = set()
        cursor = None
        while True:
            page = api.get(
                api.organizer,
                api.at(f"/imports/{preview['number']}/rows"),
                held_back=False,
                limit=200,
                **({"cursor": cursor} if cursor else {}),
            )
            ready |= {row["fields"]["village_code"] for row in page["items"]}
            cursor = page["next_cursor"]
            if cursor is None:
                break
        villages.append(ready)
    first = apply(api, lists[0])
    assert first["created"] == len(villages[0])
    second = apply(api, lists[1])
    assert second["created"] == len(villages[1] - villages[0])
    people = everybody(api)
    assert people.keys() == {f"village:{code}" for code in villages[0] | villages[1]}
    assert counts(apply(api, lists[1]))[:3] == (0, 0, len(villages[1]))
    assert everybody(api) == people


def test_chair_and_secretary_are_two_people_of_one_cooperative(api: Api) -> None:
    chair = ("Berta", "Susukan", "Turyanto", "Ketua", "0823-0000-16407", "pupuk")
    assert counts(apply(api, upload(api, attendee_csv(BERTA), name="a.csv"))) == (1, 0, 0, 0)
    before = everybody(api)["village:33.04.01.2001"]
    both = upload(api, attendee_csv(BERTA, chair), name="b.csv")
    assert both["counts"]["held_back"] == 0
    apply(api, both)
    people = everybody(api)
    manager = people["village:33.04.01.2001"]
    beside = people["village:33.04.01.2001/sekretaris"]
    assert (manager["name"], beside["name"]) == ("Turyanto", "Yulianti")
    assert beside["id"] == before["id"]
    assert manager["cooperative_id"] == beside["cooperative_id"]
    assert counts(apply(api, both)) == (0, 0, 2, 0)
    assert everybody(api) == people
    home = api.get(api.viewer, api.at(f"/cooperatives/{manager['cooperative_id']}"))
    assert home["needs"] == ["pupuk"]


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
