"""Repairs and what-ifs from request to adoption, through HTTP, on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.api import Api
from tests.checkin.hall import furnish, new_event
from tests.conftest import StillClock
from tests.day.hall import Day, open_day


@pytest.fixture
def day(api: Api) -> Day:
    return open_day(api)


def absent(cooperative: Any, **when: str) -> dict[str, Any]:
    return {"kind": "cooperative_absent", "cooperative_id": str(cooperative), **when}


def places(meetings: list[dict[str, Any]]) -> set[tuple[str, str, str, str]]:
    return {(m["cooperative_id"], m["partner_id"], m["table_id"], m["slot_id"]) for m in meetings}


def test_nothing_changes_until_a_proposal_is_adopted(day: Day) -> None:
    before = day.meetings()
    gone = before[0]["cooperative_id"]
    number = day.ask([absent(gone)], name="Bus mogok")
    assert day.read(number)["status"] == "computing"
    ready = day.compute(number)
    assert (ready["status"], ready["timetable"], ready["adopted"]) == ("ready", 1, None)
    assert ready["least_proven"]
    assert ready["people_changed"] == ready["unavoidable"]
    assert (day.published(), day.meetings()) == (1, before)
    absences = day.api.get(day.api.viewer, day.api.at(f"/cooperatives/{gone}"))["absences"]
    assert absences == []
    version = day.adopt(number, replaces=1)
    assert (version["number"], version["status"], version["origin"]) == (
        2,
        "published",
        f"proposal:{number}",
    )
    after = day.meetings(2)
    assert gone not in {m["cooperative_id"] for m in after}
    (absence,) = day.api.get(day.api.viewer, day.api.at(f"/cooperatives/{gone}"))["absences"]
    assert absence["starts_at"].startswith("2025-07-03T17:00")
    assert absence["ends_at"].startswith("2025-07-04T17:00")
    assert day.meetings(1) == before, "the version before stays as it was"
    adopted = day.read(number)
    assert (adopted["status"], adopted["adopted"]) == ("adopted", 2)


def test_the_diff_holds_exactly_the_changes_that_adopting_makes(day: Day) -> None:
    before = day.meetings()
    gone = before[0]["cooperative_id"]
    ready = day.propose([absent(gone)])
    diff = ready["diff"]
    day.adopt(ready["number"])
    after = day.meetings(2)
    lost, new = places(before) - places(after), places(after) - places(before)
    diff_lost = {
        (p["cooperative_id"], p["partner_id"], p["table_id"], p["slot_id"])
        for person in diff["people"]
        for p in [*person["removed"], *(move["before"] for move in person["moved"])]
    }
    diff_new = {
        (p["cooperative_id"], p["partner_id"], p["table_id"], p["slot_id"])
        for person in diff["people"]
        for p in [*person["added"], *(move["after"] for move in person["moved"])]
    }
    assert (diff_lost, diff_new) == (lost, new)
    (one,) = [person for person in diff["people"] if person["id"] == gone]
    assert one["kind"] == "cooperative"
    assert all("cancelled, was" in sentence for sentence in one["sentences"])
    assert {tier["name"] for tier in ready["tiers"]} >= {"fairness", "satisfaction"}
    indonesian = day.api.viewer.get(
        day.api.at(f"/proposals/{ready['number']}"), headers={"Accept-Language": "id"}
    ).json()
    assert "batal, semula" in indonesian["diff"]["people"][0]["sentences"][0]


def test_other_proposals_are_stale_once_one_is_adopted(day: Day) -> None:
    first, second = day.meetings()[0], day.meetings()[-1]
    chosen = day.propose([absent(first["cooperative_id"])])["number"]
    other = day.propose([absent(second["cooperative_id"])])["number"]
    day.adopt(chosen)
    assert day.read(other)["status"] == "stale"
    refused = day.api.organizer.post(day.api.at(f"/proposals/{other}/adopt"))
    assert (refused.status_code, refused.json()["code"]) == (409, "proposal_stale")
    again = day.api.organizer.post(day.api.at(f"/proposals/{chosen}/adopt"))
    assert (again.status_code, again.json()["code"]) == (409, "proposal_decided")


def test_a_proposal_that_is_not_ready_or_was_dismissed_cannot_be_adopted(day: Day) -> None:
    gone = absent(day.hall.cooperatives[0])
    computing, dismissed = day.ask([gone]), day.propose([gone])["number"]
    path = day.api.at(f"/proposals/{computing}/adopt")
    early = day.api.organizer.post(path)
    assert (early.status_code, early.json()["code"]) == (409, "proposal_computing")
    for number in (computing, dismissed):
        dismissed_now = day.api.post(
            day.api.organizer, day.api.at(f"/proposals/{number}/dismiss"), {}, status=200
        )
        assert dismissed_now["status"] == "dismissed"
    assert day.compute(computing)["status"] == "dismissed", "a late answer leaves it dismissed"
    late = day.api.organizer.post(day.api.at(f"/proposals/{dismissed}/adopt"))
    assert (late.status_code, late.json()["code"]) == (409, "proposal_decided")


def test_adopting_is_refused_if_another_timetable_is_published_than_the_caller_saw(
    day: Day,
) -> None:
    ready = day.propose([absent(day.hall.cooperatives[0])])
    path = day.api.at(f"/proposals/{ready['number']}/adopt")
    refused = day.api.organizer.post(path, json={"replaces": None})
    assert (refused.status_code, refused.json()["code"]) == (409, "published_meanwhile")
    assert day.published() == 1


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
    assert (blocked["cooperative_id"], blocked["partner_id"]) not in {
        (m["cooperative_id"], m["partner_id"]) for m in after
    }
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


def test_a_what_if_may_change_a_draft_and_a_repair_may_not(api: Api) -> None:
    day = open_day(api, publish=False)
    gone = absent(day.meetings()[0]["cooperative_id"])
    refused = api.organizer.post(api.at("/proposals"), json={"changes": [gone], "timetable": 1})
    assert (refused.status_code, refused.json()["code"]) == (422, "repair_base")
    unknown = {"kind": "what_if", "changes": [gone], "timetable": 7}
    refused = api.organizer.post(api.at("/proposals"), json=unknown)
    assert (refused.status_code, refused.json()["code"]) == (422, "proposal_base_unknown")
    ready = day.propose([gone], kind="what_if", timetable=1)
    assert (ready["status"], ready["timetable"]) == ("ready", 1)
    adopted = day.adopt(ready["number"], replaces=None)
    assert (adopted["number"], adopted["status"]) == (2, "published")


def test_past_running_and_next_slots_stay_as_they_are(day: Day, clock: StillClock) -> None:
    clock.moment += timedelta(hours=2, minutes=45)  # 09:45: the first slot runs, 10:00 is next
    before = day.meetings()
    gone = next(m for m in before if m["starts_at"].startswith("2025-07-04T03:00"))
    ready = day.propose([absent(gone["cooperative_id"], starts_at="10:00")])
    day.adopt(ready["number"])
    frozen = {
        place
        for m, place in ((m, (m["cooperative_id"], m["slot_id"], m["table_id"])) for m in before)
        if m["starts_at"] < "2025-07-04T06"
    }
    kept = {
        (m["cooperative_id"], m["slot_id"], m["table_id"])
        for m in day.meetings(2)
        if m["starts_at"] < "2025-07-04T06"
    }
    assert kept == frozen - {(gone["cooperative_id"], gone["slot_id"], gone["table_id"])}


def test_a_proposal_whose_slots_began_before_it_was_adopted_is_refused(
    day: Day, clock: StillClock
) -> None:
    gone = day.meetings()[0]
    ready = day.propose([absent(gone["cooperative_id"])])
    clock.moment += timedelta(hours=2, minutes=41)
    refused = day.api.organizer.post(day.api.at(f"/proposals/{ready['number']}/adopt"))
    assert (refused.status_code, refused.json()["code"]) == (409, "proposal_outdated")
    assert "09:40" in refused.json()["detail"] or "09.40" in refused.json()["detail"]


def test_a_proposal_that_the_lists_do_not_allow_any_more_is_refused_and_changes_nothing(
    day: Day,
) -> None:
    first = day.meetings()[0]
    last = next(m for m in day.meetings() if m["cooperative_id"] != first["cooperative_id"])
    ready = day.propose([absent(first["cooperative_id"])])
    api = day.api
    away = {"absences": [{"starts_at": "08:00", "ends_at": "16:00"}]}
    api.organizer.patch(api.at(f"/cooperatives/{last['cooperative_id']}"), json=away)
    refused = api.organizer.post(api.at(f"/proposals/{ready['number']}/adopt"))
    assert (refused.status_code, refused.json()["code"]) == (409, "proposal_outdated")
    kept = api.get(api.viewer, api.at(f"/cooperatives/{first['cooperative_id']}"))
    assert (day.published(), kept["absences"]) == (1, [])


def test_a_repair_that_changes_few_people_is_adopted_at_once_if_the_event_allows_it(
    day: Day,
) -> None:
    api = day.api
    gone = absent(day.meetings()[0]["cooperative_id"])
    waits = day.propose([gone])
    limit = waits["people_changed"]
    assert waits["status"] == "ready"
    for up_to, status in ((limit - 1, "ready"), (limit, "adopted")):
        changed = api.organizer.patch(api.at(""), json={"auto_adopt_up_to": up_to})
        assert changed.json()["auto_adopt_up_to"] == up_to
        assert day.propose([gone], kind="what_if")["status"] == "ready"
        assert day.propose([gone])["status"] == status
    assert day.published() == 2
    entries = api.get(api.organizer, api.at("/audit"), limit=200)["items"]
    assert [e["actor"] for e in entries if e["action"] == "proposal.adopt"] == ["auto-adopt"]
    off = api.organizer.patch(api.at(""), json={"auto_adopt_up_to": None})
    assert off.json()["auto_adopt_up_to"] is None


def test_without_a_published_timetable_there_is_nothing_to_repair(api: Api) -> None:
    body = {"changes": [{"kind": "table_closed", "table_id": str(api.event_id)}]}
    refused = api.organizer.post(api.at("/proposals"), json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_published")


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


def test_only_organizers_decide_and_viewers_read(day: Day) -> None:
    api = day.api
    ready = day.propose([absent(day.hall.cooperatives[0])])
    number = ready["number"]
    assert api.get(api.viewer, api.at("/proposals"))["items"][0]["number"] == number
    for path in ("/proposals", f"/proposals/{number}/adopt", f"/proposals/{number}/dismiss"):
        assert api.viewer.post(api.at(path), json={}).status_code == 403
        assert api.outsider.post(api.at(path), json={}).status_code == 404
    assert api.viewer.get(api.at("/proposals/99")).status_code == 404


def test_a_hypothetical_table_of_a_deleted_partner_does_not_exist(day: Day) -> None:
    api = day.api
    partner = api.post(api.organizer, api.at("/partners"), {"code": "BULOG", "name": "Bulog"})["id"]
    change = {"kind": "table_added", "partner_id": partner}
    number = day.propose([change], kind="what_if")["number"]
    assert api.organizer.delete(api.at(f"/partners/{partner}")).status_code == 204
    refused = api.organizer.post(api.at(f"/proposals/{number}/adopt"))
    assert (refused.status_code, refused.json()["code"]) == (409, "not_real_yet")
