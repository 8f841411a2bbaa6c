"""Repairs and what-ifs from request to adoption, through HTTP, on both databases."""

from datetime import timedelta
from typing import Any

from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, absent, open_day


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


def test_what_another_adoption_leaves_possible_can_still_be_adopted(day: Day) -> None:
    first, *others = day.meetings()
    last = next(
        one["cooperative_id"]
        for one in reversed(others)
        if one["cooperative_id"] != first["cooperative_id"]
    )
    pair = {name: first[name] for name in ("cooperative_id", "partner_id")}
    chosen = day.propose([{"kind": "lock", **pair}])["number"]
    other = day.propose([absent(last)])["number"]
    day.adopt(chosen)
    waiting = day.read(other)
    assert waiting["status"] == "ready"
    assert day.adopt(other)["number"] == 3
    after, diff = day.meetings(3), waiting["diff"]
    assert last not in {m["cooperative_id"] for m in after}
    assert len(after) == len(day.meetings(2)) - diff["removed"] + diff["added"]


def test_a_proposal_that_does_not_fit_any_more_says_why(day: Day) -> None:
    meeting = day.meetings()[0]
    gone = absent(meeting["cooperative_id"])
    slots = day.api.get(day.api.viewer, day.api.at("/programme"))["items"]
    move = {
        "kind": "meeting_moved",
        "cooperative_id": meeting["cooperative_id"],
        "partner_id": meeting["partner_id"],
        "slot_id": [s["id"] for s in slots if s["kind"] == "slot"][-1],
    }
    chosen, other = day.propose([gone])["number"], day.propose([move])["number"]
    day.adopt(chosen)
    assert day.read(other)["status"] == "stale"
    refused = day.api.organizer.post(day.api.at(f"/proposals/{other}/adopt"))
    assert (refused.status_code, refused.json()["code"]) == (409, "proposal_stale")
    assert "does not fit any more: " in refused.json()["detail"]
    assert refused.json()["context"]["why"] in {"gone", "seat_taken", "busy"}
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
    api: Api,
) -> None:
    day = open_day(api, cooperatives=3, seats=2)
    first, *_, last = day.meetings()
    pair = {name: first[name] for name in ("cooperative_id", "partner_id")}
    late = {"kind": "lock", "slot_id": last["slot_id"], **pair}
    waits = day.propose([late])
    assert (waits["status"], waits["diff"]["removed"]) == ("ready", 0)
    limit = len([one for one in waits["diff"]["people"] if one["kind"] == "cooperative"])
    assert limit
    for up_to, status in ((limit - 1, "ready"), (limit, "adopted")):
        changed = api.organizer.patch(api.at(""), json={"auto_adopt_up_to": up_to})
        assert changed.json()["auto_adopt_up_to"] == up_to
        assert day.propose([late], kind="what_if")["status"] == "ready"
        assert day.propose([late])["status"] == status
    assert day.published() == 2
    entries = api.get(api.organizer, api.at("/audit"), limit=200)["items"]
    assert [e["actor"] for e in entries if e["action"] == "proposal.adopt"] == ["auto-adopt"]
    off = api.organizer.patch(api.at(""), json={"auto_adopt_up_to": None})
    assert off.json()["auto_adopt_up_to"] is None


def test_without_a_published_timetable_there_is_nothing_to_repair(api: Api) -> None:
    body = {"changes": [{"kind": "table_closed", "table_id": str(api.event_id)}]}
    refused = api.organizer.post(api.at("/proposals"), json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_published")


def test_only_organizers_decide_and_viewers_read(day: Day) -> None:
    api = day.api
    ready = day.propose([absent(day.hall.cooperatives[0])])
    number = ready["number"]
    assert api.get(api.viewer, api.at("/proposals"))["items"][0]["number"] == number
    for path in ("/proposals", f"/proposals/{number}/adopt", f"/proposals/{number}/dismiss"):
        assert api.viewer.post(api.at(path), json={}).status_code == 403
        assert api.outsider.post(api.at(path), json={}).status_code == 404
    assert api.viewer.get(api.at("/proposals/99")).status_code == 404
