"""An event's own places through HTTP: uploaded, named by lists, taken away."""

from typing import Any

from tests.api import Api
from tests.imports.files import BERTA as BERTA_LINE
from tests.imports.files import ONE_DATABASE, apply, attendee_csv, counts, everybody, upload

UNITS = (
    "Unit;Kelompok",
    "Toko Maju;Timur",
    "Warung Sari;Timur",
    "Toko Maju;Barat",
    "Koperasi Sekolah;",
    "Toko Maju;Barat",
    ";Barat",
)
VISITORS = (
    "Nama;Unit;Kelompok;HP",
    "Budi Utomo;Toko Maju;Barat;081234567890",
    "Siti Aminah;warung sari;;081234567891",
    "Joko Santoso;Toko Maju;;081234567892",
    "Rina Lestari;Berta;;081234567893",
)


def lines(*said: str) -> bytes:
    return "\n".join(said).encode()


def put(api: Api, *said: str, **form: Any) -> Any:
    return api.organizer.put(
        api.at("/places"), data=form, files={"file": ("unit.csv", lines(*said))}
    )


def test_places_without_codes_stand_in_for_villages(api: Api) -> None:
    answer = put(api, *UNITS)

    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert (said["places"], said["groups"], said["with_regencies"]) == (4, 3, False)
    assert (said["place_heading"], said["group_heading"]) == ("Unit", "Kelompok")
    assert [(f["row"], f["code"]) for f in said["findings"]] == [(6, "place_repeated")]
    assert [(s["row"], s["reason"]) for s in said["skipped"]] == [(1, "header"), (7, "footer")]
    shown = api.get(api.viewer, api.at("/places"))
    assert (shown["filename"], shown["places"], shown["version"]) == ("unit.csv", 4, 1)
    items = api.get(api.viewer, api.at("/places/rows"))["items"]
    assert [(item["name"], item["kecamatan"], item["kind"]) for item in items] == [
        ("Toko Maju", "Timur", "tempat"),
        ("Warung Sari", "Timur", "tempat"),
        ("Toko Maju", "Barat", "tempat"),
        ("Koperasi Sekolah", "–", "tempat"),
    ]

    preview = upload(api, lines(*VISITORS))
    result = apply(api, preview)

    assert counts(result) == (2, 0, 0, 2)
    assert [(held["row"], held["code"]) for held in result["held"]] == [
        (4, "village_ambiguous"),
        (5, "village_not_found"),
    ]
    [budi] = [person for person in everybody(api).values() if person["name"] == "Budi Utomo"]
    home = api.get(api.viewer, api.at(f"/cooperatives/{budi['cooperative_id']}"))
    assert (home["village"], home["kecamatan"], home["name"]) == ("Toko Maju", "Barat", "Toko Maju")
    assert home["village_code"] == items[2]["code"]


@ONE_DATABASE
def test_places_uploaded_again_keep_their_codes_and_replace_those_before(api: Api) -> None:
    put(api, *UNITS)
    before = {p["name"]: p["code"] for p in api.get(api.viewer, api.at("/places/rows"))["items"]}

    assert put(api, "Unit;Kelompok", "Warung Sari;Timur", "Baru;Timur").json()["version"] == 2

    after = {p["name"]: p["code"] for p in api.get(api.viewer, api.at("/places/rows"))["items"]}
    assert after.keys() == {"Warung Sari", "Baru"}
    assert after["Warung Sari"] == before["Warung Sari"]


@ONE_DATABASE
def test_villages_of_the_regencies_count_beside_own_places_or_not_at_all(api: Api) -> None:
    put(api, *UNITS, with_regencies="true")
    assert upload(api, attendee_csv(BERTA_LINE))["counts"]["ready"] == 1

    put(api, *UNITS)
    assert upload(api, attendee_csv(BERTA_LINE))["counts"]["ready"] == 0

    assert api.organizer.delete(api.at("/places")).status_code == 204
    assert upload(api, attendee_csv(BERTA_LINE))["counts"]["ready"] == 1
    assert api.organizer.get(api.at("/places")).status_code == 404
    assert api.organizer.delete(api.at("/places")).status_code == 404


