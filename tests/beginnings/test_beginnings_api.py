"""Events made from a template, as a copy and as the sample, on both databases."""

from typing import Any
from uuid import UUID, uuid4

from sqlmodel import select

from app.attendees.records import Attendee, Cooperative
from app.core.database.sessions import transaction
from tests.api import EVENT, Api
from tests.web.sample import write_sample

WITHOUT_PROGRAMME = {key: value for key, value in EVENT.items() if key != "programme"}


def programme(api: Api, event_id: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = api.get(api.admin, f"/api/v1/events/{event_id}/programme")[
        "items"
    ]
    return [{key: one[key] for key in one if key != "id"} for one in items]


def test_a_template_gives_the_programme_unless_there_is_one(api: Api) -> None:
    body = {**WITHOUT_PROGRAMME, "template": "business_contact"}
    from_template = api.post(api.admin, "/api/v1/events", body)["id"]
    assert len(programme(api, from_template)) == 14
    with_own = api.post(api.admin, "/api/v1/events", {**body, "programme": EVENT["programme"]})
    assert programme(api, with_own["id"]) == programme(api, str(api.event_id))
    blank = api.post(api.admin, "/api/v1/events", WITHOUT_PROGRAMME)["id"]
    assert programme(api, blank) == []


def test_a_copy_has_all_but_people_and_what_belongs_to_the_day(api: Api) -> None:
    with transaction(api.engine) as session:
        write_sample(session, api.event_id, api.now)
    offer = {"label_id": "Pupuk organik", "label_en": "Organic", "direction": "beli"}
    assert api.organizer.put(api.at("/tags/organik"), json=offer).status_code == 200
    tables = api.get(api.organizer, api.at("/tables"))["items"]
    closed = {"closed_from": "2025-07-04T03:00:00Z"}
    api.organizer.patch(api.at(f"/tables/{tables[0]['id']}"), json=closed)
    gate = {"name": "Meja 1", "kind": "table", "table_id": tables[0]["id"]}
    api.post(api.organizer, api.at("/gates"), gate)
    api.organizer.patch(api.at(), json={"grace_minutes": 17, "place": "Pendopo"})
    units = {"file": ("unit.csv", b"Unit;Kelompok\nToko Maju;Timur\nWarung Sari;Barat\n")}
    assert api.organizer.put(api.at("/places"), files=units).status_code == 200

    host = api.get(api.admin, api.at("/partners"))["items"][0]
    noon = {"name": "Salat", "starts_at": "11:00", "ends_at": "13:30"}
    own_pause = {**noon, "scope": "partners", "partner_id": host["id"]}
    for pause in (noon, own_pause):
        api.post(api.organizer, api.at("/pauses"), pause)

    body = {"name": "Kontak Bisnis 2026", "day": "2026-07-03"}
    made = api.post(api.admin, api.at("/copies"), body)
    there = f"/api/v1/events/{made['id']}"
    assert (made["name"], made["day"], made["version"]) == (*body.values(), 1)
    assert (made["grace_minutes"], made["place"]) == (17, "Pendopo")
    own, copied = programme(api, str(api.event_id)), programme(api, made["id"])
    assert [one["starts_at"].replace("2026-07-03", "2025-07-04") for one in copied] == [
        one["starts_at"] for one in own
    ]
    assert [one["session"] for one in copied] == [one["session"] for one in own]
    tags = api.get(api.admin, f"{there}/tags")["items"]
    assert tags == api.get(api.admin, api.at("/tags"))["items"]
    new_tables = api.get(api.admin, f"{there}/tables")["items"]
    assert [one["number"] for one in new_tables] == [one["number"] for one in tables]
    assert {one["closed_from"] for one in new_tables} == {None}
    partners = api.get(api.admin, f"{there}/partners")["items"]
    before = api.get(api.admin, api.at("/partners"))["items"]
    assert [one["code"] for one in partners] == [one["code"] for one in before]
    assert {one["partner_id"] for one in new_tables} == {one["id"] for one in partners}
    (copied_gate,) = api.get(api.admin, f"{there}/gates")["items"]
    assert copied_gate["table_id"] == new_tables[0]["id"]
    pauses = api.get(api.admin, f"{there}/pauses")["items"]
    assert [one["starts_at"] for one in pauses] == ["2026-07-03T04:00:00Z"] * 2
    codes = {one["id"]: one["code"] for one in partners}
    assert [codes.get(one["partner_id"]) for one in pauses] == [None, host["code"]]
    own_places = api.get(api.admin, f"{there}/places/rows")["items"]
    assert own_places == api.get(api.admin, api.at("/places/rows"))["items"]
    for kind in ("attendees", "cooperatives", "requests", "timetables"):
        assert api.get(api.admin, f"{there}/{kind}")["items"] == [], kind


def test_only_administrators_copy_and_only_what_is_there(api: Api) -> None:
    body = {"name": "Salinan", "day": "2026-07-03"}
    assert api.organizer.post(api.at("/copies"), json=body).status_code == 403
    path = f"/api/v1/events/{uuid4()}/copies"
    assert api.admin.post(path, json=body).status_code == 404


def test_the_sample_is_loaded_with_its_lists_and_requests(api: Api) -> None:
    assert api.organizer.post("/api/v1/events/sample").status_code == 403
    made = api.post(api.admin, "/api/v1/events/sample", {})
    there = f"/api/v1/events/{made['id']}"
    lists = api.get(api.admin, f"{there}/imports")["items"]
    assert {one["kind"]: one["status"] for one in lists} == dict.fromkeys(
        ("partners", "attendees", "requests"), "applied"
    )
    assert len(api.get(api.admin, f"{there}/gates")["items"]) == 1
    assert api.get(api.admin, f"{there}/requests", limit=1)["items"]
    with transaction(api.engine) as session:
        for kind in (Cooperative, Attendee):
            own = session.exec(select(kind.id).where(kind.event_id == UUID(made["id"]))).all()
            assert len(own) > 250, kind


def test_no_event_has_more_days_than_can_be_copied_or_added_to(api: Api) -> None:
    days = [f"2025-07-{number:02}" for number in range(5, 19)]
    many = api.admin.post("/api/v1/events", json={**WITHOUT_PROGRAMME, "days": days})
    (fault,) = many.json()["errors"]
    assert (many.status_code, fault["code"], fault["pointer"]) == (422, "event_span", "/days")
    fits = {**WITHOUT_PROGRAMME, "days": days[:-1]}
    full = api.post(api.admin, "/api/v1/events", fits)
    assert len(full["days"]) == 14
    path = f"/api/v1/events/{full['id']}/copies"
    assert api.admin.post(path, json={"name": "Salinan", "day": "2026-07-03"}).is_success
    late = api.admin.post(path, json={"name": "Salinan", "day": "2199-12-31"})
    (fault,) = late.json()["errors"]
    assert (late.status_code, fault["code"], fault["pointer"]) == (422, "event_span", "/day")
    two = {**WITHOUT_PROGRAMME, "day": "2199-12-31", "template": "business_contact_two_days"}
    assert api.admin.post("/api/v1/events", json=two).status_code == 422
