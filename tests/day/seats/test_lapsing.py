"""Offers that end by themselves, who is next then, and refusals that say who was faster."""

from datetime import timedelta
from typing import Any

import pytest

from app.core.database.sessions import transaction
from app.day.policy.records import Autopilot
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, due, freed, release, seat_of


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def refused(day: Day, path: str, body: object = None) -> dict[str, Any]:
    answer = day.api.organizer.post(day.api.at(path), json=body, headers={"Accept-Language": "id"})
    problem: dict[str, Any] = answer.json()
    assert answer.status_code == 409, problem
    return problem


def offers(day: Day, **only: str) -> list[tuple[str, str]]:
    rows = day.api.get(day.api.viewer, day.api.at("/standby/offers"), **only)["items"]
    return [(row["id"], row["status"]) for row in rows]


def test_an_offer_ends_when_its_slot_begins(day: Day, clock: StillClock) -> None:
    api = day.api
    clock.moment += timedelta(minutes=4)
    one, _, _ = freed(day)
    made = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    assert made["expires_at"] == made["place"]["starts_at"]
    clock.moment += timedelta(minutes=3)
    for answer in ("accept", "decline", "withdraw"):
        problem = refused(day, f"/standby/offers/{made['id']}/{answer}")
        assert problem["code"] == "offer_answered"
        assert problem["context"]["status"] == "lapsed"
        assert "habis pukul 09.40" in problem["detail"]


def test_an_offer_ends_at_its_time_and_another_cooperative_is_next(
    day: Day, clock: StillClock
) -> None:
    api = day.api
    one, _, wanting = freed(day)
    first = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    clock.moment += timedelta(minutes=4, seconds=59)
    assert offers(day, status="pending") == [(first["id"], "pending")]
    assert api.get(api.organizer, api.at("/signage"))["calls"]
    clock.moment += timedelta(seconds=1)
    assert offers(day, status="pending") == []
    assert offers(day, status="lapsed") == offers(day) == [(first["id"], "lapsed")]
    assert not api.get(api.organizer, api.at("/signage"))["calls"]
    second = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    assert second["place"]["cooperative_id"] != first["place"]["cooperative_id"]
    api.post(api.organizer, api.at(f"/standby/offers/{second['id']}/withdraw"), {}, status=200)
    for _ in wanting[2:]:
        made = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
        api.post(api.organizer, api.at(f"/standby/offers/{made['id']}/decline"), {}, status=200)
    assert refused(day, "/standby/offers", seat_of(one))["code"] == "nobody_waits"
    named = {**seat_of(one), "cooperative_id": first["place"]["cooperative_id"]}
    assert api.post(api.organizer, api.at("/standby/offers"), named)["status"] == "pending"


def test_an_event_says_how_long_offers_wait(day: Day, clock: StillClock) -> None:
    api = day.api
    with transaction(api.engine) as session:
        session.add(Autopilot(event_id=api.event_id, offer_minutes=2, changed_at=api.now))
    one, _, _ = freed(day)
    made = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    assert made["expires_at"].startswith("2025-07-04T02:35")


def test_whoever_is_too_late_is_told_who_was_faster(day: Day) -> None:
    api = day.api
    one, released, wanting = freed(day)
    made = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    other = next(c for c in wanting if str(c) != made["place"]["cooperative_id"])
    named = {**seat_of(one), "seat": made["seat"], "cooperative_id": str(other)}
    village = made["place"]["village"]
    assert f"sedang ditawarkan kepada {village}" in refused(day, "/standby/offers", named)["detail"]
    accept = f"/standby/offers/{made['id']}/accept"
    api.post(api.organizer, api.at(accept), {}, status=200)
    again = refused(day, accept)["detail"]
    assert "sudah diterima pukul 09.33" in again
    assert "organizer" in again
    assert f"baru saja diambil {village}" in refused(day, "/standby/offers", named)["detail"]
    undo = f"/releases/{released['id']}/undo"
    assert f"baru saja diambil {village}" in refused(day, undo)["detail"]


def test_a_list_of_missing_ones_may_be_a_version_old(day: Day) -> None:
    first, second, *_ = due(day)
    release(day, first["meeting_id"])
    old = {"meeting_ids": [second["meeting_id"]]}
    made = day.api.post(day.api.organizer, day.api.at("/releases"), old)
    assert made["items"][0]["place"]["cooperative_id"] == second["place"]["cooperative_id"]
    problem = refused(day, "/releases", {"meeting_ids": [first["meeting_id"]]})
    assert problem["code"] == "released_meanwhile"
    assert f"{first['place']['village']} sudah dilepas pukul 09.33" in problem["detail"]
    undo = f"/releases/{made['items'][0]['id']}/undo"
    day.api.post(day.api.organizer, day.api.at(undo), {}, status=200)
    problem = refused(day, undo)
    assert "sudah dikembalikan pukul 09.33 oleh organizer" in problem["detail"]


def test_a_table_is_not_closed_by_a_field_that_changing_it_does_not_know(day: Day) -> None:
    api = day.api
    path = api.at(f"/tables/{day.hall.tables[0]}")
    answer = api.organizer.patch(path, json={"closed_from": "2025-07-04T10:00:00+07:00"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/closed_from"
