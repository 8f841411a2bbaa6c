"""While the day runs, no careless call changes what is over, runs or comes next."""

from datetime import timedelta
from typing import Any

import pytest

from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, absent, open_day

QUARTER_TO_TEN = timedelta(hours=2, minutes=45)
"""From 07:00: the slot of 09:40 runs, that of 10:00 comes next."""
NEXT_BEGINS = "2025-07-04T03:00"


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api)
    last = day.meetings()[-1]
    day.adopt(day.propose([absent(last["cooperative_id"])])["number"])
    clock.moment += QUARTER_TO_TEN
    return day


def left_alone(day: Day, number: int) -> set[tuple[str, str, str, str]]:
    """Who meets whom where until the end of the next slot."""
    return {
        (m["cooperative_id"], m["partner_id"], m["table_id"], m["slot_id"])
        for m in day.meetings(number)
        if m["starts_at"][:16] <= NEXT_BEGINS
    }


def test_changes_without_a_time_count_from_the_first_slot_that_is_not_frozen(day: Day) -> None:
    before = left_alone(day, 2)
    early = [m for m in day.meetings(2) if m["starts_at"][:16] <= NEXT_BEGINS]
    careless: list[dict[str, Any]] = [
        absent(early[0]["cooperative_id"]),
        {"kind": "table_closed", "table_id": early[-1]["table_id"]},
        {"kind": "partner_absent", "partner_id": early[0]["partner_id"]},
    ]
    for change in careless:
        proposal = day.propose([change])
        assert proposal["status"] == "ready", change
        assert left_alone(day, day.adopt(proposal["number"])["number"]) == before, change
    kept = day.api.get(day.api.viewer, day.api.at(f"/cooperatives/{early[0]['cooperative_id']}"))
    (absence,) = kept["absences"]
    assert absence["starts_at"][:16] > NEXT_BEGINS


def test_a_time_that_is_past_counts_from_the_next_slot(day: Day) -> None:
    running = {m["id"] for m in day.meetings(2) if m["starts_at"][:16] < NEXT_BEGINS}
    someone = next(m for m in day.meetings(2) if m["id"] in running)
    proposal = day.propose([{**absent(someone["cooperative_id"]), "starts_at": "08:00"}])
    number = day.adopt(proposal["number"])["number"]
    held = {
        (m["cooperative_id"], m["slot_id"])
        for m in day.meetings(number)
        if m["starts_at"][:16] < NEXT_BEGINS
    }
    assert (someone["cooperative_id"], someone["slot_id"]) in held
    over = {**absent(someone["cooperative_id"]), "starts_at": "08:00", "ends_at": "09:50"}
    refused = day.api.organizer.post(day.api.at("/proposals"), json={"changes": [over]})
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_left")


def test_a_meeting_that_has_begun_is_not_moved_locked_or_blocked(day: Day) -> None:
    held = next(m for m in day.meetings(2) if m["starts_at"][:16] < NEXT_BEGINS)
    slots = day.api.get(day.api.viewer, day.api.at("/programme"))["items"]
    pair = {name: held[name] for name in ("cooperative_id", "partner_id")}
    last = [s["id"] for s in slots if s["kind"] == "slot"][-1]
    for change in (
        {"kind": "meeting_moved", **pair, "slot_id": last},
        {"kind": "lock", **pair},
        {"kind": "block", **pair},
    ):
        refused = day.api.organizer.post(day.api.at("/proposals"), json={"changes": [change]})
        assert (refused.status_code, refused.json()["code"]) == (409, "pair_met"), change


def test_restoring_brings_back_only_what_lies_ahead(day: Day) -> None:
    api, before = day.api, left_alone(day, 2)
    assert left_alone(day, 1) != before, "the earlier version differs in what has begun"
    path = api.at("/timetables/1/restore")
    restored = api.post(api.organizer, path, {"despite_obstacles": True}, status=200)
    assert left_alone(day, restored["number"]) == before
    after = day.meetings(restored["number"])
    assert len({(m["cooperative_id"], m["partner_id"]) for m in after}) == len(after)
    met = {(c, p) for c, p, _, _ in before}
    ahead = {
        (m["cooperative_id"], m["partner_id"], m["slot_id"])
        for m in day.meetings(1)
        if m["starts_at"][:16] > NEXT_BEGINS and (m["cooperative_id"], m["partner_id"]) not in met
    }
    assert ahead <= {(m["cooperative_id"], m["partner_id"], m["slot_id"]) for m in after}


def test_restoring_leaves_the_first_slot_alone_that_is_about_to_begin(
    api: Api, clock: StillClock
) -> None:
    day = open_day(api)
    first = day.meetings()[0]
    day.adopt(day.propose([absent(first["cooperative_id"])])["number"])
    clock.moment += timedelta(hours=2, minutes=27)

    def soon(number: int) -> set[tuple[str, str]]:
        starts = first["starts_at"]
        meetings = [m for m in day.meetings(number) if m["starts_at"] == starts]
        return {(m["cooperative_id"], m["table_id"]) for m in meetings}

    before = soon(2)
    assert soon(1) != before
    path = api.at("/timetables/1/restore")
    restored = api.post(api.organizer, path, {"despite_obstacles": True}, status=200)
    assert soon(restored["number"]) == before


def test_a_version_that_rewrites_the_past_is_not_published(day: Day) -> None:
    api = day.api
    refused = api.organizer.post(api.at("/timetables/1/publish"), json={"replaces": 2})
    assert (refused.status_code, refused.json()["code"]) == (409, "past_changed")
    assert "09.40" in refused.json()["detail"]
    assert day.published() == 2


def test_long_after_the_day_any_version_can_be_published(day: Day, clock: StillClock) -> None:
    clock.moment += timedelta(days=3)
    day.api.post(day.api.organizer, day.api.at("/timetables/1/publish"), {}, status=200)
    assert day.published() == 1
