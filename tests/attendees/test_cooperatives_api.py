"""Cooperatives through HTTP, on both databases."""

from uuid import uuid4

import pytest

from tests.api import Api

ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For tests that cannot depend on the kind of database."""
GUMELEM = {
    "village_code": "33.04.01.2003",
    "village": "Gumelem Wetan",
    "kecamatan": "Susukan",
    "name": "KDMP Gumelem Wetan",
    "legal_no": "AHU-1",
    "documents": ["NIB", "NPWP"],
    "needs": ["pupuk", "lpg", "pupuk"],
    "absences": [{"starts_at": "13:00", "ends_at": "14:00"}],
}


def village(number: int, name: str, kecamatan: str) -> dict[str, str]:
    return {
        "village_code": f"33.04.02.{number}",
        "village": name,
        "kecamatan": kecamatan,
        "name": f"KDMP {name}",
    }


def test_a_cooperative_is_added_changed_withdrawn_and_brought_back(api: Api) -> None:
    path = api.at("/cooperatives")
    made = api.organizer.post(path, json=GUMELEM)
    assert made.status_code == 201, made.text
    body = made.json()
    assert made.headers["Location"] == f"{path}/{body['id']}"
    assert body["needs"] == ["pupuk", "lpg"]
    assert body["documents"] == ["NIB", "NPWP"]
    assert [a["starts_at"][:16] for a in body["absences"]] == ["2025-07-04T06:00"]

    own = made.headers["Location"]
    etag = made.headers["ETag"]
    change = {"needs": ["benih"], "absences": [], "legal_no": None, "name": None}
    changed = api.organizer.patch(own, json=change, headers={"If-Match": etag})
    assert changed.status_code == 200, changed.text
    stale = api.organizer.patch(own, json={"needs": []}, headers={"If-Match": etag})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")
    now = api.get(api.viewer, own)
    assert (now["needs"], now["absences"], now["legal_no"]) == (["benih"], [], None)
    assert (now["name"], now["version"]) == ("KDMP Gumelem Wetan", 2)

    assert api.organizer.delete(own).status_code == 204
    assert api.organizer.delete(own).status_code == 204
    withdrawn = api.get(api.viewer, own)
    assert (withdrawn["status"], withdrawn["version"]) == ("withdrawn", 3)
    assert withdrawn["needs"] == ["benih"]
    assert api.organizer.patch(own, json={"status": "active"}).json()["status"] == "active"
    actions = [entry["action"] for entry in api.get(api.organizer, api.at("/audit"))["items"]]
    assert actions[-4:] == [
        "cooperative.create",
        "cooperative.update",
        "cooperative.withdraw",
        "cooperative.update",
    ]


@ONE_DATABASE
def test_what_does_not_fit_is_refused_by_name_and_adds_nothing(api: Api) -> None:
    path = api.at("/cooperatives")
    refusals = [
        (GUMELEM | {"needs": ["pupuk", "emas"]}, 422, "need_tag_unknown", "/needs/1"),
        (
            GUMELEM | {"absences": [{"starts_at": "14:00", "ends_at": "13:00"}]},
            422,
            "interval_order",
            "/absences",
        ),
        (GUMELEM | {"village_code": "3304012003"}, 422, "validation_failed", "/village_code"),
        (GUMELEM | {"village": "Gume\x00lem"}, 422, "validation_failed", "/village"),
    ]
    for body, status, code, pointer in refusals:
        answer = api.organizer.post(path, json=body)
        problem = answer.json()
        assert (answer.status_code, problem["code"]) == (status, code), answer.text
        assert problem["errors"][0]["pointer"] == pointer
    assert api.get(api.viewer, path)["items"] == []
    api.post(api.organizer, path, GUMELEM)
    twice = api.organizer.post(path, json=GUMELEM)
    assert (twice.status_code, twice.json()["code"]) == (409, "cooperative_exists")
    assert "33.04.01.2003" in twice.json()["detail"]


@ONE_DATABASE
def test_only_organizers_write_and_outsiders_learn_nothing(api: Api) -> None:
    path = api.at("/cooperatives")
    own = f"{path}/{api.post(api.organizer, path, GUMELEM)['id']}"
    for client, status in ((api.viewer, 403), (api.outsider, 404), (api.anonymous, 401)):
        assert client.post(path, json=GUMELEM).status_code == status
        assert client.patch(own, json={}).status_code == status
        assert client.delete(own).status_code == status
    assert api.outsider.get(own).status_code == 404
    assert api.viewer.get(f"{path}/{uuid4()}").status_code == 404


def test_lists_are_filtered_searched_sorted_and_paged(api: Api) -> None:
    path = api.at("/cooperatives")
    names = [("Wanadadi", "Wanadadi"), ("Kasilib", "Wanadadi"), ("Karangkemiri", "Wanadadi")]
    names += [("Lemahjaya", "Wanadadi"), ("Blambangan", "Bawang"), ("100%_Murni", "Bawang")]
    for number, (name, kecamatan) in enumerate(names, start=2001):
        api.post(api.organizer, path, village(number, name, kecamatan))

    def seen(**params: object) -> list[str]:
        items: list[str] = []
        cursor: str | None = None
        while True:
            page = api.get(
                api.viewer, path, limit=2, **params, **({"cursor": cursor} if cursor else {})
            )
            items += [item["village"] for item in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                return items

    assert seen() == sorted(seen(), key=lambda name: ((dict(names)[name], name)))
    assert seen(sort="village_code") == [name for name, _ in names]
    assert seen(sort="-village_code") == [name for name, _ in reversed(names)]
    assert seen(sort="-kecamatan") == list(reversed(seen()))
    assert seen(kecamatan="Bawang", sort="village_code") == ["Blambangan", "100%_Murni"]
    assert seen(q="KARANG") == ["Karangkemiri"]
    assert seen(q="%_m") == ["100%_Murni"]
    assert seen(status="withdrawn") == []
    assert api.viewer.get(path, params={"sort": "-phone"}).status_code == 422
    assert api.viewer.get(path, params={"q": "\x00"}).status_code == 422
