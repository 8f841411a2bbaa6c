"""Seats released and offered by themselves: within the policy, once, and undone for good."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.day.autopilot import acting
from app.day.autopilot.acting import look_after
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, due, waiting_for


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def fly(day: Day, **policy: Any) -> dict[str, Any]:
    path = day.api.at("/autopilot")
    answer = day.api.organizer.put(path, json={"by_hand": False} | policy)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def look(day: Day) -> None:
    look_after(day.api.engine, day.api.app.state.clock.now(), {})


def offers(day: Day, **only: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = day.api.get(
        day.api.viewer, day.api.at("/standby/offers"), limit=200, **only
    )["items"]
    return rows


def releases(day: Day) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = day.api.get(day.api.viewer, day.api.at("/releases"), limit=200)[
        "items"
    ]
    return rows


def test_nothing_happens_by_itself_unless_an_organizer_says_so(day: Day) -> None:
    api = day.api
    assert api.get(api.viewer, api.at("/autopilot"))["by_hand"]
    look(day)
    assert (releases(day), day.published()) == ([], 1)
    assert api.viewer.put(api.at("/autopilot"), json={"by_hand": False}).status_code == 403
    assert len(fly(day, offers=False, repairs=False)["sentences"]) == 1
    assert fly(day, by_hand=True)["sentences"] == ["Everything is done by hand."]
    look(day)
    assert releases(day) == []


def test_seats_are_released_and_offered_once_however_many_look(day: Day, clock: StillClock) -> None:
    missing = due(day)
    wanted = missing[0]["place"]
    takers = waiting_for(day, wanted["partner_id"], wanted["cooperative_id"])
    assert takers
    for cooperative in takers:
        day.arrive(cooperative)
    still = {one["meeting_id"] for one in due(day)}
    fly(day, offer_minutes=3)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(look, [day] * 4))
    assert len(releases(day)) == len(still)
    assert {one["released_by"] for one in releases(day)} == {"autopilot"}
    first = offers(day)
    assert first
    assert {one["offered_by"] for one in first} == {"autopilot"}
    seats = [(one["place"]["table_id"], one["place"]["slot_id"], one["seat"]) for one in first]
    assert len(set(seats)) == len(seats)
    clock.advance(timedelta(minutes=3))
    look(day)
    assert {one["status"] for one in offers(day) if one["id"] in {o["id"] for o in first}} == {
        "lapsed"
    }
    silent = {(one["place"]["cooperative_id"], one["place"]["slot_id"]) for one in first}
    for one in offers(day, status="pending"):
        assert (one["place"]["cooperative_id"], one["place"]["slot_id"]) not in silent


def test_what_somebody_undid_is_not_done_again(day: Day) -> None:
    api = day.api
    fly(day, offers=False)
    look(day)
    one = releases(day)[0]
    api.post(api.organizer, api.at(f"/releases/{one['id']}/undo"), {}, status=200)
    version = day.published()
    look(day)
    assert day.published() == version
    assert UUID(one["place"]["cooperative_id"]) in {
        UUID(meeting["cooperative_id"]) for meeting in day.meetings(version)
    }


def test_a_day_is_on_from_before_its_first_slot_to_its_last(day: Day, clock: StillClock) -> None:
    engine, begins = day.api.engine, clock.now() + timedelta(minutes=7)
    assert not look_after(engine, begins - timedelta(minutes=31), {})
    assert look_after(engine, begins - timedelta(minutes=30), {})
    assert look_after(engine, begins + timedelta(hours=3), {})
    assert not look_after(engine, begins + timedelta(hours=12), {})


def test_what_fails_at_an_event_is_logged_once_and_ends_nothing(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    fly(day)
    failed: list[str] = []

    class Log:
        def exception(self, event: str, *, event_id: str, code: str) -> None:
            failed.append(f"{event} {code}")
            assert event_id == str(day.api.event_id)

    def break_down(*_: object, **__: object) -> None:
        raise KeyError

    told: dict[UUID, str] = {}
    now = day.api.app.state.clock.now()
    monkeypatch.setattr(acting, "log", Log())
    with monkeypatch.context() as broken:
        broken.setattr(acting, "act", break_down)
        for _ in range(3):
            look_after(day.api.engine, now, told)
        assert failed == ["autopilot_failed KeyError"]
    look_after(day.api.engine, now, told)
    assert (releases(day) != [], told) == (True, {})


def test_the_lock_is_taken_only_if_something_is_due(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    fly(day)
    acted: list[int] = []
    act = acting.act

    def counted(*given: Any) -> int:
        acted.append(act(*given))
        return acted[-1]

    monkeypatch.setattr(acting, "act", counted)
    for _ in range(3):
        look(day)
    assert len(acted) == 1
    assert acted[0] > 0