@ONE_DATABASE
def test_official_codes_and_kinds_are_kept(api: Api) -> None:
    put(api, "Kode;Desa/Kelurahan;Kecamatan", "3399012001;Desa Mekar;Baru", "K-7;Kel. Jaya;Baru")

    items = api.get(api.viewer, api.at("/places/rows"))["items"]
    assert [(item["code"], item["name"], item["kind"]) for item in items] == [
        ("33.99.01.2001", "Mekar", "desa"),
        ("K-7", "Jaya", "kelurahan"),
    ]


@ONE_DATABASE
def test_places_under_headings_of_ones_own_are_named_by_a_mapping(api: Api) -> None:
    rows = ("Xyz;Abc", "Toko Maju;Timur", "Warung Sari;Timur")
    refused = put(api, *rows)
    assert (refused.status_code, refused.json()["context"]["reason"]) == (422, "columns_missing")

    answer = put(api, *rows, mapping='{"Xyz": "name", "Abc": "kecamatan"}')
    assert (answer.json()["places"], answer.json()["group_heading"]) == (2, "Abc")

    found = upload(api, lines("Nama;Xyz;HP", "Budi Utomo;Toko Maju;081234567890"))
    assert found["counts"]["ready"] == 1


@ONE_DATABASE
def test_the_door_finds_own_places(api: Api) -> None:
    put(api, *UNITS)
    found = api.get(api.organizer, api.at("/door/villages"), q="warung")
    assert [item["village"] for item in found["items"]] == ["Warung Sari"]

    code = found["items"][0]["village_code"]
    made = api.organizer.post(
        api.at("/walk-ins"),
        json={"name": "Sutini", "kind": "manager", "village": {"village_code": code}},
    )
    assert made.status_code == 201, made.text


@ONE_DATABASE
def test_only_organizers_change_places(api: Api) -> None:
    assert (
        api.viewer.put(api.at("/places"), files={"file": ("x.csv", b"Desa\nA")}).status_code == 403
    )
    assert api.viewer.delete(api.at("/places")).status_code == 403


@ONE_DATABASE
def test_a_list_of_places_is_looked_at_before_the_event_has_it(api: Api) -> None:
    apply(api, upload(api, attendee_csv(BERTA_LINE)))
    files = {"file": ("unit.csv", lines(*UNITS))}
    form = {"group_heading": "Rayon"}

    answer = api.organizer.post(api.at("/places/preview"), data=form, files=files)

    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert (said["places"], said["groups"], said["elsewhere"]) == (4, 3, 1)
    assert (said["place_heading"], said["group_heading"]) == ("Unit", "Rayon")
    assert [item["name"] for item in said["items"]][:2] == ["Toko Maju", "Warung Sari"]
    assert [finding["code"] for finding in said["findings"]] == ["place_repeated"]
    assert api.organizer.get(api.at("/places")).status_code == 404
    beside = {**form, "with_regencies": "true"}
    answer = api.organizer.post(api.at("/places/preview"), data=beside, files=files)
    assert answer.json()["elsewhere"] == 0


@ONE_DATABASE
def test_the_area_says_who_stands_in_each_part_of_it(api: Api) -> None:
    apply(api, upload(api, attendee_csv(BERTA_LINE)))
    api.organizer.patch(api.at(), json={"regions": ["33.04", "33.03"]})

    found = api.get(api.viewer, api.at("/area"))
    assert [(one["code"], one["villages"], one["cooperatives"]) for one in found["regencies"]] == [
        ("33.04", 278, 1),
        ("33.03", 239, 0),
    ]
    assert (found["regencies_count"], found["own"], found["elsewhere"]) == (True, None, 0)

    put(api, *UNITS)
    found = api.get(api.viewer, api.at("/area"))
    assert (found["regencies_count"], found["own_cooperatives"], found["elsewhere"]) == (
        False,
        0,
        1,
    )
    assert found["own"]["places"] == 4

    api.organizer.delete(api.at("/places"))
    api.organizer.patch(api.at(), json={"regions": ["33.03"]})
    assert api.get(api.viewer, api.at("/area"))["elsewhere"] == 1
