"""Going back to an earlier version, and comparing two, through HTTP on both databases."""

from datetime import datetime

import pytest

from tests.api import Api
from tests.day.hall import Day, absent, open_day
from tests.day.programme.test_changes import change, last_slot, preview, programme


@pytest.fixture
def day(api: Api) -> Day:
    return open_day(api)


def test_restoring_makes_a_new_version_unless_the_lists_forbid_its_meetings(day: Day) -> None:
    api = day.api
    before = day.meetings()
    gone = before[0]["cooperative_id"]
    day.adopt(day.propose([absent(gone)])["number"])
    pending = day.propose([absent(before[-1]["cooperative_id"], starts_at="13:00")])["number"]
    path = api.at("/timetables/1/restore")
    obstructed = api.organizer.post(path, json={"replaces": 2})
    assert (obstructed.status_code, obstructed.json()["code"]) == (409, "restore_obstructed")
    api.organizer.patch(api.at(f"/cooperatives/{gone}"), json={"absences": []})
    stale = api.organizer.post(path, json={"replaces": 1})
    assert (stale.status_code, stale.json()["code"]) == (409, "published_meanwhile")
    restored = api.post(api.organizer, path, {"replaces": 2}, status=200)
    assert (restored["number"], restored["status"], restored["origin"]) == (
        3,
        "published",
        "restore:1",
    )
    kept = [{**m, "id": ""} for m in day.meetings(3)]
    assert kept == [{**m, "id": ""} for m in before]
    assert day.read(pending)["status"] == "ready", "it fits into the restored version, too"
    statuses = [t["status"] for t in api.get(api.viewer, api.at("/timetables"))["items"]]
    assert statuses == ["superseded", "superseded", "published"]
    certificate = api.get(api.viewer, api.at("/timetables/3/certificate"))
    assert certificate["verification"]["holds"], "the same meetings have the same proof"
    assert api.viewer.post(path).status_code == 403


def test_a_version_with_obstacles_is_restored_only_on_request(day: Day) -> None:
    api = day.api
    gone = day.meetings()[0]["cooperative_id"]
    day.adopt(day.propose([absent(gone)])["number"])
    path = api.at("/timetables/1/restore")
    restored = api.post(api.organizer, path, {"despite_obstacles": True}, status=200)
    assert restored["number"] == day.published() == 3
    assert api.organizer.post(api.at("/timetables/9/restore")).status_code == 404


def test_two_versions_are_compared_by_person_and_by_tier(day: Day) -> None:
    api = day.api
    gone = day.meetings()[0]["cooperative_id"]
    day.adopt(day.propose([absent(gone)])["number"])
    there = api.get(api.viewer, api.at("/timetables/1/compare/2"))
    back = api.get(api.viewer, api.at("/timetables/2/compare/1"))
    assert (there["number"], there["against"]) == (1, 2)
    assert there["diff"]["removed"] == back["diff"]["added"] > 0
    assert [p["id"] for p in there["diff"]["people"]].count(gone) == 1
    assert [(t["name"], t["before"]) for t in there["tiers"]] == [
        (t["name"], t["after"]) for t in back["tiers"]
    ]
    same = api.get(api.viewer, api.at("/timetables/2/compare/2"))
    assert (same["diff"]["people"], same["diff"]["added"]) == ([], 0)
    assert all(tier["before"] == tier["after"] for tier in same["tiers"])
    assert api.viewer.get(api.at("/timetables/1/compare/9")).status_code == 404


def move_last(api: Api, begin: str, end: str) -> None:
    wanted = programme(api)
    last_slot(wanted).update(starts_at=begin, ends_at=end)
    agreed = preview(api, wanted)["agreement"]
    assert change(api, wanted, agreed=agreed).status_code == 200


def test_a_version_comes_back_in_the_slots_that_have_its_times_now(day: Day) -> None:
    api = day.api
    before = day.meetings()
    first, last = before[0]["starts_at"], before[-1]["starts_at"]
    move_last(api, "13:10", "13:30")
    gone = day.api.organizer.post(api.at("/timetables/1/restore"), json={})
    assert (gone.status_code, gone.json()["code"]) == (409, "slots_withdrawn")
    assert gone.json()["detail"].startswith("Timetable version 1 has ")
    move_last(api, "13:00", "13:20")
    restored = api.post(api.organizer, api.at("/timetables/1/restore"), {}, status=200)
    met = [(m["starts_at"], m["cooperative_id"], m["table_id"]) for m in before]
    after = day.meetings(restored["number"])
    assert [(m["starts_at"], m["cooperative_id"], m["table_id"]) for m in after] == met
    assert first < last


def test_a_running_day_brings_back_what_lies_ahead_though_slots_have_moved(day: Day) -> None:
    api = day.api
    before = day.meetings()
    move_last(api, "13:10", "13:30")
    api.app.state.clock.moment = datetime.fromisoformat(before[0]["starts_at"])
    gone = api.organizer.post(api.at("/timetables/1/restore"), json={})
    assert (gone.status_code, gone.json()["code"]) == (409, "slots_withdrawn")
    api.app.state.clock.moment = datetime.fromisoformat(before[-1]["starts_at"])
    restored = api.post(api.organizer, api.at("/timetables/1/restore"), {}, status=200)
    assert len(day.meetings(restored["number"])) == len(before), "nothing of it lies ahead"
