"""Who comes after a release gets the seat back, or another, in the answer to the scan."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.core.errors import NotFoundError
from app.core.ids import new_id
from app.day.arrivals import welcoming
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


def seat_taken(day: Day) -> str:
    """Let another take a released seat whose cooperative asks for a second one that is released.

    Return the cooperative.
    """
    api, missing = day.api, due(day)
    for one in missing:
        late: str = one["place"]["cooperative_id"]
        wanting = waiting_for(day, one["place"]["partner_id"], late)
        asked = api.get(api.viewer, api.at("/requests"), cooperative_id=late)["items"]
        met = {m["partner_id"] for m in day.meetings() if m["cooperative_id"] == late}
        wished = {r["partner_id"] for r in asked if r["asker"] == "cooperative"} - met
        if wanting and any(other["place"]["partner_id"] in wished for other in missing):
            break
    else:
        raise AssertionError("the hall has no cooperative that could sit elsewhere")
    release(day, *(other["meeting_id"] for other in missing))
    day.arrive(wanting[0])
    taker = {"cooperative_id": str(wanting[0])}
    offer = api.post(api.organizer, api.at("/standby/offers"), seat_of(one) | taker)
    api.post(api.organizer, api.at(f"/standby/offers/{offer['id']}/accept"), {}, status=200)
    return late


def come(day: Day, door: Door, late: str, at: datetime) -> dict[str, Any]:
    answer: dict[str, Any] = day.api.post(
        day.api.organizer, day.api.at("/scans"), door.body(late, at)
    )
    return answer


def test_who_finds_the_seat_taken_is_offered_the_best_other_at_once(
    day: Day, clock: StillClock
) -> None:
    api, door = day.api, Door(day)
    late = seat_taken(day)
    answer = come(day, door, late, clock.now())
    assert codes(answer)[0] == "seat_lost"
    (lost,) = [one for one in answer["lost_seats"] if one["given_back_at"] is None]
    assert lost["taken"]
    assert "is others' now" in answer["attention"][0]["message"]
    calls = api.get(api.viewer, api.at("/standby/offers"), status="pending")["items"]
    assert [call["id"] for call in calls] == [call["offer_id"] for call in answer["calls"]]
    assert [call["place"]["cooperative_id"] for call in calls] == [late]
    assert "called" in codes(answer)


def test_a_lost_seat_is_made_good_once_whatever_became_of_the_offer(
    day: Day, clock: StillClock
) -> None:
    api, door = day.api, Door(day)
    late = seat_taken(day)
    (call,) = come(day, door, late, clock.now())["calls"]
    api.post(api.organizer, api.at(f"/standby/offers/{call['offer_id']}/decline"), {}, status=200)
    for _ in range(2):
        clock.advance(timedelta(minutes=1))
        again = come(day, door, late, clock.now())
        assert (codes(again)[0], again["calls"]) == ("seat_lost", [])
    made = api.get(api.viewer, api.at("/standby/offers"), limit=200)["items"]
    assert [one["offered_by"] for one in made].count("door") == 1


def test_the_door_offers_nothing_where_all_is_to_be_done_by_hand(
    day: Day, clock: StillClock
) -> None:
    api, door = day.api, Door(day)
    late = seat_taken(day)
    assert api.organizer.put(api.at("/autopilot"), json={"by_hand": True}).is_success
    answer = come(day, door, late, clock.now())
    assert (codes(answer)[0], answer["calls"]) == ("seat_lost", [])


def test_a_scan_is_answered_even_if_nobody_can_be_welcomed(
    day: Day, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    door, one = Door(day), due(day)[0]
    release(day, one["meeting_id"])

    def refuse(*_: object) -> None:
        raise NotFoundError

    monkeypatch.setattr(welcoming, "make_amends", refuse)
    answer = come(day, door, one["place"]["cooperative_id"], clock.now())
    assert codes(answer)[0] == "seat_lost"
    assert answer["attention"][0]["message"].endswith("was released because nobody came.")


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


def test_a_scan_of_the_day_before_says_nothing_about_the_seats_of_today(
    day: Day, clock: StillClock
) -> None:
    door, one = Door(day), due(day)[0]
    release(day, one["meeting_id"])
    clock.advance(timedelta(minutes=1))
    yesterday = clock.now() - timedelta(days=1)
    answer = door.upload(door.body(one["place"]["cooperative_id"], yesterday, offline=True))
    assert (answer["verdict"], answer["reason"]) == ("admitted", None)
    assert day.api.get(day.api.organizer, day.api.at("/conflicts"), status="open")["items"] == []


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
