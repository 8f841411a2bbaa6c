"""Who comes after a release gets the seat back, or another, in the answer to the scan."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.core.ids import new_id
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, due, release, seat_of, waiting_for


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


class Door:
    """The main gate, with a manager of each cooperative to come."""

    def __init__(self, day: Day) -> None:
        self.api = day.api
        gate = {"name": "Utama", "kind": "event"}
        self.gate: str = self.api.post(self.api.organizer, self.api.at("/gates"), gate)["id"]

    def manager(self, cooperative: str) -> str:
        body = {"name": "Sugeng", "kind": "manager", "cooperative_id": cooperative}
        made: dict[str, str] = self.api.post(self.api.organizer, self.api.at("/attendees"), body)
        return made["id"]

    def body(self, cooperative: str, at: datetime, **more: Any) -> dict[str, Any]:
        return {
            "scan_id": str(new_id()),
            "gate_id": self.gate,
            "attendee_id": self.manager(cooperative),
            "scanned_at": at.isoformat(),
        } | more

    def upload(self, body: dict[str, Any], status: int = 201) -> dict[str, Any]:
        answer = {"scans": [body]}
        (item,) = self.api.post(self.api.organizer, self.api.at("/scans/batch"), answer, 200)[
            "items"
        ]
        assert item["status"] == status
        scan: dict[str, Any] = item["scan"]
        return scan


def codes(answer: dict[str, Any]) -> list[str]:
    return [one["code"] for one in answer["attention"]]


def has_meeting(day: Day, one: dict[str, Any]) -> bool:
    return (one["place"]["cooperative_id"], one["place"]["slot_id"]) in {
        (m["cooperative_id"], m["slot_id"]) for m in day.meetings(day.published())
    }


def test_a_seat_that_is_still_free_is_given_back_and_the_answer_says_so(
    day: Day, clock: StillClock
) -> None:
    door, one = Door(day), due(day)[0]
    release(day, one["meeting_id"])
    clock.advance(timedelta(minutes=12))
    body = door.body(one["place"]["cooperative_id"], clock.now())
    answer = day.api.post(day.api.organizer, day.api.at("/scans"), body)
    assert codes(answer) == ["seat_given_back"]
    assert "09:40" in answer["attention"][0]["message"]
    assert answer["lost_seats"][0]["given_back_at"] is not None
    assert answer["next_meeting"]["partner"] == one["place"]["partner"]
    assert has_meeting(day, one)
    again = day.api.post(day.api.organizer, day.api.at("/scans"), body, status=200)
    assert again == answer
    (row,) = day.api.get(day.api.viewer, day.api.at("/releases"))["items"]
    assert row["undone_by"] == "door"


def test_who_comes_when_the_slot_is_over_is_only_let_in(day: Day, clock: StillClock) -> None:
    door, one = Door(day), due(day)[0]
    release(day, one["meeting_id"])
    clock.advance(timedelta(minutes=27))
    answer = day.api.post(
        day.api.organizer,
        day.api.at("/scans"),
        door.body(one["place"]["cooperative_id"], clock.now()),
    )
    assert answer["lost_seats"] == answer["attention"] == []
    assert not has_meeting(day, one)


def test_who_finds_the_seat_taken_is_offered_the_best_other_at_once(
    day: Day, clock: StillClock
) -> None:
    api, door = day.api, Door(day)
    for one in due(day):
        wanting = waiting_for(day, one["place"]["partner_id"], one["place"]["cooperative_id"])
        if wanting:
            break
    release(day, one["meeting_id"])
    day.arrive(wanting[0])
    offer = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    api.post(api.organizer, api.at(f"/standby/offers/{offer['id']}/accept"), {}, status=200)
    late = one["place"]["cooperative_id"]
    partner = next(
        r["partner_id"]
        for r in api.get(api.viewer, api.at("/requests"), cooperative_id=late)["items"]
        if r["partner_id"] != one["place"]["partner_id"]
    )
    for meeting in day.meetings(day.published()):  # make room for another of its requests
        if meeting["partner_id"] == partner and meeting["starts_at"][:16] > "2025-07-04T02:40":
            block = {"kind": "block"} | {
                name: meeting[name] for name in ("cooperative_id", "partner_id")
            }
            day.adopt(day.propose([block])["number"])
            break
    answer = api.post(api.organizer, api.at("/scans"), door.body(late, clock.now()))
    assert codes(answer)[0] == "seat_lost"
    assert answer["lost_seats"][0]["given_back_at"] is None
    calls = api.get(api.viewer, api.at("/standby/offers"), status="pending")["items"]
    assert [call["id"] for call in calls] == [call["offer_id"] for call in answer["calls"]]
    assert [call["place"]["cooperative_id"] for call in calls] == [late] * len(calls)
    assert ("called" in codes(answer)) is bool(calls)


def test_a_scan_that_is_sent_late_makes_a_conflict_and_gives_the_seat_back(
    day: Day, clock: StillClock
) -> None:
    api, door, one = day.api, Door(day), due(day)[0]
    release(day, one["meeting_id"])
    clock.advance(timedelta(minutes=1))
    since = clock.now() - timedelta(minutes=20)
    answer = door.upload(door.body(one["place"]["cooperative_id"], since, offline=True))
    assert answer["reason"] == "seat_released"
    assert codes(answer) == ["seat_released", "seat_given_back"]
    assert has_meeting(day, one)
    (conflict,) = api.get(api.organizer, api.at("/conflicts"), status="open")["items"]
    assert (conflict["kind"], conflict["effect"]) == ("seat_released", "meeting_soon")
    assert [seat["starts_at"] for seat in conflict["lost_seats"]] == [one["place"]["starts_at"]]
    assert conflict["lost_seats"][0]["given_back_at"] is not None
    other = next(c for c in day.hall.cooperatives if c != UUID(one["place"]["cooperative_id"]))
    late = door.upload(door.body(str(other), clock.now() - timedelta(minutes=5), offline=True))
    assert late["reason"] is None, "of this cooperative no seat was released"


def test_the_door_says_how_many_meetings_a_badge_does_not_know(day: Day, clock: StillClock) -> None:
    api, door = day.api, Door(day)
    last = day.meetings()[-1]
    day.adopt(
        day.propose(
            [{"kind": "block"} | {name: last[name] for name in ("cooperative_id", "partner_id")}]
        )["number"]
    )
    answer = api.post(
        api.organizer, api.at("/scans"), door.body(last["cooperative_id"], clock.now())
    )
    assert answer["changed_meetings"] >= 1
    assert codes(answer) == ["old_agenda"]
