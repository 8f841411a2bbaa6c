"""Every kind of change, through HTTP, on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from app.timetable.bridge import repairing
from scheduler.repairs.proposal import repair
from tests.checkin.hall import furnish, new_event
from tests.conftest import StillClock
from tests.day.hall import Day, absent


def test_every_kind_of_change_can_be_proposed_and_adopted(day: Day) -> None:
    meetings = day.meetings()
    held = meetings[-1]
    free = next(c for c in day.hall.cooperatives if str(c) != held["cooperative_id"])
    blocked = next(m for m in meetings if m["cooperative_id"] != held["cooperative_id"])
    changes = [
        {
            "kind": "cooperative_late",
            "cooperative_id": meetings[0]["cooperative_id"],
            "arrives_at": "10:00",
        },
        {
            "kind": "partner_absent",
            "partner_id": str(day.hall.partners[0]),
            "starts_at": "13:00",
        },
        {"kind": "partner_late", "partner_id": str(day.hall.partners[1]), "arrives_at": "10:00"},
        {"kind": "table_closed", "table_id": str(day.hall.tables[2]), "ends_at": "10:00"},
        {"kind": "table_added", "partner_id": str(day.hall.partners[2]), "number": 77, "seats": 2},
        {
            "kind": "walk_in",
            "cooperative_id": str(free),
            "partner_ids": [str(partner) for partner in day.hall.partners],
        },
        {
            "kind": "block",
            "cooperative_id": blocked["cooperative_id"],
            "partner_id": blocked["partner_id"],
        },
    ]
    ready = day.propose(changes)
    assert ready["status"] == "ready", ready
    version = day.adopt(ready["number"])["number"]
    after = day.meetings(version)
    pairs = {(m["cooperative_id"], m["partner_id"]) for m in after}
    assert (blocked["cooperative_id"], blocked["partner_id"]) not in pairs
    early = "2025-07-04T02:40"
    for meeting in after:
        if meeting["starts_at"].startswith(early):
            assert meeting["cooperative_id"] != meetings[0]["cooperative_id"]
            assert meeting["partner_id"] != str(day.hall.partners[1])
            assert meeting["table_id"] != str(day.hall.tables[2])
    api = day.api
    tables = api.get(api.viewer, api.at("/tables"))["items"]
    assert [t["seats"] for t in tables if t["number"] == 77] == [2]
    assert [t["closed_until"] for t in tables if t["id"] == str(day.hall.tables[2])] != [None]
    asked = api.get(api.viewer, api.at("/requests"), cooperative_id=str(free))["items"]
    assert sorted(r["rank"] for r in asked if r["source"] == "explicit") == [1, 2, 3]
    opened = api.post(api.organizer, api.at(f"/tables/{day.hall.tables[2]}/open"), {}, status=200)
    assert opened["closed_from"] is None


def test_a_table_that_was_closed_and_is_open_again_closes_for_the_new_time_alone(
    day: Day, clock: StillClock
) -> None:
    api, table = day.api, str(day.hall.tables[0])
    closed = {"kind": "table_closed", "table_id": table}
    day.adopt(day.propose([closed | {"starts_at": "09:40", "ends_at": "10:00"}])["number"])
    clock.moment = api.now + timedelta(hours=3, minutes=5)  # 10:05
    day.adopt(day.propose([closed | {"starts_at": "13:00"}])["number"])
    (row,) = [one for one in api.get(api.viewer, api.at("/tables"))["items"] if one["id"] == table]
    assert (row["closed_from"], row["closed_until"]) == ("2025-07-04T06:00:00Z", None)


def test_a_meeting_that_is_moved_by_hand_goes_there_and_leaves_no_lock(day: Day) -> None:
    meeting = day.meetings()[0]
    slots = day.api.get(day.api.viewer, day.api.at("/programme"))["items"]
    target = [s["id"] for s in slots if s["kind"] == "slot"][-1]
    move = {
        "kind": "meeting_moved",
        "cooperative_id": meeting["cooperative_id"],
        "partner_id": meeting["partner_id"],
        "slot_id": target,
    }
    ready = day.propose([move])
    assert ready["status"] == "ready"
    day.adopt(ready["number"])
    (moved,) = [
        m
        for m in day.meetings(2)
        if (m["cooperative_id"], m["partner_id"])
        == (meeting["cooperative_id"], meeting["partner_id"])
    ]
    assert moved["slot_id"] == target
    assert day.api.get(day.api.viewer, day.api.at("/locks"))["items"] == []


def test_a_move_takes_no_meeting_away_although_no_time_is_left_to_search(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_no_time(*problem: Any, **how: Any) -> Any:
        return repair(*problem, **{**how, "time_limit": 0.0})

    monkeypatch.setattr(repairing, "repair", in_no_time)
    meeting = day.meetings()[0]
    path = day.api.at(f"/timetables/1/meetings/{meeting['id']}/targets")
    targets = day.api.get(day.api.organizer, path)["targets"]
    target = next(one for one in targets if one["refused"] is None and one["displaced"])
    move = {
        "kind": "meeting_moved",
        "cooperative_id": meeting["cooperative_id"],
        "partner_id": meeting["partner_id"],
        **{name: target["place"][name] for name in ("slot_id", "table_id")},
    }
    ready = day.propose([move])
    assert ready["status"] == "ready"
    day.adopt(ready["number"])
    assert len(day.meetings(2)) == len(day.meetings())


def test_a_what_if_with_hypothetical_rows_cannot_be_adopted_before_they_are_added(day: Day) -> None:
    partner = str(day.hall.partners[0])
    changes: list[dict[str, Any]] = [
        {"kind": "table_added", "partner_id": partner, "seats": 3},
        {"kind": "walk_in", "name": "Koperasi Andai", "partner_ids": [partner]},
    ]
    ready = day.propose(changes, kind="what_if", name="Satu meja lagi")
    assert (ready["status"], ready["hypothetical"]) == ("ready", [0, 1])
    hypothetical = [p for p in ready["diff"]["people"] if p["name"].startswith("Koperasi Andai")]
    assert len(hypothetical) == 1
    assert hypothetical[0]["added"][0]["partner_id"] == partner
    satisfaction = next(t for t in ready["tiers"] if t["name"] == "satisfaction")
    assert satisfaction["after"] > satisfaction["before"]
    refused = day.api.organizer.post(day.api.at(f"/proposals/{ready['number']}/adopt"))
    assert (refused.status_code, refused.json()["code"]) == (409, "not_real_yet")
    assert refused.json()["context"]["count"] == 2
    numbers = {t["number"] for t in day.api.get(day.api.viewer, day.api.at("/tables"))["items"]}
    assert numbers == {1, 2, 3}, "hypothetical rows are rolled back"
    repair = day.api.organizer.post(day.api.at("/proposals"), json={"changes": changes})
    assert (repair.status_code, repair.json()["code"]) == (422, "change_hypothetical")
    assert repair.json()["errors"][0]["pointer"] == "/changes/0"


def test_the_refusal_of_a_change_points_at_the_change(day: Day) -> None:
    good = absent(day.hall.cooperatives[0])
    alien = "0197c0de-0000-7000-8000-000000000001"
    cases: list[tuple[dict[str, Any], int, str]] = [
        (absent(alien), 422, "cooperative_unknown"),
        ({"kind": "partner_absent", "partner_id": alien}, 422, "partner_unknown"),
        ({"kind": "table_closed", "table_id": alien}, 422, "table_unknown"),
        (absent(day.hall.cooperatives[0], starts_at="11:00", ends_at="10:00"), 422, ""),
        ({"kind": "walk_in"}, 422, "walk_in_unnamed"),
        ({"kind": "table_added", "partner_id": str(day.hall.partners[0]), "number": 1}, 409, ""),
        ({"kind": "earthquake"}, 422, "validation_failed"),
        ({"kind": "walk_in", "name": "a\x00b"}, 422, "validation_failed"),
    ]
    for change, status, code in cases:
        kind = "what_if" if change["kind"] == "walk_in" else "repair"
        answer = day.api.organizer.post(
            day.api.at("/proposals"), json={"kind": kind, "changes": [good, change]}
        )
        assert answer.status_code == status, (change, answer.text)
        refused = answer.json()
        assert code in ("", refused["code"]), refused
        if status == 422:
            assert refused["errors"][0]["pointer"].startswith("/changes/1"), refused
        else:
            assert refused["context"]["change"] == 1
    assert day.api.get(day.api.viewer, day.api.at("/proposals"))["items"] == []
    entries = day.api.get(day.api.organizer, day.api.at("/audit"), limit=200)["items"]
    assert not any(e["action"] == "cooperative.update" for e in entries)


def test_no_change_reaches_into_another_event(day: Day, engine: Engine) -> None:
    api = day.api
    other = new_event(engine, api.now)
    furnish(engine, other, api.now)
    at = f"/api/v1/events/{other}"
    (cooperative, *_), (table, *_) = (
        [row["id"] for row in api.get(api.admin, f"{at}/{name}")["items"]]
        for name in ("cooperatives", "tables")
    )
    partner = api.get(api.admin, f"{at}/tables/{table}")["partner_id"]
    slot = api.get(api.admin, f"{at}/timetables/1/meetings")["items"][0]["slot_id"]
    own = {
        "cooperative_id": str(day.hall.cooperatives[0]),
        "partner_id": str(day.hall.partners[0]),
    }
    alien: list[dict[str, Any]] = [
        absent(cooperative),
        {"kind": "cooperative_late", "cooperative_id": cooperative, "arrives_at": "10:00"},
        {"kind": "partner_absent", "partner_id": partner},
        {"kind": "partner_late", "partner_id": partner, "arrives_at": "10:00"},
        {"kind": "table_closed", "table_id": table},
        {"kind": "table_added", "partner_id": partner, "number": 70},
        {"kind": "table_added", "partner_id": partner},
        {"kind": "walk_in", "cooperative_id": cooperative},
        {"kind": "walk_in", "name": "Andai", "partner_ids": [partner]},
        {"kind": "block", **own, "partner_id": partner},
        {"kind": "lock", **own, "slot_id": slot},
        {"kind": "meeting_moved", **own, "slot_id": slot},
        {"kind": "meeting_moved", **own, "cooperative_id": cooperative, "slot_id": slot},
    ]
    for change in alien:
        body = {"kind": "what_if", "changes": [change]}
        answer = api.organizer.post(api.at("/proposals"), json=body)
        assert answer.status_code == 422, (change, answer.text)
    assert api.get(api.viewer, api.at("/proposals"))["items"] == []


def test_no_meeting_can_be_put_into_a_slot_that_has_begun(day: Day, clock: StillClock) -> None:
    meeting = day.meetings()[0]
    clock.moment += timedelta(hours=2, minutes=41)
    pair = {name: meeting[name] for name in ("cooperative_id", "partner_id", "slot_id")}
    for kind in ("lock", "meeting_moved"):
        answer = day.api.organizer.post(
            day.api.at("/proposals"), json={"changes": [{"kind": kind, **pair}]}
        )
        assert (answer.status_code, answer.json()["code"]) == (409, "slot_begun")


def test_a_hypothetical_table_of_a_deleted_partner_does_not_exist(day: Day) -> None:
    api = day.api
    partner = api.post(api.organizer, api.at("/partners"), {"code": "BULOG", "name": "Bulog"})["id"]
    change = {"kind": "table_added", "partner_id": partner}
    number = day.propose([change], kind="what_if")["number"]
    assert api.organizer.delete(api.at(f"/partners/{partner}")).status_code == 204
    refused = api.organizer.post(api.at(f"/proposals/{number}/adopt"))
    assert (refused.status_code, refused.json()["code"]) == (409, "not_real_yet")
