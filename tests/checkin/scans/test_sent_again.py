"""A scan sent again, another scan under its id, and clocks that cannot be right."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.api import Api
from tests.checkin.hall import Hall, furnish, set_badge
from tests.conftest import StillClock


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


def recorded(api: Api) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = api.get(api.organizer, api.at("/scans"))["items"]
    return items


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_scan_id_used_for_another_scan_is_refused_and_swallows_nobody(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    now = clock.now()
    first = hall.body(hall.codes[0], now)
    api.post(api.organizer, api.at("/scans"), first)
    by_name = {key: value for key, value in first.items() if key != "code"}
    others = [
        first | {"code": hall.codes[1]},
        first | {"code": "8992753101"},
        first | {"direction": "exit"},
        first | {"gate_id": str(hall.gates["side"])},
        by_name | {"attendee_id": str(hall.people[1])},
        by_name | {"attendee_id": str(hall.people[0])},
    ]
    for other in others:
        refused = api.organizer.post(api.at("/scans"), json=other)
        assert (refused.status_code, refused.json()["code"]) == (422, "scan_id_taken"), other
        assert refused.json()["errors"][0]["pointer"] == "/scan_id"
    assert len(recorded(api)) == 1
    answer = api.post(api.organizer, api.at("/scans"), others[0] | {"scan_id": str(uuid4())})
    assert answer["person"]["attendee_id"] == str(hall.people[1])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_same_scan_may_come_again_as_decided_by_the_device(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    now = clock.now()
    by_name = {"attendee_id": str(hall.people[1]), "code": None}
    for scan in (
        hall.body(hall.codes[0], now),
        hall.body("8992753101\0" + "x" * 500, now),
        hall.body("", now) | by_name,
    ):
        answer = api.post(api.organizer, api.at("/scans"), scan)
        later = (now + timedelta(minutes=3)).isoformat()
        again = scan | {"offline": True, "scanned_at": later, "refused": "too_early"}
        repeated = api.post(api.organizer, api.at("/scans"), again, 200)
        assert repeated == answer
    set_badge(api.engine, hall.badges[0], revoked_at=now)
    api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[0], now))
    assert len(recorded(api)) == 4


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_in_a_batch_the_second_person_under_one_id_is_told_so(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    first = hall.body(hall.codes[0], clock.now(), offline=True)
    second = first | {"code": hall.codes[1]}
    third = hall.body(hall.codes[2], clock.now(), offline=True)
    for statuses in ([201, 422, 200, 201], [200, 422, 200, 200]):
        body = {"scans": [first, second, first, third]}
        items = api.post(api.organizer, api.at("/scans/batch"), body, 200)["items"]
        assert [item["status"] for item in items] == statuses
        assert [(one["pointer"], one["code"]) for one in items[1]["errors"]] == [
            ("/scans/1/scan_id", "scan_id_taken")
        ]
    assert len(recorded(api)) == 2


def test_no_clock_loses_a_scan(api: Api, hall: Hall, clock: StillClock) -> None:
    now = clock.now()
    wrong = {
        "1970-01-01T07:00:00+07:00": "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00": "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59-14:00": "2200-01-01T00:00:00Z",
        (now - timedelta(days=61)).isoformat(): None,
        (now + timedelta(days=61)).isoformat(): None,
    }
    for stamp, kept in wrong.items():
        for offline in (True, False):
            code = hall.codes[0]
            scan = hall.body(code, now, offline=offline, scanned_at=stamp)
            answer = api.post(api.organizer, api.at("/scans"), scan)
            assert "clock" in [one["code"] for one in answer["attention"]], stamp
            read = datetime.fromisoformat(answer["scanned_at"])
            assert kept is None or read == datetime.fromisoformat(kept)
            assert api.post(api.organizer, api.at("/scans"), scan, 200) == answer
    listed = recorded(api)
    assert len(listed) == 2 * len(wrong)
    assert all(one["clock_off"] for one in listed)
    arrived = api.get(api.organizer, api.at("/arrivals"))
    assert arrived["arrived"] == 1, "counted on the day on which the server received it"
    plain = hall.body(hall.codes[1], now)
    api.post(api.organizer, api.at("/scans"), plain)
    assert not recorded(api)[-1]["clock_off"]
