"""Lists of partners and of requests through HTTP, on both databases."""

from pathlib import Path
from typing import Any
from uuid import UUID

from app.core.database.sessions import transaction
from app.partners.records import Partner
from tests.api import Api
from tests.imports.files import (
    GUMELEM,
    GUMELEM_KEY,
    ONE_DATABASE,
    apply,
    attendee_csv,
    counts,
    everybody,
    upload,
    workbook,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "banjarnegara"
HEADINGS = (
    *("Kode", "Nama Perusahaan", "Jenis", "Penawaran", "Jml Meja", "No. Meja", "Kursi per Meja"),
    *("Waktu Hadir", "Syarat Dokumen", "Nama Perwakilan", "No. HP"),
)
BULOG = (
    *("BULOG", "Perum Bulog", "BUMN", "sembako, gudang", "2", "1, 2", "2"),
    *("pagi", "NIB", "Mulyono", "0831-0000-0301"),
)
BRI = ("BRI", "PT Bank Rakyat Indonesia", "BUMN", "KUR", "2", "", "", "", "", "", "")
PLN = ("PLN", "PT PLN (Persero)", "BUMN", "token listrik", "1", "", "", "", "", "", "")


def partner_list(*lines: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    return workbook([headings, *lines])


def partners(api: Api) -> dict[str, dict[str, Any]]:
    items = api.get(api.viewer, api.at("/partners"), limit=200)["items"]
    return {item["code"]: item for item in items}


def tables(api: Api) -> dict[int, tuple[str, int]]:
    codes = {partner["id"]: code for code, partner in partners(api).items()}
    items = api.get(api.viewer, api.at("/tables"), limit=200)["items"]
    return {item["number"]: (codes[item["partner_id"]], item["seats"]) for item in items}


def bring(api: Api, content: bytes, kind: str = "partners") -> dict[str, Any]:
    return apply(api, upload(api, content, name="mitra.xlsx", kind=kind))


def test_partners_come_with_tables_offers_times_and_representatives(api: Api) -> None:
    first = upload(api, partner_list(BULOG, BRI, PLN), name="mitra.xlsx", kind="partners")
    assert counts(apply(api, first)) == (3, 0, 0, 0)
    bulog = partners(api)["BULOG"]
    assert (bulog["kind"], bulog["required_documents"]) == ("BUMN", ["NIB"])
    assert set(bulog["offers"]) == {"sembako", "gudang"}
    assert [(a["starts_at"][:16], a["ends_at"][:16]) for a in bulog["absences"]] == [
        ("2025-07-04T06:00", "2025-07-04T17:00")
    ]
    assert tables(api) == {
        1: ("BULOG", 2),
        2: ("BULOG", 2),
        3: ("BRI", 1),
        4: ("BRI", 1),
        5: ("PLN", 1),
    }
    envoy = everybody(api)["partner:BULOG"]
    assert (envoy["name"], envoy["phone"]) == ("Mulyono", "+6283100000301")
    assert (envoy["kind"], envoy["partner_id"]) == ("representative", bulog["id"])

    standing = (partners(api), tables(api), everybody(api))
    assert counts(apply(api, first)) == (0, 0, 3, 0)
    assert (partners(api), tables(api), everybody(api)) == standing


def test_a_new_edition_adds_tables_and_keeps_what_it_does_not_mention(api: Api) -> None:
    bring(api, partner_list(BULOG, BRI, PLN))
    more = ("BRI", "PT Bank Rakyat Indonesia", "", "", "3", "", "", "", "", "Teguh", "")
    fewer = ("BULOG", "Perum Bulog", "BUMN", "", "1", "1", "", "", "", "", "")
    result = bring(api, partner_list(fewer, more))
    assert counts(result) == (0, 1, 1, 0)
    assert result["not_in_list"] == 1
    assert {note["code"] for note in result["notes"]} == {"tables_kept", "seats_kept"}
    now = partners(api)
    assert len(now["BULOG"]["absences"]) == 1
    assert now["BRI"]["offers"] == ["pembiayaan"]
    assert tables(api)[6] == ("BRI", 1)
    assert tables(api)[2] == ("BULOG", 2)
    assert everybody(api)["partner:BRI"]["name"] == "Teguh"


@ONE_DATABASE
def test_partners_of_a_list_without_codes_are_known_by_name(api: Api) -> None:
    bring(api, partner_list(BULOG, BRI))
    headings = ("Nama Perusahaan", "Jenis", "Penawaran", "Jml Meja")
    nameless = [("PERUM BULOG", "BUMN", "sembako", "2"), ("PT Pos Indonesia", "BUMN", "ppob", "1")]
    content = partner_list(*nameless, headings=headings)
    assert bring(api, content)["created"] == 1
    assert len(partners(api)) == 3
    assert counts(bring(api, content)) == (0, 0, 2, 0)


def test_a_partner_that_may_be_a_known_one_is_asked_about(api: Api) -> None:
    bring(api, partner_list(BULOG, BRI, PLN))
    known = partners(api)
    headings = ("Nama", "Penawaran", "Jml Meja")
    again = [("BULOG", "token listrik", "2"), ("P.T. PLN", "KUR", "1"), ("Bank Jateng", "KUR", "1")]
    result = bring(api, partner_list(*again, headings=headings))
    assert [(each["row"], each["code"]) for each in result["held"]] == [
        (2, "partner_maybe"),
        (3, "partner_maybe"),
    ]
    assert "PT PLN (Persero) (PLN)" in result["held"][1]["detail"]
    assert counts(result) == (1, 0, 0, 2)
    assert {code: partners(api)[code] for code in known} == known


def test_tables_of_others_odd_numbers_and_unknown_times_are_told(api: Api) -> None:
    bring(api, partner_list(BULOG))
    thief = ("PLN", "PLN", "BUMN", "ppob", "1", "2", "", "", "", "", "")
    lettered = ("BRI", "BRI", "BUMN", "KUR", "1", "A1", "", "", "", "", "")
    late = ("POS", "Pos", "BUMN", "ppob", "1", "9", "", "slot 8-9", "", "", "")
    result = bring(api, partner_list(thief, lettered, late))
    assert counts(result) == (1, 0, 0, 2)
    assert {held["code"] for held in result["held"]} == {"table_taken", "table_not_a_number"}
    assert [note["code"] for note in result["notes"]] == ["availability_not_placed"]
    assert all(remark["detail"] for remark in result["held"] + result["notes"])
    assert set(tables(api)) == {1, 2, 9}


@ONE_DATABASE
def test_withdrawn_partners_are_counted_and_named_in_lists_and_wishes(api: Api) -> None:
    bring(api, partner_list(BULOG, BRI, PLN))
    apply(api, upload(api, attendee_csv(GUMELEM)))
    gone = partners(api)
    for code in ("BULOG", "PLN"):
        path = api.at(f"/partners/{gone[code]['id']}/withdraw")
        assert api.organizer.post(path).status_code == 200
    again = bring(api, partner_list(BULOG, BRI))
    assert counts(again) == (0, 0, 2, 0)
    assert (again["withdrawn"], again["not_in_list"]) == (1, 0)
    assert [(note["code"], "BULOG" in note["detail"]) for note in again["notes"]] == [
        ("partner_withdrawn", True)
    ]
    rows = [
        ("Desa", "Kecamatan", "Kode Mitra", "Peringkat", "Arah"),
        ("Gumelem Wetan", "Susukan", "BULOG", "2", "koperasi"),
        ("Gumelem Wetan", "Susukan", "BULOG", "1", "mitra"),
        ("Gumelem Wetan", "Susukan", "BRI", "1", "koperasi"),
    ]
    wished = bring(api, workbook([*rows]), kind="requests")
    assert (wished["created"], wished["withdrawn"]) == (3, 2)
    assert [note["code"] for note in wished["notes"]] == ["partner_withdrawn"]
    home = everybody(api)[GUMELEM_KEY]["cooperative_id"]
    api.organizer.patch(api.at(f"/cooperatives/{home}"), json={"status": "withdrawn"})
    wished = bring(api, workbook([*rows]), kind="requests")
    assert wished["withdrawn"] == 3
    assert [note["code"] for note in wished["notes"]] == [
        "cooperative_withdrawn",
        "partner_withdrawn",
    ]
    assert all(note["detail"] for note in wished["notes"])


@ONE_DATABASE
def test_exchanged_tables_change_hands(api: Api) -> None:
    bring(api, partner_list(BULOG, ("BRI", "BRI", "", "KUR", "1", "3", *[""] * 5)))
    swapped = [
        ("BULOG", "Perum Bulog", "", "", "2", "1, 3", "2", *[""] * 4),
        ("BRI", "BRI", "", "", "1", "2", *[""] * 5),
    ]
    assert counts(bring(api, partner_list(*swapped))) == (0, 2, 0, 0)
    assert tables(api) == {1: ("BULOG", 2), 2: ("BRI", 2), 3: ("BULOG", 2)}
    assert counts(bring(api, partner_list(*swapped))) == (0, 0, 2, 0)


def test_explicit_requests_come_in_ranked_and_wait_for_their_cooperative(api: Api) -> None:
    bring(api, partner_list(BULOG, BRI))
    apply(api, upload(api, attendee_csv(GUMELEM)))
    rows = [
        ("Desa", "Kecamatan", "Kode Mitra", "Peringkat", "Arah"),
        ("Gumelem Wetan", "Susukan", "BULOG", "2", "koperasi"),
        ("Gumelem Wetan", "Susukan", "BRI", "1", "mitra"),
        ("Derik", "Susukan", "BRI", "1", "koperasi"),
        ("Berta", "Susukan", "XYZ", "1", "koperasi"),
    ]
    preview = upload(api, workbook([*rows]), name="permintaan.xlsx", kind="requests")
    result = apply(api, preview)
    assert counts(result) == (2, 0, 0, 2)
    assert {held["code"] for held in result["held"]} == {
        "cooperative_not_in_event",
        "partner_unknown",
    }
    wishes = api.get(api.viewer, api.at("/requests"))["items"]
    codes = {partner["id"]: code for code, partner in partners(api).items()}
    assert {(w["asker"], codes[w["partner_id"]], w["rank"], w["source"]) for w in wishes} == {
        ("cooperative", "BULOG", 2, "explicit"),
        ("partner", "BRI", 1, "explicit"),
    }
    assert counts(apply(api, preview)) == (0, 0, 2, 2)
    with transaction(api.engine) as session:
        session.delete(session.get_one(Partner, UUID(str(partners(api)["BRI"]["id"]))))
    told = api.get(api.organizer, api.at(f"/imports/{preview['number']}"))["result"]["held"]
    assert all(remark["detail"] for remark in told)


def test_the_three_example_lists_go_in_and_a_second_time_change_nothing(api: Api) -> None:
    files = {"attendees": "peserta.xlsx", "partners": "mitra.xlsx", "requests": "permintaan.csv"}
    previews = []
    for kind, name in files.items():
        preview = upload(api, (EXAMPLE / name).read_bytes(), name=name, kind=kind)
        result = apply(api, preview)
        assert result["created"] + result["held_back"] == preview["counts"]["rows"]
        assert result["created"] == preview["counts"]["ready"]
        previews.append((preview, result))
    assert len(tables(api)) >= 40
    for preview, result in previews:
        again = apply(api, preview)
        assert counts(again) == (0, 0, result["created"], result["held_back"])
