"""A person whom an offline device refused has not entered, whatever the server would decide."""

from datetime import timedelta

import pytest

from app.checkin.records import Direction, Reason
from app.checkin.scans.rules import Attempt, Hours, KnownBadge, Refused, decide
from tests.api import Api
from tests.checkin.hall import furnish, set_badge
from tests.conftest import EVENT_MORNING

LATER = EVENT_MORNING + timedelta(hours=1)


@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_told_afterwards_stands(reason: Reason) -> None:
    attempt = Attempt("device:a", Direction.ENTRY, EVENT_MORNING, LATER, True, refused=reason)
    good = KnownBadge(revoked_at=None, withdrawn=False, on_list=True)
    assert decide(attempt, good, [], Hours()) == Refused(reason)


def test_a_refusal_is_recorded_and_neither_an_arrival_nor_a_conflict(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    set_badge(api.engine, hall.badges[0], revoked_at=api.now - timedelta(hours=1))
    scans = [
        hall.body(hall.codes[0], api.now, offline=True, refused="revoked"),
        hall.body(hall.codes[1], api.now, offline=True, refused="already_inside", gate="side"),
    ]
    answer = api.post(api.organizer, api.at("/scans/batch"), {"scans": scans}, status=200)
    told = [(item["scan"]["verdict"], item["scan"]["reason"]) for item in answer["items"]]
    assert told == [("refused", "revoked"), ("refused", "already_inside")]
    assert api.get(api.viewer, api.at("/arrivals"))["arrived"] == 0
    assert api.get(api.organizer, api.at("/conflicts"))["items"] == []
    came = api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[1], api.now))
    assert came["verdict"] == "admitted"


def test_only_a_device_that_decided_by_itself_can_have_refused(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    body = hall.body(hall.codes[1], api.now, refused="revoked")
    assert api.post(api.organizer, api.at("/scans"), body)["verdict"] == "admitted"
