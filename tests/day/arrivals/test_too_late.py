"""Who comes too late for a meeting to be worth it keeps the chance of a whole one."""

from datetime import timedelta
from typing import Any

import pytest

from tests.api import Api
from tests.conftest import StillClock
from tests.day.arrivals.test_welcoming import Door, codes, has_meeting
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, due, release


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def test_who_comes_when_half_of_the_slot_is_over_stands_by_for_the_partner_instead(
    day: Day, clock: StillClock
) -> None:
    api, door, one = day.api, Door(day), due(day)[0]
    late = one["place"]["cooperative_id"]
    released = release(day, one["meeting_id"])["items"][0]
    clock.advance(timedelta(minutes=18))  # it began eleven minutes ago, and takes twenty
    answer = api.post(api.organizer, api.at("/scans"), door.body(late, clock.now()))
    assert codes(answer)[0] == "seat_lost"
    assert (answer["lost_seats"][0]["given_back_at"], answer["lost_seats"][0]["taken"]) == (
        None,
        False,
    )
    assert not has_meeting(day, one)
    standing = api.get(api.viewer, api.at("/standby"))["items"]
    called = {(one["place"]["cooperative_id"], one["place"]["partner_id"]) for one in calls(day)}
    wished = {
        (row["cooperative_id"], each["partner_id"]) for row in standing for each in row["wishes"]
    }
    assert (late, one["place"]["partner_id"]) in wished | called
    api.post(api.organizer, api.at(f"/releases/{released['id']}/undo"), {}, status=200)


def calls(day: Day) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = day.api.get(day.api.viewer, day.api.at("/standby/offers"))[
        "items"
    ]
    return found
