"""Questions about lists and timetables through HTTP, and their answers."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import select

from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.requests.records import Request
from tests.api import EVENT, Api
from tests.conftest import StillClock
from tests.meetings.hall import Hall, fill
from tests.timetable.asked import answered, ask, pair_of, ungranted


def test_why_not_names_the_reason_and_the_cheapest_displacement_in_full(
    api: Api, hall: Hall
) -> None:
    asked = ungranted(api)
    found = answered(api, "/timetables/1/why-not", pair_of(asked))
    assert (found["status"], found["failure"], found["timetable"]) == ("finished", None, 1)
    why = found["answer"]
    assert why["kind"] == "why_not"
    assert {key: why[key] for key in ("village", "partner")} == {
        key: asked[key] for key in ("village", "partner")
    }
    assert why["reason"].startswith(("lost_to_", "equally_good"))
    assert why["detail"]
    assert why["obstacles"][0]["code"] in {"host_full", "visitor_full", "no_common_free_slot"}
    least = why["displacement"]
    assert (least["proven"], least["meetings"] >= 1, least["people"] >= 2) == (True, True, True)
    new = [change for change in least["changes"] if change["before"] is None]
    assert [pair_of(change) for change in new] == [pair_of(asked)]
    after = new[0]["after"]
    time = datetime.fromisoformat(after["starts_at"]).astimezone(ZoneInfo("Asia/Jakarta"))
    assert new[0]["detail"] == (
        f"New: {asked['village']} (Kec. {asked['kecamatan']}) with {asked['partner']}, "
        f"at {time:%H:%M} at table {after['table_number']}."
    )


def test_an_answer_is_in_the_language_of_its_reader(api: Api, hall: Hall) -> None:
    found = answered(api, "/timetables/1/why-not", pair_of(ungranted(api)))
    path = api.at(f"/analyses/{found['number']}")
    indonesian = api.viewer.get(path, headers={"Accept-Language": "id"}).json()["answer"]
    assert indonesian["reason"] == found["answer"]["reason"]
    assert indonesian["detail"] != found["answer"]["detail"]
    assert "Perubahan terkecil" in indonesian["displacement"]["detail"]


def test_a_pair_that_nobody_asked_for_can_be_asked_about(api: Api, hall: Hall) -> None:
    pair = pair_of(ungranted(api))
    with transaction(api.engine) as session:
        for row in session.exec(select(Request)).all():
            if pair == {
                "cooperative_id": str(row.cooperative_id),
                "partner_id": str(row.partner_id),
            }:
                session.delete(row)
    assert answered(api, "/timetables/1/why-not", pair)["answer"]["reason"] != "granted"


def test_a_granted_and_a_blocked_pair_have_their_own_reasons(api: Api, hall: Hall) -> None:
    meeting = api.get(api.viewer, api.at("/timetables/1/meetings"))["items"][0]
    why = answered(api, "/timetables/1/why-not", pair_of(meeting))["answer"]
    assert (why["reason"], why["displacement"]) == ("granted", None)
    blocked = pair_of(ungranted(api))
    api.post(api.organizer, api.at("/locks"), {"kind": "block", **blocked})
    assert answered(api, "/timetables/1/why-not", blocked)["answer"]["reason"] == "blocked"


def test_moves_have_the_cost_of_every_slot_and_table(api: Api, hall: Hall) -> None:
    meeting = api.get(api.viewer, api.at("/timetables/1/meetings"))["items"][0]
    found = answered(api, "/timetables/1/moves", {"meeting_id": meeting["id"]})["answer"]
    assert (found["held"]["slot_id"], found["held"]["table_id"]) == (
        meeting["slot_id"],
        meeting["table_id"],
    )
    assert len(found["places"]) == 3, "one table of this partner, three slots"
    here = [one for one in found["places"] if one["refused"] == "held_here"]
    assert [one["place"]["slot_id"] for one in here] == [meeting["slot_id"]]
    possible = [one for one in found["places"] if one["refused"] is None]
    assert possible
    for one in possible:
        assert one["detail"]
        assert {party["kind"] for party in one["people"]} >= {"partner"}
        assert {tier["name"] for tier in one["change"]} >= {"fairness", "satisfaction"}
        for gone in one["displaced"]:
            assert gone["before"]["starts_at"]


def test_while_the_day_runs_nothing_moves_into_slots_that_have_begun(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    meetings = api.get(api.viewer, api.at("/timetables/1/meetings"))["items"]
    last = meetings[-1]
    first_slot = meetings[0]["slot_id"]
    clock.moment = clock.moment.replace(hour=2, minute=45)  # 09:45, within the first slot
    found = answered(api, "/timetables/1/moves", {"meeting_id": last["id"]})["answer"]
    begun = [one for one in found["places"] if one["place"]["slot_id"] == first_slot]
    assert [one["refused"] for one in begun] == ["not_allowed"] * len(begun)


def test_meetings_that_the_lists_no_longer_allow_are_left_out_and_counted(
    api: Api, hall: Hall
) -> None:
    meetings = api.get(api.viewer, api.at("/timetables/1/meetings"))["items"]
    api.post(api.organizer, api.at("/locks"), {"kind": "block", **pair_of(meetings[0])})
    gone = {m["id"] for m in meetings if m["cooperative_id"] == meetings[1]["cooperative_id"]}
    path = f"/cooperatives/{meetings[1]['cooperative_id']}"
    withdrawn = api.organizer.patch(api.at(path), json={"status": "withdrawn"})
    assert withdrawn.status_code == 200, withdrawn.text
    kept = next(m for m in meetings if m["id"] not in gone and m["id"] != meetings[0]["id"])
    found = answered(api, "/timetables/1/moves", {"meeting_id": kept["id"]})["answer"]
    assert found["left_out"] == len(gone | {meetings[0]["id"]})
    refused = ask(api, "/timetables/1/moves", {"meeting_id": meetings[1]["id"]}, 409)
    assert refused["code"] == "cooperative_withdrawn"


def test_capacity_has_a_proven_bound_and_what_was_achieved_for_each_point(
    api: Api, hall: Hall
) -> None:
    found = answered(api, "/capacity", {"more_tables": [0, 1], "seats": [None, 2]})["answer"]
    requests = api.get(api.viewer, api.at("/requests"), limit=200)["items"]
    assert found["requested"] == len({tuple(pair_of(one).values()) for one in requests})
    assert found["complete"]
    points = {(one["more_tables"], one["seats"]): one for one in found["points"]}
    assert len(points) == 4
    assert all(one["achieved"] <= one["bound"] <= one["room"] for one in points.values())
    assert (points[0, None]["tables"], points[1, None]["tables"]) == (3, 6)
    assert points[0, None]["bound"] < points[1, 2]["bound"]
    assert points[0, None]["detail"].startswith("3 tables, 3 slots: ")


def test_table_values_come_most_valuable_first(api: Api, hall: Hall) -> None:
    found = answered(api, "/table-values", {})["answer"]
    worth = [one["meetings"] for one in found["values"]]
    assert len(worth) == 3
    assert worth == sorted(worth, reverse=True)
    assert f"+{worth[0]}" in found["values"][0]["detail"]


def test_robustness_is_seeded_and_standby_never_hurts(api: Api, hall: Hall) -> None:
    body = {"rates": [0, 0.5], "runs": 20, "seed": 7}
    first = answered(api, "/timetables/1/robustness", body)["answer"]
    again = answered(api, "/timetables/1/robustness", body)["answer"]
    assert first["rates"] == again["rates"]
    calm, rough = first["rates"]
    assert (calm["lost"], calm["idle"]) == (0, 0)
    assert rough["lost"] > rough["idle"] >= 0
    assert sum(one["planned"] for one in rough["partners"]) == rough["planned"]


def test_overbooking_advises_every_table_in_use(api: Api, hall: Hall) -> None:
    found = answered(api, "/timetables/1/overbooking", {"rate": 0.5, "most": 2})["answer"]
    assert [one["table_number"] for one in found["tables"]] == [1, 2, 3]
    for one in found["tables"]:
        assert [option["extra"] for option in one["options"]] == [0, 1, 2]
        assert one["partner"] in one["detail"]


def test_questions_about_what_does_not_exist_are_refused_with_its_name(
    api: Api, hall: Hall
) -> None:
    pair = pair_of(ungranted(api))
    stranger = str(new_id())
    for body, code in (
        ({**pair, "partner_id": stranger}, "partner_unknown"),
        ({**pair, "cooperative_id": stranger}, "cooperative_unknown"),
    ):
        assert ask(api, "/timetables/1/why-not", body, 422)["code"] == code
    other = UUID(api.post(api.admin, "/api/v1/events", EVENT)["id"])
    theirs = fill(api.engine, other, api.now)
    body = {**pair, "cooperative_id": str(theirs.cooperatives[0])}
    assert ask(api, "/timetables/1/why-not", body, 422)["code"] == "cooperative_unknown"
    refused = ask(api, "/timetables/1/moves", {"meeting_id": stranger}, 422)
    assert refused["code"] == "meeting_not_in_timetable"
    assert ask(api, "/timetables/9/moves", {"meeting_id": stranger}, 404)["code"] == "not_found"
    large = {"more_tables": list(range(10)), "slots": list(range(1, 11))}
    assert ask(api, "/capacity", large, 422)["context"] == {"points": 100, "most": 60}
    for path, wrong in (
        ("/capacity", {"more_tables": []}),
        ("/capacity", {"seats": [0]}),
        ("/timetables/1/robustness", {"rates": [1.1]}),
        ("/timetables/1/robustness", {"runs": 10**30}),
        ("/timetables/1/overbooking", {"rate": "a\x00"}),
    ):
        ask(api, path, wrong, 422)


def test_an_event_without_lists_has_nothing_to_ask_about(api: Api) -> None:
    assert ask(api, "/capacity", {}, 409)["code"] == "nothing_to_schedule"
