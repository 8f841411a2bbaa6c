"""What was done by itself: with its reason, undone by one click where it still can be."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from tests.api import Api
from tests.conftest import StillClock
from tests.day.autopilot.test_acting import fly, look, offers, releases
from tests.day.hall import Day, absent, open_day
from tests.day.standby import JUST_BEFORE, due, waiting_for


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def acts(day: Day, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = day.api.get(
        day.api.viewer, day.api.at("/autopilot/acts"), **asked
    )["items"]
    return found


def undo(day: Day, act: dict[str, Any]) -> tuple[int, str | None]:
    path = day.api.at(f"/autopilot/acts/{act['kind']}/{act['id']}/undo")
    answer = day.api.organizer.post(path)
    return answer.status_code, answer.json()["code"] if answer.content else None


def test_each_act_has_its_reason_and_is_undone_once(day: Day) -> None:
    wanted = due(day)[0]["place"]
    for cooperative in waiting_for(day, wanted["partner_id"], wanted["cooperative_id"]):
        day.arrive(cooperative)
    assert acts(day) == []
    fly(day)
    look(day)
    done = acts(day)
    kinds = [one["kind"] for one in done]
    assert (kinds.count("release"), kinds.count("offer")) == (len(releases(day)), len(offers(day)))
    offer = next(one for one in done if one["kind"] == "offer")
    assert "needs it most" in offer["why"]
    assert offer["can_undo"]
    assert undo(day, offer) == (204, None)
    assert undo(day, offer) == (409, "offer_answered")
    (shown,) = [one for one in acts(day) if one["id"] == offer["id"]]
    assert (shown["can_undo"], "withdrawn" in shown["why_not"]) == (False, True)
    release = next(one for one in acts(day) if one["kind"] == "release" and one["can_undo"])
    assert release["place"]["village"] in release["what"] + release["why"]
    assert undo(day, release) == (204, None)
    assert undo(day, release) == (409, "release_undone")
    look(day)
    pending = {
        (o["place"]["cooperative_id"], o["place"]["table_id"])
        for o in offers(day, status="pending")
    }
    assert (offer["place"]["cooperative_id"], offer["place"]["table_id"]) not in pending
    assert len(acts(day, limit=1)) == 1
    assert acts(day, before=done[-1]["at"]) == []
    other = day.api.outsider.post(day.api.at(f"/autopilot/acts/offer/{offer['id']}/undo"))
    assert other.status_code == 404


def test_a_seat_that_somebody_else_has_says_who(day: Day) -> None:
    fly(day, offers=False)
    look(day)
    one = next(
        act
        for act in acts(day)
        if waiting_for(day, act["place"]["partner_id"], act["place"]["cooperative_id"])
    )
    taker = waiting_for(day, one["place"]["partner_id"], one["place"]["cooperative_id"])[0]
    day.arrive(taker)
    seat = {name: one["place"][name] for name in ("table_id", "slot_id")}
    made = day.api.post(
        day.api.organizer,
        day.api.at("/standby/offers"),
        seat | {"cooperative_id": str(taker)},
    )
    day.api.post(
        day.api.organizer, day.api.at(f"/standby/offers/{made['id']}/accept"), {}, status=200
    )
    (shown,) = [act for act in acts(day) if act["id"] == one["id"]]
    assert not shown["can_undo"]
    assert made["place"]["village"] in shown["why_not"]
    assert undo(day, one) == (409, "seat_objection")


def test_a_repair_adopted_by_itself_is_taken_back_while_nothing_came_after_it(
    day: Day, clock: StillClock
) -> None:
    fly(day, releases=False, offers=False)
    clock.moment -= timedelta(hours=2)
    first, *_, last = day.meetings()
    pair = {name: last[name] for name in ("cooperative_id", "partner_id")}
    repaired = [day.propose([{"kind": "lock", "slot_id": last["slot_id"], **pair}])]
    repaired.append(day.propose([absent(first["cooperative_id"])]))
    assert [one["status"] for one in repaired] == ["adopted", "adopted"]
    newest, oldest = acts(day)
    assert [one["proposal"] for one in (oldest, newest)] == [one["number"] for one in repaired]
    assert (oldest["can_undo"], newest["can_undo"]) == (False, True)
    assert undo(day, oldest) == (409, "repair_overlaid")
    assert undo(day, newest) == (204, None)
    party = day.api.get(day.api.viewer, day.api.at(f"/cooperatives/{first['cooperative_id']}"))
    assert party["absences"] == []
    assert {one["cooperative_id"] for one in day.meetings(day.published())} >= {
        first["cooperative_id"]
    }
    assert undo(day, newest) == (409, "repair_overlaid")


def test_what_a_repair_wrote_and_others_changed_is_named_before_anybody_undoes_it(
    day: Day, clock: StillClock
) -> None:
    fly(day, releases=False, offers=False)
    clock.moment -= timedelta(hours=2)
    first = day.meetings()[0]
    assert day.propose([absent(first["cooperative_id"])])["status"] == "adopted"
    party = day.api.at(f"/cooperatives/{first['cooperative_id']}")
    longer = {"absences": [{"starts_at": "00:00", "ends_at": "23:00"}]}
    assert day.api.organizer.patch(party, json=longer).is_success
    (shown,) = acts(day)
    assert not shown["can_undo"]
    assert first["village"] in shown["why_not"]
    assert undo(day, shown) == (409, "restore_obstructed")
    assert day.api.organizer.patch(party, json={"absences": []}).is_success
    (shown,) = acts(day)
    assert shown["can_undo"]
    assert undo(day, shown) == (204, None)


def test_a_table_that_a_repair_closed_is_opened_again_with_it(day: Day, clock: StillClock) -> None:
    fly(day, releases=False, offers=False)
    clock.moment -= timedelta(hours=2)
    day.api.organizer.patch(day.api.at(), json={"auto_adopt_up_to": 1000})
    spare = {"partner_id": day.meetings()[0]["partner_id"], "number": 900}
    made = day.api.post(day.api.organizer, day.api.at("/tables"), spare)
    closed = [{"kind": "table_closed", "table_id": made["id"]}]
    assert day.propose(closed)["status"] == "adopted"
    (shown,) = acts(day)
    assert shown["can_undo"]
    assert undo(day, shown) == (204, None)
    tables = day.api.get(day.api.viewer, day.api.at("/tables"), limit=200)["items"]
    (table,) = [one for one in tables if one["id"] == made["id"]]
    assert table["closed_from"] is None


def test_an_offer_elsewhere_of_the_one_who_lost_a_seat_is_told_before_the_seat_is_given_back(
    day: Day,
) -> None:
    fly(day, offers=False)
    look(day)
    for lost, other in permutations(acts(day), 2):
        seat = {name: other["place"][name] for name in ("table_id", "slot_id")}
        named = seat | {"cooperative_id": lost["place"]["cooperative_id"]}
        if seat["slot_id"] != lost["place"]["slot_id"]:
            continue
        if day.api.organizer.post(day.api.at("/standby/offers"), json=named).is_success:
            break
    else:
        raise AssertionError("the hall has no other seat at that time")
    (shown,) = [one for one in acts(day) if one["id"] == lost["id"]]
    assert not shown["can_undo"]
    assert undo(day, shown) == (409, "seat_objection")


def test_acts_of_one_moment_are_all_listed_page_by_page(day: Day) -> None:
    fly(day, offers=False)
    look(day)
    every = [one["id"] for one in acts(day)]
    assert len(every) > 2
    assert len({one["at"] for one in acts(day)}) == 1
    found: list[str] = []
    asked: dict[str, Any] = {}
    while page := acts(day, limit=2, **asked):
        found += [one["id"] for one in page]
        asked = {"before": page[-1]["at"], "before_id": page[-1]["id"]}
    assert found == every
