"""A scan that is sent again, or a badge that is read again, makes good what was left undone."""

from datetime import timedelta

import pytest

from app.core.errors import NotFoundError
from app.core.ids import new_id
from app.day.arrivals import welcoming
from tests.api import Api
from tests.conftest import StillClock
from tests.day.arrivals.test_welcoming import Door, has_meeting
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, due, release


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


@pytest.mark.parametrize("again", ["the same scan", "another scan of the badge"])
def test_whoever_was_not_welcomed_is_welcomed_by_a_repetition(
    day: Day, clock: StillClock, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    door, one = Door(day), due(day)[0]
    release(day, one["meeting_id"])

    def refuse(*_: object) -> None:
        raise NotFoundError

    body = door.body(one["place"]["cooperative_id"], clock.now())
    with monkeypatch.context() as patched:
        patched.setattr(welcoming, "make_amends", refuse)
        door.upload(body)
    assert not has_meeting(day, one)
    clock.advance(timedelta(minutes=1))
    if again == "the same scan":
        door.upload(body, status=200)
    else:
        door.upload(body | {"scan_id": str(new_id()), "scanned_at": clock.now().isoformat()})
    assert has_meeting(day, one)


def test_what_was_released_after_a_scan_is_not_given_back_by_its_repetition(
    day: Day, clock: StillClock
) -> None:
    door, one = Door(day), due(day)[0]
    body = door.body(one["place"]["cooperative_id"], clock.now())
    door.upload(body)
    clock.advance(timedelta(minutes=1))
    leave = body | {"scan_id": str(new_id()), "direction": "exit"}
    door.upload(leave | {"scanned_at": clock.now().isoformat()})
    clock.advance(timedelta(minutes=1))
    release(day, one["meeting_id"])
    door.upload(body, status=200)
    assert not has_meeting(day, one)
