"""Events, programmes, tags and members through HTTP, on both databases."""

import json
from uuid import uuid4

from tests.api import EVENT, PROGRAMME, Api


def test_a_new_event_has_its_programme_and_the_shipped_vocabulary(api: Api) -> None:
    programme = api.get(api.viewer, api.at("/programme"))["items"]
    assert [item["kind"] for item in programme] == [item["kind"] for item in PROGRAMME]
    assert programme[2]["starts_at"].startswith("2025-07-04T02:40:00")
    tags = api.get(api.viewer, api.at("/tags"))["items"]
    assert {"pupuk", "lpg", "jual_salak"} <= {tag["code"] for tag in tags}


def test_an_outsider_learns_nothing_and_a_viewer_changes_nothing(api: Api) -> None:
    assert api.outsider.get(api.at()).status_code == 404
    assert api.get(api.outsider, "/api/v1/events")["items"] == []
    refused = api.viewer.patch(api.at(), json={"place": "Alun-alun"})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert api.anonymous.get(api.at()).status_code == 401


def test_an_update_on_a_stale_version_is_refused_and_changes_nothing(api: Api) -> None:
    etag = api.organizer.get(api.at()).headers["ETag"]
    first = api.organizer.patch(api.at(), json={"grace_minutes": 5}, headers={"If-Match": etag})
    second = api.organizer.patch(api.at(), json={"grace_minutes": 7}, headers={"If-Match": etag})
    assert (first.status_code, second.status_code) == (200, 412)
    assert api.get(api.viewer, api.at())["grace_minutes"] == 5


def test_replacing_the_programme_keeps_the_id_of_an_interval_that_starts_as_before(
    api: Api,
) -> None:
    before = api.get(api.viewer, api.at("/programme"))["items"]
    longer = [dict(item) for item in PROGRAMME[:3]]
    longer[2]["ends_at"] = "09:55"
    answer = api.organizer.put(api.at("/programme"), json={"programme": longer})
    assert answer.status_code == 200, answer.text
    assert [i["id"] for i in answer.json()["items"]] == [i["id"] for i in before[:3]]


def test_a_time_with_an_offset_is_refused(api: Api) -> None:
    for start, end in (("08:00Z", "09:00"), ("08:00", "09:00+07:00"), ("08:00Z", "09:00Z")):
        slot = {"kind": "slot", "starts_at": start, "ends_at": end}
        answer = api.organizer.put(api.at("/programme"), json={"programme": [slot]})
        assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed"), (
            answer.text
        )
        (fault, *_) = answer.json()["errors"]
        assert fault["pointer"].startswith("/programme/0/")
        assert "09:40" in fault["detail"]


def test_an_hour_that_the_clocks_skip_has_no_duration(api: Api) -> None:
    skipped = {"kind": "slot", "starts_at": "02:15", "ends_at": "03:15"}
    early, late = (
        {"kind": "slot", "starts_at": start, "ends_at": end}
        for start, end in (("01:30", "02:10"), ("03:05", "03:30"))
    )
    spring = EVENT | {"timezone": "Europe/Berlin", "day": "2025-03-30"}
    for programme, code in (
        ([skipped], "interval_order"),
        ([early, late], "intervals_overlap"),
    ):
        answer = api.admin.post("/api/v1/events", json=spring | {"programme": programme})
        assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text


def test_overlapping_intervals_are_named(api: Api) -> None:
    clash = [
        {"kind": "slot", "starts_at": "09:00", "ends_at": "09:30"},
        {"kind": "slot", "starts_at": "09:20", "ends_at": "09:40"},
    ]
    answer = api.organizer.put(api.at("/programme"), json={"programme": clash})
    assert answer.status_code == 422
    assert "09:00–09:30" in answer.json()["detail"]
    assert answer.json()["errors"][0]["pointer"] == "/programme"


def test_an_unknown_time_zone_is_refused(api: Api) -> None:
    answer = api.admin.post("/api/v1/events", json=EVENT | {"timezone": "Asia/Banjarnegara"})
    assert (answer.status_code, answer.json()["code"]) == (422, "timezone_unknown")


def test_deleting_an_event_needs_its_name(api: Api) -> None:
    wrong = api.organizer.delete(api.at(), params={"confirm_name": "Kontak"})
    assert wrong.status_code == 422
    right = api.organizer.delete(api.at(), params={"confirm_name": EVENT["name"]})
    assert right.status_code == 204
    assert api.admin.get(api.at()).status_code == 404


def test_an_event_keeps_at_least_one_organizer(api: Api) -> None:
    admin, organizer = (api.users[name] for name in ("admin", "organizer"))
    assert api.organizer.delete(api.at(f"/members/{admin}")).status_code == 204
    last = api.organizer.delete(api.at(f"/members/{organizer}"))
    assert (last.status_code, last.json()["code"]) == (409, "last_organizer")
    demoted = api.organizer.put(api.at(f"/members/{organizer}"), json={"role": "viewer"})
    assert demoted.status_code == 409
    unknown = api.organizer.put(api.at(f"/members/{uuid4()}"), json={"role": "viewer"})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "user_unknown")


def test_events_are_paged_by_cursor(api: Api) -> None:
    bodies = [EVENT | {"name": str(n)} for n in range(5)]
    made = {api.post(api.admin, "/api/v1/events", body)["id"] for body in bodies}
    seen: list[str] = []
    cursor = None
    while True:
        page = api.admin.get(
            "/api/v1/events", params={"limit": 2} | ({"cursor": cursor} if cursor else {})
        ).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 6
    assert made < set(seen)
    assert (
        api.admin.get("/api/v1/events", params={"cursor": "x"}).json()["code"] == "cursor_invalid"
    )


def test_a_repeated_post_with_one_key_creates_one_event(api: Api) -> None:
    headers = {"Idempotency-Key": "abc-1"}
    first = api.admin.post("/api/v1/events", json=EVENT, headers=headers)
    again = api.admin.post("/api/v1/events", json=EVENT, headers=headers)
    other = api.admin.post("/api/v1/events", json=EVENT | {"name": "X"}, headers=headers)
    assert first.json()["id"] == again.json()["id"]
    assert again.headers["Idempotent-Replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")
    assert len(api.get(api.admin, "/api/v1/events")["items"]) == 2


def test_a_value_that_no_database_can_store_is_refused_by_name(api: Api) -> None:
    event = api.at()
    cases: list[tuple[str, str, dict[str, object], str]] = [
        ("POST", "/api/v1/events", EVENT | {"name": "Tem\x00u"}, "/name"),
        ("POST", "/api/v1/events", EVENT | {"name": "Tem\ud800u"}, "/name"),
        ("POST", "/api/v1/events", EVENT | {"day": "0001-01-01"}, "/day"),
        ("POST", "/api/v1/events", EVENT | {"grace_minutes": 10**30}, "/grace_minutes"),
        ("PATCH", event, {"public_url": f"https://a.id/{'ä' * 100}"}, "/public_url"),
        ("PATCH", event, {"place": "\x00"}, "/place"),
        ("PUT", f"{event}/tags/pupuk", {"label_id": "\x00", "label_en": "x"}, "/label_id"),
        ("POST", "/api/v1/auth/tokens", {"username": "\x00", "password": "x"}, "/username"),
    ]
    for method, path, body, pointer in cases:
        answer = api.admin.request(
            method, path, content=json.dumps(body), headers={"Content-Type": "application/json"}
        )
        assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed"), pointer
        assert pointer in {each["pointer"] for each in answer.json()["errors"]}
