"""Pauses and numbers of meetings that must be, through HTTP, from the lists to the timetable."""

from typing import Any
from uuid import uuid4

import pytest

from tests.api import EVENT, Api
from tests.meetings.hall import Hall, fill
from tests.timetable.asked import answered, ask
from tests.timetable.solved import solve

LUNCH = {"name": "Makan siang", "starts_at": "09:40", "ends_at": "10:20"}
"""Two of the programme's three slots."""


@pytest.fixture
def hall(api: Api) -> Hall:
    hall = fill(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    return hall


def meetings(api: Api, number: int) -> list[dict[str, Any]]:
    path = api.at(f"/timetables/{number}/meetings")
    found: list[dict[str, Any]] = api.get(api.viewer, path, limit=200)["items"]
    return found


def test_what_a_pause_cannot_be_is_refused_by_name(api: Api, hall: Hall) -> None:
    mine, theirs = str(hall.cooperatives[0]), str(hall.partners[0])
    cases: list[tuple[dict[str, Any], str]] = [
        ({**LUNCH, "free": 3}, "pause_without_slot"),
        ({**LUNCH, "starts_at": "08:00", "ends_at": "09:00"}, "pause_without_slot"),
        ({**LUNCH, "ends_at": "09:00"}, "interval_order"),
        ({**LUNCH, "day": "2025-07-05"}, "interval_day"),
        ({**LUNCH, "cooperative_id": mine}, "pause_party"),
        ({**LUNCH, "scope": "partners", "cooperative_id": mine}, "pause_party"),
        (
            {**LUNCH, "scope": "partners", "partner_id": theirs, "cooperative_id": mine},
            "pause_party",
        ),
        (
            {**LUNCH, "scope": "cooperatives", "cooperative_id": str(uuid4())},
            "cooperative_unknown",
        ),
        ({**LUNCH, "scope": "partners", "partner_id": mine}, "partner_unknown"),
        ({**LUNCH, "free": 0}, "validation_failed"),
    ]
    for body, code in cases:
        refused = api.organizer.post(api.at("/pauses"), json=body)
        assert (refused.status_code, refused.json()["code"]) == (422, code), body
    assert api.viewer.post(api.at("/pauses"), json=LUNCH).status_code == 403


def test_pauses_are_listed_read_and_deleted_and_none_of_another_event(api: Api, hall: Hall) -> None:
    own = {"scope": "partners", "partner_id": str(hall.partners[1])}
    made = [api.post(api.organizer, api.at("/pauses"), {**LUNCH, **more}) for more in ({}, own)]
    assert [one["scope"] for one in made] == ["everybody", "partners"]
    assert made[0]["starts_at"] == "2025-07-04T02:40:00Z"
    listed = api.get(api.viewer, api.at("/pauses"))["items"]
    assert listed == made
    path = api.at(f"/pauses/{made[0]['id']}")
    assert api.get(api.viewer, path) == made[0]
    other = api.post(api.admin, "/api/v1/events", EVENT)["id"]
    assert api.admin.get(f"/api/v1/events/{other}/pauses/{made[0]['id']}").status_code == 404
    assert api.viewer.delete(path).status_code == 403
    assert api.organizer.delete(path).status_code == 204
    assert api.get(api.viewer, api.at("/pauses"))["items"] == made[1:]


def test_timetables_keep_pauses_and_nothing_is_planned_against_them_by_hand(
    api: Api, hall: Hall
) -> None:
    api.post(api.organizer, api.at("/pauses"), LUNCH)
    run = solve(api, deterministic=True)
    parties = len(hall.cooperatives) + len(hall.partners)
    assert run["demands"] == {"required": 0, "pauses": parties}
    held = meetings(api, 1)
    slots = [one["id"] for one in api.get(api.viewer, api.at("/programme"))["items"]]
    noon = set(slots[2:4])
    for party in ("cooperative_id", "partner_id"):
        within = [(one[party], one["slot_id"]) for one in held if one["slot_id"] in noon]
        assert within
        assert len({who for who, _ in within}) == len(set(within)), "one of the two is free"
    one = next(one for one in held if one["slot_id"] not in noon)
    found = answered(api, "/timetables/1/moves", {"meeting_id": one["id"]})["answer"]
    into = [place for place in found["places"] if place["place"]["slot_id"] in noon]
    assert all(place["refused"] or place["displaced"] for place in into)


def test_meetings_that_must_be_are_held_or_the_solve_says_who_lacks_them(
    api: Api, hall: Hall
) -> None:
    own = api.at(f"/partners/{hall.partners[2]}")
    village = api.at(f"/cooperatives/{hall.cooperatives[5]}")
    for path, least in ((own, 3), (village, 2)):
        patched = api.organizer.patch(path, json={"required_meetings": least})
        assert patched.json()["required_meetings"] == least, patched.text
    run = solve(api, deterministic=True)
    assert run["demands"] == {"required": 2, "pauses": 0}
    held = meetings(api, 1)
    assert sum(one["partner_id"] == str(hall.partners[2]) for one in held) == 3
    assert sum(one["cooperative_id"] == str(hall.cooperatives[5]) for one in held) == 2
    api.organizer.patch(own, json={"required_meetings": 4})
    refused = solve(api, deterministic=True)
    assert (refused["outcome"], refused["reason_codes"]) == ("infeasible", ["party_short"])
    assert "Mitra 2" in refused["reasons"][0]
    bounds = api.organizer.patch(own, json={"max_meetings": 3})
    assert bounds.json()["code"] == "meeting_bounds"
    assert bounds.json()["errors"][0]["pointer"] == "/required_meetings"


def test_reasons_name_the_slots_of_a_pause_by_their_times(api: Api, hall: Hall) -> None:
    api.post(api.organizer, api.at("/pauses"), {**LUNCH, "free": 2})
    api.organizer.patch(api.at(f"/partners/{hall.partners[2]}"), json={"required_meetings": 2})
    refused = solve(api, deterministic=True)
    assert refused["outcome"] == "infeasible"
    assert all("09" not in one or "09:40" in one for one in refused["reasons"])


def test_alternatives_differ_as_said_and_one_is_taken_as_a_version(api: Api, hall: Hall) -> None:
    solve(api, deterministic=True)
    first = {(one["cooperative_id"], one["partner_id"]): one for one in meetings(api, 1)}
    found = answered(api, "/timetables/1/alternatives", {"count": 3, "share": 0.3, "seed": 1})
    assert "best" not in found["question"]
    options = found["answer"]["options"]
    assert options
    number = found["number"]
    for one in options:
        path = api.at(f"/analyses/{number}/options/{one['option']}/timetable")
        made = api.post(api.organizer, path, None)
        assert (made["status"], made["origin"]) == (
            "draft",
            f"alternative:{number}.{one['option']}",
        )
        held = meetings(api, made["number"])
        other = {(row["cooperative_id"], row["partner_id"]): row for row in held}
        moved = [p for p in first.keys() & other if first[p]["slot_id"] != other[p]["slot_id"]]
        figures = (len(moved), len(other.keys() - first), len(first.keys() - other))
        assert figures == (one["moved"], one["new"], one["gone"])
        assert sum(figures) == one["apart"][0]
        assert one["apart"][0] >= 0.3 * len(first)
        assert one["same_worth"] == all(t["first"] == t["value"] for t in one["tiers"])
    missing = api.organizer.post(api.at(f"/analyses/{number}/options/99/timetable"))
    assert missing.status_code == 404
    api.post(
        api.organizer,
        api.at("/locks"),
        {"kind": "block", **dict(zip(("cooperative_id", "partner_id"), min(other), strict=True))},
    )
    late = api.organizer.post(api.at(f"/analyses/{number}/options/{len(options)}/timetable"))
    assert (late.status_code, late.json()["code"]) == (409, "option_outdated")
    asked = ask(api, "/capacity", {})["number"]
    wrong = api.organizer.post(api.at(f"/analyses/{asked}/options/1/timetable"))
    assert wrong.status_code == 404
