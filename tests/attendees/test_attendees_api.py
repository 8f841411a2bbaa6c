"""People through HTTP, on both databases: who sees which data, and which party a person has."""

from uuid import uuid4

from tests.api import EVENT, Api
from tests.attendees.test_cooperatives_api import GUMELEM, ONE_DATABASE

TURYANTO = {
    "name": "Turyanto",
    "position": "Ketua",
    "phone": "+6282300001640",
    "email": "turyanto@example.test",
    "note": "kursi roda",
}


def cooperative(api: Api) -> str:
    return str(api.post(api.organizer, api.at("/cooperatives"), GUMELEM)["id"])


def test_a_manager_is_added_changed_and_withdrawn(api: Api) -> None:
    path, home = api.at("/attendees"), cooperative(api)
    body = TURYANTO | {"kind": "manager", "cooperative_id": home}
    made = api.organizer.post(path, json=body)
    assert made.status_code == 201, made.text
    own = made.headers["Location"]
    assert made.json()["external_key"] == "village:33.04.01.2003"
    second = api.post(api.organizer, path, body | {"name": "Sugeng"})
    assert second["external_key"].startswith("person:")

    etag = made.headers["ETag"]
    change = {"name": "Turyanto, S.E.", "email": None}
    changed = api.organizer.patch(own, json=change, headers={"If-Match": etag})
    assert changed.status_code == 200, changed.text
    assert api.organizer.patch(own, json=change, headers={"If-Match": etag}).status_code == 412
    assert api.organizer.delete(own).status_code == 204
    last = api.get(api.organizer, own)
    assert (last["name"], last["email"], last["phone"]) == (
        "Turyanto, S.E.",
        None,
        "+6282300001640",
    )
    assert (last["status"], last["version"], last["id"]) == ("withdrawn", 3, made.json()["id"])
    active = api.get(api.organizer, path, status="active", kind="manager", cooperative_id=home)
    assert [item["name"] for item in active["items"]] == ["Sugeng"]


def test_viewers_see_names_only_and_every_look_at_personal_data_is_audited(api: Api) -> None:
    path = api.at("/attendees")
    own = f"{path}/{api.post(api.organizer, path, TURYANTO | {'kind': 'guest'})['id']}"

    def looks() -> list[str]:
        entries = api.get(api.organizer, api.at("/audit"), limit=200)["items"]
        return [e["subject"] for e in entries if e["action"] == "personal_data.read"]

    for shown in (api.get(api.viewer, own), api.get(api.viewer, path)["items"][0]):
        assert shown["name"] == "Turyanto"
        assert shown["redacted"] is True
        assert [shown[key] for key in ("phone", "phone_other", "email", "note")] == [None] * 4
    assert looks() == []
    seen = api.get(api.organizer, path, q="tury")["items"][0]
    assert (seen["phone"], seen["redacted"]) == ("+6282300001640", False)
    assert api.get(api.organizer, own)["email"] == "turyanto@example.test"
    assert looks() == [path, own]


@ONE_DATABASE
def test_a_person_needs_the_party_that_the_kind_says(api: Api) -> None:
    path, home = api.at("/attendees"), cooperative(api)
    other_event = api.post(api.admin, "/api/v1/events", EVENT)["id"]
    foreign = api.post(api.admin, f"/api/v1/events/{other_event}/cooperatives", GUMELEM)["id"]
    partner = api.post(api.organizer, api.at("/partners"), {"code": "BULOG", "name": "Bulog"})["id"]
    refusals = [
        ({"kind": "manager"}, "attendee_party"),
        ({"kind": "guest", "cooperative_id": home}, "attendee_party"),
        ({"kind": "representative", "cooperative_id": home}, "attendee_party"),
        ({"kind": "manager", "cooperative_id": foreign}, "represented_cooperative_unknown"),
        ({"kind": "representative", "partner_id": str(uuid4())}, "represented_partner_unknown"),
    ]
    for fields, code in refusals:
        answer = api.organizer.post(path, json=TURYANTO | fields)
        assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
    envoy = TURYANTO | {"kind": "representative", "partner_id": partner}
    assert api.post(api.organizer, path, envoy)["external_key"] == "partner:BULOG"
    guest = TURYANTO | {"kind": "guest", "external_key": "partner:BULOG"}
    taken = api.organizer.post(path, json=guest)
    assert (taken.status_code, taken.json()["code"]) == (409, "external_key_taken")
    wrong_phone = api.organizer.post(path, json=TURYANTO | {"kind": "guest", "phone": "0823"})
    assert wrong_phone.json()["errors"][0]["pointer"] == "/phone"


@ONE_DATABASE
def test_only_organizers_write_people(api: Api) -> None:
    path = api.at("/attendees")
    body = TURYANTO | {"kind": "staff"}
    own = f"{path}/{api.post(api.organizer, path, body)['id']}"
    for client, status in ((api.viewer, 403), (api.outsider, 404), (api.anonymous, 401)):
        assert client.post(path, json=body).status_code == status
        assert client.patch(own, json={}).status_code == status
        assert client.delete(own).status_code == status
    assert api.outsider.get(path).status_code == 404
