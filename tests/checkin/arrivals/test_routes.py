"""Arrivals through HTTP, on both databases."""

from datetime import timedelta
from uuid import UUID

from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock


def test_arrivals_are_counted_by_kecamatan_and_minute(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, api.now, people=4)
    clock.advance(timedelta(minutes=3, seconds=20))
    kept = api.now + timedelta(minutes=1)
    for code, gate, given in (
        (hall.codes[0], "main", {}),
        (hall.codes[0], "side", {}),
        (hall.codes[0], "morning", {}),
        (hall.codes[1], "side", {"offline": True, "scanned_at": kept.isoformat()}),
        ("8992753101", "main", {}),
    ):
        api.post(api.organizer, api.at("/scans"), hall.body(code, clock.now(), gate, **given))
    arrivals = api.get(api.viewer, api.at("/arrivals"))
    assert (arrivals["day"], arrivals["total"], arrivals["arrived"]) == ("2025-07-04", 4, 2)
    assert arrivals["per_kecamatan"] == [
        {"kecamatan": "Batur", "total": 1, "arrived": 0},
        {"kecamatan": "Karangkobar", "total": 1, "arrived": 1},
        {"kecamatan": "Susukan", "total": 2, "arrived": 1},
    ]
    assert arrivals["per_minute"] == [
        {"minute": "2025-07-04T00:01:00Z", "arrived": 1},
        {"minute": "2025-07-04T00:03:00Z", "arrived": 1},
    ]
    absent = api.get(api.viewer, api.at("/arrivals/absent"))["items"]
    assert [person["attendee_id"] for person in absent] == list(map(str, hall.people[2:]))
    assert absent[0]["next_meeting"] is None
    everybody = api.get(api.viewer, api.at("/arrivals/absent"), day="2025-07-05", limit=1)
    assert everybody["items"][0]["next_meeting"]["table_number"] == 7
    assert everybody["next_cursor"]
    susukan = api.get(api.viewer, api.at("/arrivals/absent"), kecamatan="Susukan")["items"]
    assert [UUID(person["attendee_id"]) for person in susukan] == [hall.people[3]]
