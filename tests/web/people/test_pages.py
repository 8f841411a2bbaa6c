"""Cooperatives and people in the browser without scripts; searches on both databases."""

import re
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session
from starlette.testclient import TestClient

from app.events import queries as event_queries
from app.events.queries import lock_event
from app.sheets.values.regions.villages import Regions, Village
from app.web.people.adding import deps
from app.web.people.adding.view import meant
from tests.api import Api
from tests.day.hall import Day
from tests.meetings.hall import Hall, fill
from tests.web.organizer import ON_BOTH, page, send, slots_shown


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now)


def people(api: Api, cooperative: UUID) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get(
        api.organizer, api.at("/attendees"), cooperative_id=str(cooperative)
    )["items"]
    return found


def add(api: Api, cooperative: UUID, **fields: Any) -> dict[str, Any]:
    body = {"kind": "manager", "cooperative_id": str(cooperative), "name": "Turyanto", **fields}
    made: dict[str, Any] = api.post(api.organizer, api.at("/attendees"), body)
    return made


@ON_BOTH
def test_the_list_is_searched_by_village_person_and_phone(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    add(api, hall.cooperatives[2], phone="+6281234567890")
    whole = page(browser, api, "/people")
    assert "6 cooperatives" in whole
    assert (
        whole.index(">Kecamatan 0</th>") < whole.index("Desa 0") < whole.index(">Kecamatan 1</th>")
    )
    for words in ("turianto", "7890", "desa 2", "Kecamatan 0 Turyanto"):
        shown = page(browser, api, f"/people?q={words}")
        assert f'/cooperatives/{hall.cooperatives[2]}"' in shown, words
    assert "1 cooperatives" in page(browser, api, "/people?q=turianto")
    assert "Nothing matches “zzz”" in page(browser, api, "/people?q=zzz")
    assert "5 cooperatives" in page(browser, api, "/people?state=alone")
    assert "3 cooperatives" in page(browser, api, "/people?kecamatan=Kecamatan 1")
    assert 'href="/events' in page(browser, api, "/people?q=mitra 1")


def test_a_cooperative_is_added_with_its_manager(api: Api, browser: TestClient) -> None:
    fields = {"village": "gumelem wetan", "name": "Turyanto", "phone": "0812 3456 7890"}
    answer = send(browser, api, "/people/new", **fields)
    assert answer.status_code == 303, answer.text
    (row,) = api.get(api.viewer, api.at("/cooperatives"))["items"]
    assert answer.headers["location"].endswith(row["id"])
    assert (row["village"], row["kecamatan"]) == ("Gumelem Wetan", "Susukan")
    (person,) = people(api, row["id"])
    assert (person["name"], person["phone"]) == ("Turyanto", "+6281234567890")
    again = send(browser, api, "/people/new", village="Gumelem Wetan · Susukan")
    assert again.status_code == 422
    assert f'/cooperatives/{row["id"]}"' in again.text


def test_a_doubtful_village_is_asked_and_nothing_typed_is_lost(
    api: Api, browser: TestClient
) -> None:
    typed = {"village": "Gumelem Weten", "name": "Turyanto", "phone": "0812 3456 7890"}
    refused = send(browser, api, "/people/new", **typed)
    assert refused.status_code == 422
    assert all(f'value="{text}"' in refused.text for text in typed.values())
    code = "33.04.01.2003"
    assert f'value="{code}"' in refused.text
    for nowhere in ("", "Antahberantah"):
        assert send(browser, api, "/people/new", **{**typed, "village": nowhere}).status_code == 422
    unread = send(browser, api, "/people/new", **{**typed, "village_code": code, "phone": "12"})
    assert unread.status_code == 422
    assert api.get(api.viewer, api.at("/cooperatives"))["items"] == []


@ON_BOTH
def test_the_village_is_searched_before_the_event_is_locked(
    api: Api, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []

    def searching(regions: Regions, said: str, code: str) -> list[Village]:
        steps.append("searched")
        return meant(regions, said, code)

    def locking(session: Session, event_id: UUID) -> None:
        steps.append("locked")
        lock_event(session, event_id)

    monkeypatch.setattr(deps, "meant", searching)
    monkeypatch.setattr(event_queries, "lock_event", locking)
    alike = send(browser, api, "/people/new", village="Gumelem Weten")
    assert alike.status_code == 422
    several = alike.text.count('name="village_code"') > 1
    assert ("Several villages are like" in alike.text) is several
    assert ("Is the village below the one?" in alike.text) is not several
    assert steps == ["searched", "locked"]
    for client, status in ((api.viewer, 403), (api.outsider, 404)):
        there = f"/events/{api.event_id}/people/new"
        assert client.post(there, data={"village": "x"}).status_code == status
    assert steps == ["searched", "locked"], "nothing is searched for who may not add"


def test_a_person_is_changed_in_place_and_the_history_says_so(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    person = add(api, hall.cooperatives[0], position="Ketua", phone="+6281234567890")
    where, record = f"/attendees/{person['id']}", f"/cooperatives/{hall.cooperatives[0]}"
    fields = {"version": "1", "name": "Turyanto B", "position": "", "phone": "0286 591234"}
    answer = send(browser, api, where, **fields)
    assert answer.headers["location"] == f"/events/{api.event_id}{record}"
    (now,) = people(api, hall.cooperatives[0])
    assert (now["name"], now["position"], now["phone"]) == ("Turyanto B", None, None)
    assert now["phone_other"] == "+62286591234"
    shown = page(browser, api, record)
    assert "Changed: name, mobile number, other number, position: <b>Turyanto B</b>" in shown
    assert (
        api.get(api.organizer, api.at("/audit"), subject=person["id"])["items"][-1]["action"]
        == "attendee.update"
    )


def test_who_comes_second_keeps_what_was_typed_and_may_send_it_again(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    person = add(api, hall.cooperatives[0])
    where = f"/attendees/{person['id']}"
    send(browser, api, where, version="1", name="Sutini", position="", phone="")
    refused = send(browser, api, where, version="1", name="Supri", position="Ketua", phone="")
    assert refused.status_code == 412
    for kept in ('value="Supri"', 'value="Ketua"', 'name="version" value="2"', "Sutini"):
        assert kept in refused.text, kept
    assert send(browser, api, where, version="2", name="Supri").status_code == 303
    assert people(api, hall.cooperatives[0])[0]["name"] == "Supri"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [({"phone": "abc"}, "0812 3456 7890"), ({"name": " "}, "1"), ({"email": "x"}, "email-fault")],
)
def test_a_wrong_field_of_a_person_is_told_beside_it(
    api: Api, browser: TestClient, hall: Hall, fields: dict[str, str], fault: str
) -> None:
    person = add(api, hall.cooperatives[0])
    typed = {"version": "1", "name": "Supri", "position": "Ketua", **fields}
    refused = send(browser, api, f"/attendees/{person['id']}", **typed)
    assert refused.status_code == 422
    assert f'id="{next(iter(fields))}-fault"' in refused.text
    assert fault in refused.text
    assert 'value="Ketua"' in refused.text
    assert people(api, hall.cooperatives[0])[0]["version"] == 1


def test_guests_and_staff_are_added_and_listed(api: Api, browser: TestClient) -> None:
    assert "No guests or staff" in page(browser, api, "/people/others")
    answer = send(browser, api, "/attendees/new", kind="guest", name="Bupati")
    assert answer.headers["location"].endswith("/people/others")
    assert "Bupati" in page(browser, api, "/people/others")
    assert send(browser, api, "/attendees/new", kind="manager", name="X").status_code == 422
    nobody = {"cooperative_id": "01890000-0000-7000-8000-000000000000", "name": "X"}
    assert send(browser, api, "/attendees/new", **nobody).status_code == 404


def test_withdrawing_says_what_it_does_and_can_be_taken_back(day: Day, browser: TestClient) -> None:
    api = day.api
    one = day.meetings()[0]["cooperative_id"]
    record = f"/cooperatives/{one}"
    asked = page(browser, api, record + "/withdraw")
    count = sum(each["cooperative_id"] == one for each in day.meetings())
    assert f"has {count} meetings in the published timetable (version 1)" in asked
    assert send(browser, api, record + "/withdraw").status_code == 303
    shown = page(browser, api, record)
    assert "This cooperative has withdrawn" in shown
    assert f'/events/{api.event_id}{record}/restore"' in shown
    assert "✕ withdrawn" in page(browser, api, "/people?state=withdrawn")
    assert send(browser, api, record + "/restore").status_code == 303
    assert api.get(api.viewer, api.at(record))["status"] == "active"
    history = page(browser, api, record)
    assert history.index("Brought back") < history.index("Withdrawn")


def test_a_person_is_withdrawn_and_brought_back(api: Api, browser: TestClient, hall: Hall) -> None:
    person = add(api, hall.cooperatives[0])
    where = f"/attendees/{person['id']}"
    send(browser, api, where + "/withdraw")
    assert f'{where}/restore"' in page(browser, api, where)
    send(browser, api, where + "/restore")
    assert people(api, hall.cooperatives[0])[0]["status"] == "active"


def test_data_and_needs_of_a_cooperative_are_changed(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    one = hall.cooperatives[0]
    typed = {"name": "KDMP Nol", "documents": "NIB, NPWP", "legal_date": "2025-05-01"}
    answer = send(
        browser, api, f"/cooperatives/{one}", version="1", needs=["sembako", "lpg"], **typed
    )
    assert answer.status_code == 303, answer.text
    row = api.get(api.viewer, api.at(f"/cooperatives/{one}"))
    assert row["needs"] == ["lpg", "sembako"], "what was there comes first"
    assert (row["name"], row["documents"]) == ("KDMP Nol", ["NIB", "NPWP"])
    refused = send(browser, api, f"/cooperatives/{one}", version="2", name="", needs=["pupuk"])
    assert refused.status_code == 422
    assert 'value="pupuk" checked' in refused.text
    assert api.get(api.viewer, api.at(f"/cooperatives/{one}"))["name"] == "KDMP Nol"


def test_slots_are_taken_away_and_given_back(api: Api, browser: TestClient, hall: Hall) -> None:
    where = f"/cooperatives/{hall.cooperatives[0]}"
    programme = api.get(api.viewer, api.at("/programme"))["items"]
    slots = [one["id"] for one in programme if one["kind"] == "slot"]
    form = {"shown": slots_shown(browser, api, where)}
    send(browser, api, where + "/availability", version="1", present=slots[2:], **form)
    (span,) = api.get(api.viewer, api.at(where))["absences"]
    assert (span["starts_at"][11:16], span["ends_at"][11:16]) == ("02:40", "03:20")
    shown = page(browser, api, where)
    assert [f'value="{one}" checked' in shown for one in slots] == [False, False, True]
    stale = send(browser, api, where + "/availability", version="1", present=slots[:1], **form)
    assert stale.status_code == 412
    assert "Your ticks are still here" in stale.text
    assert [f'value="{one}" checked' in stale.text for one in slots] == [True, False, False]
    send(browser, api, where + "/availability", version="2", present=slots, **form)
    assert api.get(api.viewer, api.at(where))["absences"] == []


def test_viewers_read_without_phone_numbers_and_change_nothing(api: Api, hall: Hall) -> None:
    person = add(api, hall.cooperatives[0], phone="+6281234567890")
    for path in ("/people", f"/cooperatives/{hall.cooperatives[0]}", f"/attendees/{person['id']}"):
        shown = api.viewer.get(f"/events/{api.event_id}{path}")
        assert shown.status_code == 200, path
        assert "Turyanto" in shown.text
        assert not re.search("3456[- ]?7890", shown.text), path  # long: ids hold digits by chance
        assert 'name="csrf"' not in shown.text.replace("/logout", "").split("<main")[1]
    found = api.viewer.get(f"/events/{api.event_id}/people", params={"q": "7890"})
    assert str(hall.cooperatives[0]) not in found.text
