"""An erased person does not come back by a batch or a list, until an organizer lets them."""

from typing import Any

import pytest
from sqlmodel import select

from app.attendees.erased.records import ErasedMark
from app.auth.records import AuditEntry
from app.core.database.sessions import transaction
from tests.api import Api
from tests.attendees.batch.test_batch import guest, put
from tests.checkin.hall import furnish
from tests.imports.files import DERIK, GUMELEM, GUMELEM_KEY, apply, attendee_csv, everybody, upload

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PHONE = "+6281200003864"


def erase(api: Api, person: str) -> None:
    api.post(api.organizer, api.at(f"/attendees/{person}/erase"), {}, 200)


def marks(api: Api) -> list[str]:
    with transaction(api.engine, read_only=True) as session:
        return [one.mark for one in session.exec(select(ErasedMark)).all()]


def test_a_batch_brings_nobody_back_by_key_number_or_address(api: Api) -> None:
    gone = guest(1, name="Turyanto", phone=PHONE, email="tur@example.id")
    [made] = put(api, gone)
    erase(api, made["attendee"]["id"])
    assert len(marks(api)) == 3
    assert not any(said in "".join(marks(api)) for said in ("crm", "81200003864", "tur@"))
    other = guest(2, name="Turyanto", phone=None)
    again = put(api, gone, guest(3, phone=PHONE), guest(4, email="TUR@example.id"), other)
    codes = [[fault["code"] for fault in one["errors"]] for one in again]
    assert codes == [["person_erased"]] * 3 + [[]]
    assert [one["status"] for one in again] == [409, 409, 409, 201]
    body = {"kind": "guest", "name": "Turyanto", "phone": PHONE}
    refused = api.post(api.organizer, api.at("/attendees"), body, 409)
    assert refused["code"] == "person_erased"
    assert "izinkan" in refused["detail"] or "allow it" in refused["detail"]


def test_the_record_of_an_erased_person_stays_empty(api: Api) -> None:
    [made] = put(api, guest(1, name="Turyanto", phone=PHONE))
    person = made["attendee"]["id"]
    erase(api, person)
    for change in ({"name": "Turyanto"}, {"phone": PHONE}, {"note": "dari Derik"}):
        answer = api.organizer.patch(api.at(f"/attendees/{person}"), json=change)
        assert (answer.status_code, answer.json()["code"]) == (409, "person_erased")
    erased = api.get(api.organizer, api.at(f"/attendees/{person}"))
    [by_key] = put(api, guest(1, external_key=erased["external_key"], name="Turyanto"))
    assert [one["code"] for one in by_key["errors"]] == ["person_erased"]
    assert (
        api.organizer.patch(api.at(f"/attendees/{person}"), json={"note": None}).status_code == 200
    )


def test_an_organizer_lets_them_come_back_and_it_is_noted_once(api: Api) -> None:
    gone = guest(1, name="Turyanto", phone=PHONE)
    [made] = put(api, gone)
    place = api.at(f"/attendees/{made['attendee']['id']}/readmit")
    assert api.post(api.organizer, place, {}, 409)["code"] == "person_not_erased"
    erase(api, made["attendee"]["id"])
    assert api.viewer.post(place).status_code == 403
    for _ in range(2):
        api.post(api.organizer, place, {}, 200)
    assert marks(api) == []
    assert [one["outcome"] for one in put(api, gone)] == ["created"]
    with transaction(api.engine, read_only=True) as session:
        noted = select(AuditEntry).where(AuditEntry.action == "attendee.readmit")
        assert len(session.exec(noted).all()) == 1


def test_a_list_leaves_the_erased_one_out_and_brings_in_who_comes_instead(api: Api) -> None:
    apply(api, upload(api, attendee_csv(GUMELEM, DERIK), name="a.csv"))
    erase(api, everybody(api)[GUMELEM_KEY]["id"])
    again = upload(api, attendee_csv(GUMELEM, DERIK), name="b.csv")
    result = apply(api, again)
    assert [note["code"] for note in result["notes"]] == ["person_erased"]
    assert "{" not in result["notes"][0]["detail"]
    assert GUMELEM_KEY not in everybody(api)
    village, kecamatan, *_ = GUMELEM
    successor = (village, kecamatan, "Sugeng Purnomo", "", "", "")
    assert apply(api, upload(api, attendee_csv(successor), name="c.csv"))["notes"] == []
    assert everybody(api)[GUMELEM_KEY]["name"] == "Sugeng Purnomo"
    back = apply(api, upload(api, attendee_csv(GUMELEM), name="d.csv"))
    assert [note["code"] for note in back["notes"]] == ["person_erased"]
    assert everybody(api)[GUMELEM_KEY]["name"] == "Sugeng Purnomo"


def test_who_stands_at_the_door_is_registered(api: Api) -> None:
    furnish(api.engine, api.event_id, api.now)
    [made] = put(api, guest(1, name="Turyanto", phone=PHONE))
    erase(api, made["attendee"]["id"])
    body: dict[str, Any] = {"kind": "guest", "name": "Turyanto", "phone": PHONE}
    api.post(api.organizer, api.at("/walk-ins"), body)


def test_marks_go_with_the_event_s_personal_data(api: Api) -> None:
    [made] = put(api, guest(1, phone=PHONE))
    erase(api, made["attendee"]["id"])
    event = api.get(api.organizer, api.at(""))
    api.post(api.organizer, api.at("/retention/erase"), {"confirm_name": event["name"]}, 200)
    assert marks(api) == []
