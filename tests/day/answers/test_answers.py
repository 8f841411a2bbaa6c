"""Offers are answered by the holder's badge, at the door and at the table, each once."""

from typing import Any
from uuid import UUID

import pytest

from tests.api import Api
from tests.conftest import StillClock
from tests.day.at_once import outcome, race
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, freed, seat_of
from tests.devices.phones import phone
from tests.meetings.tables import bearer, table_device


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def offered(day: Day) -> tuple[dict[str, Any], dict[str, str]]:
    """Offer a released seat; return the offer and the headers of its cooperative's badge."""
    api = day.api
    one, _, wanting = freed(day)
    api.post(api.organizer, api.at("/badges"), {})
    made = api.post(
        api.organizer,
        api.at("/standby/offers"),
        seat_of(one) | {"cooperative_id": str(wanting[0])},
    )
    return made, badge_of(day, wanting[0])


def badge_of(day: Day, cooperative: UUID) -> dict[str, str]:
    api = day.api
    people = api.get(api.organizer, api.at("/attendees"), limit=200)["items"]
    (person,) = [one["id"] for one in people if one["cooperative_id"] == str(cooperative)]
    badges = api.get(api.organizer, api.at("/badges"), limit=200)["items"]
    (token,) = [one["token"] for one in badges if one["attendee_id"] == person]
    return {"X-Badge-Token": token}


def test_a_called_cooperative_sees_and_answers_its_offer_by_badge(day: Day) -> None:
    api = day.api
    made, badge = offered(day)
    agenda = api.anonymous.get("/api/v1/badges/agenda", headers=badge).json()
    assert [one["offer_id"] for one in agenda["calls"]] == [made["id"]]
    shown = api.anonymous.get(f"/B/{badge['X-Badge-Token']}")
    assert made["id"] in shown.text
    path = f"/api/v1/badges/agenda/offers/{made['id']}/answer"
    other = next(
        badge_of(day, UUID(one["cooperative_id"]))
        for one in api.get(api.organizer, api.at("/attendees"), limit=200)["items"]
        if one["cooperative_id"] not in (None, made["place"]["cooperative_id"])
    )
    assert api.anonymous.post(path, headers=other, json={"answer": "accepted"}).status_code == 404
    said = api.anonymous.post(path, headers=badge, json={"answer": "accepted"})
    assert (said.status_code, said.json()["status"]) == (200, "accepted")
    assert said.json()["answered_by"].startswith("badge:")
    again = api.anonymous.post(
        path, headers=badge | {"Accept-Language": "en"}, json={"answer": "declined"}
    )
    assert (again.status_code, again.json()["code"]) == (409, "offer_answered")
    assert "the badge's holder" in again.json()["detail"]
    agenda = api.anonymous.get("/api/v1/badges/agenda", headers=badge).json()
    assert (agenda["calls"], agenda["timetable"]) == ([], day.published())


def test_the_page_of_a_badge_declines_as_well(day: Day) -> None:
    api = day.api
    made, badge = offered(day)
    page = f"/B/{badge['X-Badge-Token']}"
    said = api.anonymous.post(
        f"{page}/offers/{made['id']}", data={"answer": "declined"}, follow_redirects=False
    )
    assert (said.status_code, said.headers["location"]) == (303, page)
    (one,) = api.get(api.viewer, api.at("/standby/offers"))["items"]
    assert one["status"] == "declined"


def test_a_device_at_the_door_and_the_partner_answer_and_only_one_is_first(day: Day) -> None:
    api = day.api
    made, _ = offered(day)
    door = phone(api, scope="checkin").client
    body = {"answer": "accepted"}
    link = api.post(
        api.organizer, api.at(f"/partners/{made['place']['partner_id']}/links"), {"name": "Bulog"}
    )
    partner = bearer(api, link["url"].partition("#")[2].partition("/")[2])
    elsewhere = [one for one in day.hall.tables if str(one) != made["place"]["table_id"]]
    stranger = table_device(api, elsewhere)
    at_table = api.at(f"/host/offers/{made['id']}/answer")
    assert stranger.post(at_table, json=body).status_code == 403
    assert stranger.get(api.at("/host/offers")).json()["items"] == []
    assert [one["id"] for one in partner.get(api.at("/host/offers")).json()["items"]] == [
        made["id"]
    ]
    before = day.published()
    answers = race(
        lambda: door.post(api.at(f"/door/offers/{made['id']}/answer"), json=body),
        lambda: partner.post(at_table, json=body),
    )
    assert outcome(answers) == (1, {"offer_answered"})
    assert day.published() == before + 1
