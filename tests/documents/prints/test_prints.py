"""What was printed is noted by version: what changed since, for those affected only."""

from typing import Any
from uuid import UUID

import pytest

from tests.api import Api
from tests.conftest import StillClock
from tests.day.answers.test_answers import badge_of
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, due, release
from tests.devices.phones import phone


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def state(day: Day) -> list[tuple[int, int, int]]:
    items = day.api.get(day.api.organizer, day.api.at("/prints"))["items"]
    return [(one["printed"], one["outdated"], one["missing"]) for one in items]


def note(day: Day, **what: Any) -> int:
    noted = day.api.post(day.api.organizer, day.api.at("/prints"), what, status=200)["noted"]
    return int(noted)


def test_only_papers_that_differ_from_their_print_are_outdated(day: Day) -> None:
    agendas, sheets = len(day.hall.cooperatives), len(day.hall.tables)
    assert state(day) == [(0, 0, agendas), (0, 0, sheets)]
    assert note(day, document="agendas.pdf") == agendas
    assert note(day, document="table-sheets.pdf") == sheets
    release(day, due(day)[0]["meeting_id"])
    assert state(day) == [(agendas, 1, 0), (sheets, 1, 0)]
    outdated = day.api.organizer.get(
        day.api.at("/documents/agendas.pdf"), params={"outdated": True}
    )
    assert (outdated.status_code, outdated.content[:4]) == (200, b"%PDF")
    assert note(day, document="agendas.pdf", outdated=True) == 1
    assert state(day)[0] == (agendas, 0, 0)
    none = day.api.organizer.get(day.api.at("/documents/agendas.pdf"), params={"outdated": True})
    assert (none.status_code, none.json()["code"]) == (409, "document_empty")
    assert day.api.viewer.get(day.api.at("/prints")).status_code == 403


def test_the_door_prints_one_agenda_anew_and_then_has_nothing_to_say(day: Day) -> None:
    api, missing = day.api, due(day)[0]
    cooperative = UUID(missing["place"]["cooperative_id"])
    note(day, document="agendas.pdf")
    release(day, missing["meeting_id"])
    day.arrive(cooperative)
    api.post(api.organizer, api.at("/badges"), {})
    badge = badge_of(day, cooperative)

    def changes() -> list[str]:
        items = api.anonymous.get("/api/v1/badges/agenda", headers=badge).json()["items"]
        return [one["change"] for one in items if one["change"]]

    assert changes() == ["cancelled"]
    door = phone(api, scope="checkin").client
    people = api.get(api.organizer, api.at("/attendees"), limit=200)["items"]
    (person,) = [one["id"] for one in people if one["cooperative_id"] == str(cooperative)]
    body = {"attendee_id": person}
    made = door.post(api.at("/door/agendas"), json=body)
    assert (made.status_code, made.content[:4]) == (201, b"%PDF")
    assert changes() == []
    assert state(day)[0][1] == 0
    stranger = door.post(api.at("/door/agendas"), json={"attendee_id": str(api.event_id)})
    assert stranger.json()["code"] == "not_found"
