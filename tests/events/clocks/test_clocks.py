"""The clock of an event's day: a rehearsal's can be moved, and moves nothing that guards."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import app
from app.core.database.sessions import transaction
from app.day.autopilot.acting import look_after
from app.events.clocks.service import let_move
from app.events.records import Event
from app.privacy.queries import newest_moment
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.day.standby import due

SLOT = "2025-07-04T09:40:00+07:00"
LATE = timedelta(days=30)
ROOMS = ("day", "checkin/arrivals", "checkin/conflicts", "checkin/door", "meetings/outcomes")
"""Rooms of the day's rules."""
BY_THE_REAL_ONE = {"app/day/policy/routes.py"}
"""Routes that only note when something was set."""


def rehearse(api: Api) -> None:
    with transaction(api.engine) as session:
        let_move(session, session.get_one(Event, api.event_id))


def move(api: Api, shows: str | None, status: int = 200) -> dict[str, Any]:
    answer = api.organizer.put(api.at("/clock"), json={"shows": shows})
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_only_the_clock_of_a_rehearsal_moves(api: Api) -> None:
    assert move(api, SLOT, 409)["code"] == "clock_fixed"
    told = api.get(api.viewer, api.at("/clock"))
    assert (told["movable"], told["ahead_seconds"]) == (False, 0)
    rehearse(api)
    assert move(api, SLOT)["ahead_seconds"] == 160 * 60
    assert api.get(api.viewer, api.at("/clock"))["shows"] == "2025-07-04T02:40:00Z"
    assert move(api, None)["ahead_seconds"] == 0
    assert move(api, "0001-01-01T00:00:00Z", 422)["code"] == "validation_failed"
    assert api.viewer.put(api.at("/clock"), json={"shows": SLOT}).status_code == 403
    copy = {"name": "Lain", "day": "2026-07-04"}
    made = api.post(api.admin, api.at("/copies"), copy)
    there = f"/api/v1/events/{made['id']}/clock"
    assert not api.get(api.admin, there)["movable"]


def test_the_day_goes_by_the_moved_clock(api: Api, clock: StillClock) -> None:
    day = open_day(api, cooperatives=8)
    rehearse(api)
    clock.advance(LATE)
    assert due(day) == []
    move(api, "2025-07-04T09:33:00+07:00")
    assert due(day) != []
    api.organizer.put(api.at("/autopilot"), json={"by_hand": False, "offers": False})
    assert look_after(api.engine, clock.now(), {})
    (first, *_) = api.get(api.viewer, api.at("/releases"))["items"]
    assert first["released_at"] == "2025-07-04T02:33:00Z"
    move(api, "2025-07-04T09:45:00+07:00")
    assert {one["slot_id"] for one in _changed_by_restoring(day)} == set()
    move(api, None)
    assert not look_after(api.engine, clock.now(), {})


def _changed_by_restoring(day: Day) -> list[dict[str, Any]]:
    """Restore version 1 and return what differs in the slot that has begun."""
    api = day.api
    before = {tuple(one.items()) for one in _begun(day)}
    path = api.at("/timetables/1/restore")
    api.organizer.post(path, json={"replaces": day.published()})
    return [dict(one) for one in before ^ {tuple(each.items()) for each in _begun(day)}]


def _begun(day: Day) -> list[dict[str, Any]]:
    return [
        {name: one[name] for name in ("cooperative_id", "table_id", "slot_id")}
        for one in day.meetings(day.published())
        if one["starts_at"].startswith("2025-07-04T02:40")
    ]


def test_what_guards_goes_by_the_real_clock(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, clock.now(), people=2)
    rehearse(api)
    clock.advance(LATE)
    really = clock.now()
    move(api, SLOT)
    entries = api.get(api.organizer, api.at("/audit"), limit=200)["items"]
    (moved,) = [one for one in entries if one["action"] == "event.move_clock"]
    assert datetime.fromisoformat(moved["at"]) == really
    badge = api.get(api.organizer, api.at("/badges"), limit=1)["items"][0]
    revoked = api.post(
        api.organizer, api.at(f"/badges/{badge['id']}/revoke"), {"reason": "lost"}, status=200
    )
    assert datetime.fromisoformat(revoked["revoked_at"]) == really
    position = [str(one) for one in hall.badges].index(badge["id"])
    answers = [
        api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[n], really))
        for n in (position, 1 - position)
    ]
    assert [one["reason"] for one in answers] == ["revoked", None]
    assert answers[1]["received_at"] == "2025-07-04T02:40:00Z"
    assert answers[1]["attention"] == []


def test_scans_of_a_rehearsal_do_not_say_what_time_it_is(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, clock.now(), people=1)
    rehearse(api)
    move(api, "2030-01-01T09:00:00+07:00")
    api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[0], clock.now()))
    with transaction(api.engine, read_only=True) as session:
        known = newest_moment(session, datetime(2031, 1, 1, tzinfo=UTC))
    assert known == clock.now()


def test_the_rooms_of_the_day_have_one_clock() -> None:
    here = Path(app.__file__).parent
    own = {
        f"app/{file.relative_to(here).as_posix()}"
        for room in ROOMS
        for file in (here / room).rglob("*.py")
        if re.search(r"from app\.core\.clock import .*\bNow\b", file.read_text("utf-8"))
    }
    assert own == BY_THE_REAL_ONE
