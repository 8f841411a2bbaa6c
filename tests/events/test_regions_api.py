"""Events of other regencies than the example's, through HTTP on both databases."""

from tests.api import Api
from tests.imports.files import attendee_csv, upload

KALIKAJAR = ("Kalikajar", "Kaligondang", "Turyanto", "Ketua", "0823-0000-16407", "pupuk")
BERTA = ("Berta", "Susukan", "Yulianti", "Sekretaris", "0812-0000-3864", "")


def test_regencies_are_found_by_any_user_and_by_nobody_else(api: Api) -> None:
    found = api.get(api.outsider, "/api/v1/regencies", q="kab purbalingga")["items"]
    assert found == [
        {
            "code": "33.03",
            "name": "Kabupaten Purbalingga",
            "province": "Jawa Tengah",
            "villages": 239,
        }
    ]
    assert len(api.get(api.outsider, "/api/v1/regencies", limit=514)["items"]) == 514
    assert api.anonymous.get("/api/v1/regencies").status_code == 401


def test_an_event_begins_with_the_regency_of_the_example_and_takes_any_other(api: Api) -> None:
    assert api.get(api.viewer, api.at())["regions"] == ["33.04"]
    unknown = api.organizer.patch(api.at(), json={"regions": ["33.04", "99.99"]})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "regency_unknown")
    answer = api.organizer.patch(api.at(), json={"regions": ["33.03", "33.04", "33.03"]})
    assert answer.json()["regions"] == ["33.03", "33.04"]


def test_a_list_is_read_by_the_villages_of_the_events_regencies(api: Api) -> None:
    lines = attendee_csv(KALIKAJAR, BERTA)
    assert upload(api, lines, name="a.csv")["counts"]["held_back"] == 1
    api.organizer.patch(api.at(), json={"regions": ["33.03", "33.04"]})
    assert upload(api, lines, name="b.csv")["counts"]["held_back"] == 0
    villages = api.get(api.organizer, api.at("/door/villages"), q="Kalikajar")["items"]
    assert villages[0]["village_code"].startswith("33.03.")
    walk_in = {
        "kind": "manager",
        "name": "Sutini",
        "village": {"village_code": villages[0]["village_code"]},
    }
    made = api.organizer.post(api.at("/walk-ins"), json=walk_in)
    assert made.status_code == 201, made.text
