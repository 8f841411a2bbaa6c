"""What was printed is noted by version: what changed since, for those affected only."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.api import Api
from tests.conftest import StillClock
from tests.day.answers.test_answers import badge_of
from tests.day.hall import Day, open_day
from tests.day.programme.test_days import DAYS, add_day
from tests.day.standby import JUST_BEFORE, due, release
from tests.devices.phones import phone
from tests.imports.files import ONE_DATABASE


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def state(day: Day) -> list[tuple[int, int, int]]:
    items = day.api.get(day.api.organizer, day.api.at("/prints"))["items"]
    return [(one["printed"], one["outdated"], one["missing"]) for one in items]


def note(day: Day, /, **what: Any) -> int:
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
    made = door.get(api.at(f"/door/agendas/{person}"))
    assert (made.status_code, made.content[:4]) == (200, b"%PDF")
    assert changes() == ["cancelled"]  # the file may be lost on its way
    got = {**body, "timetable": int(made.headers["Timetable"])}
    assert door.post(api.at("/door/prints"), json=got).json() == {"noted": 1}
    assert changes() == []
    assert state(day)[0][1] == 0
    older = door.post(api.at("/door/prints"), json={**got, "timetable": got["timetable"] - 1})
    assert older.json() == {"noted": 1}
    assert state(day)[0][1] == 1
    stranger = door.get(api.at(f"/door/agendas/{api.event_id}"))
    assert stranger.json()["code"] == "not_found"


def test_a_table_that_moved_is_outdated_only_until_its_own_papers_are_printed(
    day: Day, clock: StillClock
) -> None:
    api, agendas, sheets = day.api, len(day.hall.cooperatives), len(day.hall.tables)
    note(day, document="agendas.pdf")
    note(day, document="table-sheets.pdf")
    clock.moment += timedelta(minutes=1)
    table = api.get(api.organizer, api.at("/tables"))["items"][0]
    place = {"id": table["id"], "version": table["version"], "number": 77, "zone": "B"}
    moved = api.organizer.put(api.at("/tables/arrangement"), json={"tables": [place]})
    assert moved.status_code == 200, moved.text
    (printed, visitors, _), sheet = state(day)
    assert (printed, sheet) == (agendas, (sheets, 1, 0))
    assert 0 < visitors < agendas
    clock.moment += timedelta(minutes=1)
    note(day, document="agendas.pdf", outdated=True)
    note(day, document="table-sheets.pdf", outdated=True)
    assert state(day) == [(agendas, 0, 0), (sheets, 0, 0)]


@ONE_DATABASE
def test_papers_of_one_day_are_noted_outdated_and_named_by_day(api: Api, clock: StillClock) -> None:
    add_day(api)
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE

    def counts(of: str | None) -> tuple[int, int]:
        params = {} if of is None else {"day": of}
        agendas = api.get(api.organizer, api.at("/prints"), **params)["items"][0]
        return agendas["printed"], agendas["outdated"]

    first, second = (
        {one["cooperative_id"] for one in day.meetings() if one["starts_at"].startswith(each)}
        for each in DAYS
    )
    assert note(day, document="agendas.pdf", day=DAYS[0]) == len(first)
    done = [(len(first), 0), (0, 0), (len(first - second), 0)]
    assert [counts(of) for of in (*DAYS, None)] == done
    note(day, document="agendas.pdf", day=DAYS[1])
    assert [counts(of)[0] for of in (DAYS[1], None)] == [len(second), len(first | second)]
    release(day, due(day)[0]["meeting_id"])
    assert [counts(of)[1] for of in (*DAYS, None)] == [1, 0, 1]
    note(day, document="agendas.pdf", day=DAYS[0], outdated=True)
    assert [counts(of)[1] for of in (*DAYS, None)] == [0, 0, 0]
    note(day, document="agendas.pdf")
    assert counts(DAYS[1])[1] == 0
    made = api.organizer.get(api.at("/documents/agendas.pdf"), params={"day": DAYS[1]})
    assert f'filename="agendas-{DAYS[1]}.pdf"' in made.headers["Content-Disposition"]
