"""Partners and tables through HTTP, on both databases."""

from uuid import UUID, uuid4

import pytest

from app.attendees.records import Cooperative
from app.core.database.sessions import transaction
from app.meetings.records import Meeting, Timetable, TimetableStatus
from tests.api import Api

ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For tests that cannot depend on the kind of database."""
BULOG = {
    "code": "BULOG",
    "name": "Perum Bulog",
    "kind": "BUMN",
    "sector": "Pangan",
    "offers": ["sembako", "jual_padi"],
    "required_documents": ["NIB"],
    "absences": [{"starts_at": "11:20", "ends_at": "15:00"}],
    "max_meetings": 12,
}


def seat_a_meeting(api: Api, partner_id: str, table_id: str) -> None:
    slot = next(
        i for i in api.get(api.viewer, api.at("/programme"))["items"] if i["kind"] == "slot"
    )
    with transaction(api.engine) as session:
        cooperative = Cooperative(
            event_id=api.event_id,
            village_code="33.04.01.2003",
            village="Gumelem Wetan",
            kecamatan="Susukan",
            name="KDMP Gumelem Wetan",
            created_at=api.now,
            updated_at=api.now,
        )
        timetable = Timetable(
            event_id=api.event_id,
            number=1,
            status=TimetableStatus.DRAFT,
            origin="test",
            created_at=api.now,
        )
        session.add_all([cooperative, timetable])
        session.flush()
        session.add(
            Meeting(
                timetable_id=timetable.id,
                cooperative_id=cooperative.id,
                partner_id=UUID(partner_id),
                table_id=UUID(table_id),
                slot_id=UUID(slot["id"]),
            )
        )


def test_a_partner_is_added_changed_and_deleted(api: Api) -> None:
    path = api.at("/partners")
    made = api.organizer.post(path, json=BULOG)
    assert made.status_code == 201, made.text
    own, etag = made.headers["Location"], made.headers["ETag"]
    assert made.json()["offers"] == ["sembako", "jual_padi"]
    assert made.json()["absences"][0]["ends_at"].startswith("2025-07-04T08:00")
    change = {"offers": ["lpg"], "absences": [], "max_meetings": None, "min_meetings": 3}
    changed = api.organizer.patch(own, json=change, headers={"If-Match": etag})
    assert changed.status_code == 200, changed.text
    assert api.organizer.patch(own, json=change, headers={"If-Match": etag}).status_code == 412
    now = api.get(api.viewer, own)
    assert (now["offers"], now["absences"], now["max_meetings"]) == (["lpg"], [], None)
    assert (now["required_documents"], now["version"]) == (["NIB"], 2)
    assert api.organizer.delete(own).status_code == 204
    assert api.viewer.get(own).status_code == 404


@ONE_DATABASE
def test_an_absence_may_last_to_the_midnight_that_ends_its_day(api: Api) -> None:
    away = [{"starts_at": "14:00", "ends_at": "00:00"}]
    made = api.post(api.organizer, api.at("/partners"), BULOG | {"absences": away})
    (span,) = made["absences"]
    assert (span["starts_at"], span["ends_at"]) == (
        "2025-07-04T07:00:00Z",
        "2025-07-04T17:00:00Z",
    )


@ONE_DATABASE
def test_partners_that_do_not_fit_are_refused_by_name(api: Api) -> None:
    path = api.at("/partners")
    refusals = [
        (BULOG | {"offers": ["emas"]}, 422, "offer_tag_unknown"),
        (BULOG | {"min_meetings": 13}, 422, "meeting_bounds"),
        (BULOG | {"absences": [{"starts_at": "14:00", "ends_at": "14:00"}]}, 422, "interval_order"),
        (BULOG | {"required_documents": ["NIB;NPWP"]}, 422, "validation_failed"),
        (BULOG | {"max_meetings": 10**30}, 422, "validation_failed"),
    ]
    for body, status, code in refusals:
        answer = api.organizer.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    own = f"{path}/{api.post(api.organizer, path, BULOG)['id']}"
    twice = api.organizer.post(path, json=BULOG)
    assert (twice.status_code, twice.json()["code"]) == (409, "partner_exists")
    backwards = api.organizer.patch(own, json={"min_meetings": 20})
    assert (backwards.status_code, backwards.json()["code"]) == (422, "meeting_bounds")
    assert api.get(api.viewer, own)["min_meetings"] == 0


def test_tables_have_one_number_each_and_list_in_its_order(api: Api) -> None:
    path = api.at("/tables")
    codes = ("BULOG", "BRI")
    bulog, bri = (
        api.post(api.organizer, api.at("/partners"), {"code": code, "name": code})["id"]
        for code in codes
    )
    for number, owner in ((12, bulog), (2, bri), (9, bulog)):
        api.post(api.organizer, path, {"partner_id": owner, "number": number, "zone": "A"})
    listed = api.get(api.viewer, path, limit=2)
    assert [item["number"] for item in listed["items"]] == [2, 9]
    rest = api.get(api.viewer, path, limit=2, cursor=listed["next_cursor"])
    assert [item["number"] for item in rest["items"]] == [12]
    own = f"{path}/{rest['items'][0]['id']}"
    assert [t["number"] for t in api.get(api.viewer, path, partner_id=bri)["items"]] == [2]

    twice = api.organizer.post(path, json={"partner_id": bri, "number": 9})
    assert (twice.status_code, twice.json()["code"]) == (409, "table_exists")
    clash = api.organizer.patch(own, json={"number": 2})
    assert (clash.status_code, clash.json()["code"]) == (409, "table_exists")
    nobody = api.organizer.post(path, json={"partner_id": str(uuid4()), "number": 3})
    assert (nobody.status_code, nobody.json()["code"]) == (422, "table_partner_unknown")
    assert api.organizer.post(path, json={"partner_id": bri, "number": 10**40}).status_code == 422
    moved = api.organizer.patch(own, json={"partner_id": bri, "seats": 2, "zone": None})
    assert (moved.json()["partner_id"], moved.json()["seats"]) == (bri, 2)
    assert (moved.json()["zone"], moved.headers["ETag"]) == (None, '"2"')
    assert api.organizer.delete(own).status_code == 204
    assert api.viewer.get(own).status_code == 404


def test_partners_and_tables_with_meetings_cannot_be_deleted(api: Api) -> None:
    partner = api.post(api.organizer, api.at("/partners"), BULOG)["id"]
    other = api.post(api.organizer, api.at("/partners"), {"code": "BRI", "name": "BRI"})["id"]
    table = api.post(api.organizer, api.at("/tables"), {"partner_id": partner, "number": 1})["id"]
    seat_a_meeting(api, partner, table)
    refusals = [
        (api.organizer.delete(api.at(f"/tables/{table}")), "table_in_use"),
        (
            api.organizer.patch(api.at(f"/tables/{table}"), json={"partner_id": other}),
            "table_in_use",
        ),
        (api.organizer.delete(api.at(f"/partners/{partner}")), "partner_in_use"),
    ]
    for answer, code in refusals:
        assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert api.get(api.viewer, api.at(f"/tables/{table}"))["partner_id"] == partner
    assert api.organizer.patch(api.at(f"/tables/{table}"), json={"number": 7}).status_code == 200


@ONE_DATABASE
def test_only_organizers_write_partners_and_tables(api: Api) -> None:
    partner = api.post(api.organizer, api.at("/partners"), BULOG)["id"]
    body = {"partner_id": partner, "number": 1}
    table = api.post(api.organizer, api.at("/tables"), body)["id"]
    for client, status in ((api.viewer, 403), (api.outsider, 404), (api.anonymous, 401)):
        for path, new in ((f"/partners/{partner}", BULOG), (f"/tables/{table}", body)):
            assert client.post(api.at(path.rpartition("/")[0]), json=new).status_code == status
            assert client.patch(api.at(path), json={}).status_code == status
            assert client.delete(api.at(path)).status_code == status
    assert api.outsider.get(api.at("/tables")).status_code == 404
