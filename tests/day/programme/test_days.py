"""An event of two days, from its programme to its meetings and arrivals, over HTTP."""

from datetime import timedelta
from typing import Any

from sqlmodel import select

from app.core.database.sessions import transaction
from app.timetable.records import SolveRun
from tests.api import PROGRAMME, Api
from tests.checkin.hall import furnish
from tests.day.hall import absent, open_day

DAYS = ["2025-07-04", "2025-07-05"]
SECOND = [one | {"day": DAYS[1]} for one in PROGRAMME]


def add_day(api: Api) -> None:
    assert api.organizer.patch(api.at(), json={"days": DAYS}).is_success
    both = api.organizer.put(api.at("/programme"), json={"programme": [*PROGRAMME, *SECOND]})
    assert both.is_success, both.text


def test_an_event_of_two_days_is_solved_and_published_over_both(api: Api) -> None:
    add_day(api)
    day = open_day(api, cooperatives=8)
    held = day.meetings(1)
    assert {one["starts_at"][:10] for one in held} == set(DAYS)
    with transaction(api.engine, read_only=True) as session:
        problem: Any = session.exec(select(SolveRun.problem)).first()
    slots = [(slot["session"], slot.get("day", 0)) for slot in problem["problem"]["slots"]]
    assert slots == [(name, day) for day in (0, 1) for name in ("pagi", "pagi", "siang")]
    assert api.get(api.viewer, api.at())["days"] == DAYS


def test_a_badge_comes_in_on_each_day(api: Api) -> None:
    add_day(api)
    hall = furnish(api.engine, api.event_id, api.now)
    for days in (0, 1):
        at = api.now + timedelta(days=days)
        api.app.state.clock.moment = at
        scan = api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[0], at))
        assert scan["verdict"] == "admitted", scan


def test_a_day_with_a_programme_stays_and_an_empty_one_goes(api: Api) -> None:
    add_day(api)
    refused = api.organizer.patch(api.at(), json={"days": DAYS[:1]})
    assert (refused.status_code, refused.json()["code"]) == (409, "day_in_use")
    assert api.organizer.put(api.at("/programme"), json={"programme": PROGRAMME}).is_success
    assert api.organizer.patch(api.at(), json={"days": DAYS[:1]}).json()["days"] == DAYS[:1]


def test_what_happens_on_the_second_day_is_told_by_the_time_of_day_alone(api: Api) -> None:
    add_day(api)
    day = open_day(api, cooperatives=8)
    gone = next(m for m in day.meetings() if m["starts_at"].startswith(DAYS[1]))["cooperative_id"]
    first_day = [m for m in day.meetings() if m["starts_at"].startswith(DAYS[0])]
    api.app.state.clock.moment += timedelta(days=1)
    number = day.adopt(day.propose([absent(gone)])["number"])["number"]
    after = day.meetings(number)
    assert [{**m, "id": ""} for m in after if m["starts_at"].startswith(DAYS[0])] == [
        {**m, "id": ""} for m in first_day
    ]
    assert all(m["cooperative_id"] != gone for m in after if m["starts_at"].startswith(DAYS[1]))
    (absence,) = api.get(api.viewer, api.at(f"/cooperatives/{gone}"))["absences"]
    assert absence["ends_at"] == f"{DAYS[1]}T17:00:00Z"
    named = {**absent(gone), "day": "2025-07-06"}
    refused = api.organizer.post(api.at("/proposals"), json={"changes": [named]})
    assert (refused.status_code, refused.json()["code"]) == (422, "interval_day")


def test_a_table_closed_for_the_rest_of_a_day_is_open_on_the_next(api: Api) -> None:
    add_day(api)
    day = open_day(api, cooperatives=8)
    table = next(m["table_id"] for m in day.meetings() if m["starts_at"].startswith(DAYS[1]))
    there = {"kind": "table_closed", "table_id": table}
    asked = day.propose([there])
    number = day.adopt(asked["number"])["number"]
    assert {m["starts_at"][:10] for m in day.meetings(number) if m["table_id"] == table} == {
        DAYS[1]
    }
    rows = api.get(api.viewer, api.at("/tables"), limit=200)["items"]
    assert [one["closed_until"] for one in rows if one["id"] == table] == [f"{DAYS[0]}T17:00:00Z"]
    day.adopt(day.propose([{**there, "day": DAYS[1]}])["number"])
    rows = api.get(api.viewer, api.at("/tables"), limit=200)["items"]
    assert [one["closed_until"] for one in rows if one["id"] == table] == [None]
