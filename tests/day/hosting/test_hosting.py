"""Partners say from their own page that they are late, leave, close or open a table."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from tests.api import Api
from tests.conftest import StillClock
from tests.day.autopilot.test_acting import fly
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE
from tests.meetings.tables import bearer, table_device


@pytest.fixture
def day(api: Api) -> Day:
    return open_day(api)


def partner(day: Day, partner_id: str) -> TestClient:
    link = day.api.post(
        day.api.organizer, day.api.at(f"/partners/{partner_id}/links"), {"name": "Bu Ratna"}
    )
    return bearer(day.api, link["url"].partition("#")[2].partition("/")[2])


def told(day: Day, client: TestClient, path: str, status: int, **said: Any) -> dict[str, Any]:
    answer = client.post(day.api.at(f"/host/changes{path}"), json=said)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_partner_sees_what_would_follow_and_then_says_that_it_leaves(
    day: Day, clock: StillClock
) -> None:
    last = day.meetings()[-1]
    own = [one for one in day.meetings() if one["partner_id"] == last["partner_id"]]
    client = partner(day, last["partner_id"])
    shown = told(day, client, "/consequences", 200, kind="leave")
    assert [one["cooperative_id"] for one in shown["meetings"]] == [
        one["cooperative_id"] for one in own
    ]
    assert shown["present"] == 0
    day.arrive(UUID(own[0]["cooperative_id"]))
    clock.moment += JUST_BEFORE
    later = told(day, client, "/consequences", 200, kind="leave")
    assert len(later["meetings"]) == len(own) - 1  # the next slot stays as it is
    assert day.published() == 1
    made = told(day, client, "", 201, kind="leave")
    assert (made["status"], "being computed" in made["sentence"]) == ("computing", True)
    answered = day.compute(made["proposal"])
    assert (answered["status"], answered["created_by"]) == ("ready", "the partner")
    (listed,) = client.get(day.api.at("/host/changes")).json()["items"]
    assert "the organizers decide" in listed["sentence"]


def test_a_repair_that_takes_nothing_adapts_the_timetable_at_once(day: Day) -> None:
    fly(day)
    client = partner(day, day.meetings()[0]["partner_id"])
    none = told(day, client, "/consequences", 200, kind="late", at="09:00")
    assert none["sentences"] == ["You have no meetings at that time."]
    made = told(day, client, "", 201, kind="late", at="09:00")
    assert day.compute(made["proposal"])["status"] == "adopted"
    (listed,) = client.get(day.api.at("/host/changes")).json()["items"]
    assert "is adapted" in listed["sentence"]


def test_a_table_is_closed_and_opened_by_who_leads_it_and_by_nobody_else(day: Day) -> None:
    first = day.meetings()[0]
    client = partner(day, first["partner_id"])
    other = next(one for one in day.meetings() if one["partner_id"] != first["partner_id"])
    device = table_device(day.api, [UUID(first["table_id"])])
    close = {"kind": "close_table", "table_id": first["table_id"]}
    for caller in (client, device):
        shown = told(day, caller, "/consequences", 200, **close)
        assert {one["table_id"] for one in shown["meetings"]} == {first["table_id"]}
    assert told(day, client, "/consequences", 403, kind="close_table", table_id=other["table_id"])
    assert told(day, device, "/consequences", 403, kind="leave")
    for wrong in (
        {"kind": "late"},
        {"kind": "leave", "table_id": first["table_id"]},
        {"kind": "open_table"},
    ):
        assert told(day, client, "", 422, **wrong)
    closed = day.compute(told(day, device, "", 201, **close)["proposal"])
    day.adopt(closed["number"])
    assert not [
        one for one in day.meetings(day.published()) if one["table_id"] == first["table_id"]
    ]
    opened = told(day, client, "", 201, kind="open_table", table_id=first["table_id"])
    assert (opened["proposal"], "open again" in opened["sentence"]) == (None, True)
    (table,) = [
        one
        for one in day.api.get(day.api.viewer, day.api.at("/tables"), limit=200)["items"]
        if one["id"] == first["table_id"]
    ]
    assert table["closed_from"] is None


def test_the_same_said_twice_asks_for_one_repair(day: Day) -> None:
    client = partner(day, day.meetings()[-1]["partner_id"])
    made = told(day, client, "", 201, kind="leave")
    assert told(day, client, "", 201, kind="leave")["proposal"] == made["proposal"]
    day.compute(made["proposal"])
    again = told(day, client, "", 201, kind="leave")
    assert (again["proposal"], again["status"]) == (made["proposal"], "ready")
    assert told(day, client, "", 201, kind="leave", at="10:00")["proposal"] != made["proposal"]
    day.adopt(made["proposal"])
    assert len(client.get(day.api.at("/host/changes")).json()["items"]) == 2


def test_a_table_that_the_organizers_closed_is_not_opened_by_its_hosts(
    day: Day, clock: StillClock
) -> None:
    first = day.meetings()[0]
    client = partner(day, first["partner_id"])
    closed = {"kind": "table_closed", "table_id": first["table_id"]}
    day.adopt(day.propose([closed])["number"])
    reopen = {"kind": "open_table", "table_id": first["table_id"]}
    for path in ("/consequences", ""):
        refused = told(day, client, path, 409, **reopen)
        assert refused["code"] == "closed_by_organizers"
    assert told(day, day.api.organizer, "", 201, **reopen)["proposal"] is None
    clock.moment += timedelta(seconds=1)
    own = told(day, client, "", 201, kind="close_table", table_id=first["table_id"])
    day.compute(own["proposal"])
    day.adopt(own["proposal"])
    assert told(day, client, "", 201, **reopen)["proposal"] is None
    again = told(day, client, "", 201, kind="close_table", table_id=first["table_id"], at="11:00")
    day.compute(again["proposal"])
    day.adopt(again["proposal"])
    clock.moment += timedelta(seconds=1)
    day.adopt(day.propose([closed | {"starts_at": "10:40"}])["number"])
    assert told(day, client, "", 409, **reopen)["code"] == "closed_by_organizers"


def test_a_partner_corrects_what_it_said(day: Day, clock: StillClock) -> None:
    partner_id = day.meetings()[-1]["partner_id"]
    client, other = partner(day, partner_id), partner(day, partner_id)
    # the organizers know of an absence that nobody takes back
    known = {"starts_at": "15:00", "ends_at": "15:30"}
    day.api.organizer.patch(day.api.at(f"/partners/{partner_id}"), json={"absences": [known]})

    def away() -> list[str]:
        found = day.api.get(day.api.viewer, day.api.at(f"/partners/{partner_id}"))["absences"]
        zone = ZoneInfo("Asia/Jakarta")
        return [f"{datetime.fromisoformat(one['ends_at']).astimezone(zone):%H:%M}" for one in found]

    late = told(day, client, "", 201, kind="late", at="10:40")
    day.compute(late["proposal"])
    day.adopt(late["proposal"])
    assert away() == ["10:40", "15:30"]
    versions = day.published()
    assert told(day, other, "", 201, kind="late", at="10:20")["proposal"] is not None
    earlier = told(day, client, "", 201, kind="late", at="10:20")
    assert (earlier["proposal"], "corrected" in earlier["sentence"]) == (None, True)
    assert away() == ["10:20", "15:30"]
    assert told(day, client, "", 201, kind="late", at="11:00")["proposal"] is not None
    shown = told(day, client, "/consequences", 200, kind="arrived")
    assert (shown["meetings"], "ends now" in shown["sentences"][0]) == ([], True)
    assert "is here" in told(day, client, "", 201, kind="arrived")["sentence"]
    assert away() == ["07:00", "15:30"]  # it is seven o'clock
    assert day.published() == versions
