"""Who goes out for the prayer or for lunch keeps the seats of the afternoon."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from app.checkin.records import Direction, GateKind
from app.day.autopilot.acting import look_after
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.day.seats.test_leaving import missing, scan

AFTER_PRAYER = datetime.fromisoformat("2025-07-04T13:00:00+07:00")


def go_out(day: Day, at: datetime, clock: StillClock) -> UUID:
    """Let a cooperative with a meeting at one o'clock in and, at a moment, out; return it."""
    api = day.api
    gate = api.post(api.organizer, api.at("/gates"), {"name": "Timur", "kind": GateKind.EVENT})
    first = [m for m in day.meetings() if datetime.fromisoformat(m["starts_at"]) == AFTER_PRAYER]
    someone = UUID(first[0]["cooperative_id"])
    clock.moment = at - timedelta(minutes=1)
    day.arrive(someone)
    people = api.get(api.organizer, api.at("/attendees"), limit=200)["items"]
    (attendee,) = [p["id"] for p in people if p["cooperative_id"] == str(someone)]
    clock.moment = at
    scan(day, gate["id"], attendee, Direction.EXIT)
    return someone


@pytest.mark.parametrize("before", [timedelta(hours=1), timedelta(hours=1, minutes=50)])
def test_who_goes_out_for_the_prayer_is_missing_only_when_the_next_slot_has_begun(
    api: Api, clock: StillClock, before: timedelta
) -> None:
    day = open_day(api, cooperatives=8)
    someone = go_out(day, AFTER_PRAYER - before, clock)
    clock.moment = AFTER_PRAYER - timedelta(minutes=2)
    assert missing(day), "others have not come"
    assert someone not in missing(day)
    clock.moment = AFTER_PRAYER
    assert someone in missing(day)


def test_nothing_is_released_by_itself_because_somebody_went_out(
    api: Api, clock: StillClock
) -> None:
    day = open_day(api, cooperatives=8)
    someone = go_out(day, AFTER_PRAYER - timedelta(hours=3), clock)
    api.organizer.put(api.at("/autopilot"), json={"by_hand": False, "offers": False})
    clock.moment = AFTER_PRAYER - timedelta(minutes=2)
    assert someone in missing(day), "an organizer may still release it"
    look_after(api.engine, clock.now(), {})
    assert api.get(api.viewer, api.at("/releases"))["items"]
    assert missing(day) == {someone}
