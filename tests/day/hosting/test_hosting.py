"""Partners say from their own page that they are late, leave, close or open a table."""

from typing import Any
from uuid import UUID

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
