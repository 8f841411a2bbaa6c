"""Questions about lists and timetables through HTTP, answered as a worker would."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from app.core.db import transaction
from app.core.ids import new_id
from app.events.records import Event
from app.requests.records import Request
from app.timetable.questions.capacity_now import (
    BestTable,
    CapacityNow,
    ask_capacity_now,
    latest_capacity,
)
from app.timetable.records import SolveRun
from app.timetable.works.answering import answer
from app.timetable.works.execution import execute
from tests.api import EVENT, Api
from tests.conftest import StillClock
from tests.meetings.hall import Hall, fill
from tests.timetable.asked import compute, identity, ungranted


@pytest.fixture
def hall(api: Api) -> Hall:
    """A hall with a timetable: three partners of one seat, three slots, six cooperatives."""
    hall = fill(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    api.post(api.organizer, api.at("/solve-runs"), {"time_limit": 5}, status=202)
    with transaction(api.engine, read_only=True) as session:
        run_id = session.exec(select(SolveRun.id)).one()
    execute(run_id, api.engine)
    return hall


def ask(api: Api, path: str, body: object, status: int = 202) -> dict[str, Any]:
    """Ask, and return the analysis as it was queued."""
    response = api.organizer.post(api.at(path), json=body)
    assert response.status_code == status, response.text
    asked: dict[str, Any] = response.json()
    if status == 202:
        assert response.headers["Location"] == api.at(f"/analyses/{asked['number']}")
        assert asked["status"] == "queued"
    return asked


def answered(api: Api, path: str, body: object) -> dict[str, Any]:
    """Ask, answer as a worker would, and return the analysis."""
    number = ask(api, path, body)["number"]
    compute(api, number)
    found: dict[str, Any] = api.get(api.viewer, api.at(f"/analyses/{number}"))
    return found


def pair_of(found: dict[str, Any]) -> dict[str, Any]:
    return {key: found[key] for key in ("cooperative_id", "partner_id")}


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


def test_an_answer_is_told_in_the_language_of_whoever_reads_it(api: Api, hall: Hall) -> None:
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


def test_a_granted_and_a_blocked_pair_are_told_apart(api: Api, hall: Hall) -> None:
    meeting = api.get(api.viewer, api.at("/timetables/1/meetings"))["items"][0]
    why = answered(api, "/timetables/1/why-not", pair_of(meeting))["answer"]
    assert (why["reason"], why["displacement"]) == ("granted", None)
    blocked = pair_of(ungranted(api))
    api.post(api.organizer, api.at("/locks"), {"kind": "block", **blocked})
    assert answered(api, "/timetables/1/why-not", blocked)["answer"]["reason"] == "blocked"


def test_moves_tell_of_every_slot_and_table_what_it_costs(api: Api, hall: Hall) -> None:
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


def test_the_newest_answers_tell_in_one_line_what_there_is_room_for(api: Api, hall: Hall) -> None:
    def known() -> CapacityNow | None:
        with transaction(api.engine, read_only=True) as session:
            return latest_capacity(session, session.get_one(Event, api.event_id))

    with transaction(api.engine) as session:
        event = session.get_one(Event, api.event_id)
        asked = ask_capacity_now(session, event, actor="test", now=api.now)
    assert known() is None, "it is not answered yet"
    for analysis in asked:
        answer(analysis.id, api.engine)
    now = known()
    assert now is not None
    assert now.best is not None
    found = answered(api, "/capacity", {"more_tables": [1, 0]})["answer"]
    point = found["points"][1]
    now = known()
    assert now is not None
    assert (now.requested, now.achieved, now.bound) == (
        found["requested"],
        point["achieved"],
        point["bound"],
    )
    best = answered(api, "/table-values", {})["answer"]["values"][0]
    now = known()
    assert now is not None
    assert now.best == BestTable(best["partner"], best["meetings"])


def test_moves_of_yesterday_are_forgotten_and_numbers_go_on(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    meeting = api.get(api.viewer, api.at("/timetables/1/meetings"))["items"][0]
    answered(api, "/capacity", {})
    number = ask(api, "/timetables/1/moves", {"meeting_id": meeting["id"]})["number"]
    answer(identity(api, number), api.engine, clock=clock)
    clock.advance(timedelta(days=1, seconds=1))
    ask(api, "/timetables/1/moves", {"meeting_id": meeting["id"]})
    listed = api.get(api.viewer, api.at("/analyses"))["items"]
    assert [(one["number"], one["kind"]) for one in listed] == [(1, "capacity"), (3, "moves")]


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


def test_analyses_are_listed_and_numbered_and_kept_from_others(api: Api, hall: Hall) -> None:
    ask(api, "/capacity", {})
    ask(api, "/table-values", None)
    listed = api.get(api.viewer, api.at("/analyses"))["items"]
    assert [(one["number"], one["kind"]) for one in listed] == [
        (1, "capacity"),
        (2, "table_values"),
    ]
    assert listed[0]["question"] == {"more_tables": [0], "seats": [None], "slots": [None]}
    only = api.get(api.viewer, api.at("/analyses"), kind="table_values")["items"]
    assert [one["number"] for one in only] == [2]
    assert api.viewer.post(api.at("/capacity"), json={}).status_code == 403
    assert api.outsider.get(api.at("/analyses/1")).status_code == 404
    assert api.viewer.get(api.at("/analyses/3")).status_code == 404
    other = api.post(api.admin, "/api/v1/events", EVENT)["id"]
    for path in ("/analyses/1", "/analyses"):
        mine = api.admin.get(f"/api/v1/events/{other}{path}")
        assert (mine.status_code, mine.json().get("items")) in ((404, None), (200, []))


def test_questions_about_what_is_not_there_are_refused_by_name(api: Api, hall: Hall) -> None:
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


def test_a_queued_analysis_is_stopped_at_once_and_an_ended_one_cannot_be(
    api: Api, hall: Hall
) -> None:
    ask(api, "/capacity", {})
    path = api.at("/analyses/1/stop")
    assert api.viewer.post(path).status_code == 403
    stopped = api.post(api.organizer, path, None, status=202)
    assert (stopped["status"], stopped["stop_requested"]) == ("stopped", True)
    answer(identity(api, 1), api.engine)
    assert api.get(api.viewer, api.at("/analyses/1"))["answer"] is None
    again = api.organizer.post(path)
    assert (again.status_code, again.json()["code"]) == (409, "analysis_ended")


def test_whoever_waits_is_answered_at_the_end_or_when_the_time_is_over(
    api: Api, hall: Hall
) -> None:
    ask(api, "/capacity", {})
    waited = api.get(api.viewer, api.at("/analyses/1"), wait=0.1)
    assert (waited["status"], waited["answer"]) == ("queued", None)
    answer(identity(api, 1), api.engine)
    assert api.get(api.viewer, api.at("/analyses/1"), wait=25)["answer"]["kind"] == "capacity"
    assert api.viewer.get(api.at("/analyses/1?wait=26")).status_code == 422
    assert api.outsider.get(api.at("/analyses/1?wait=1")).status_code == 404


def infeasible(api: Api, locks: list[dict[str, Any]]) -> dict[str, Any]:
    """Lock these, solve, and return the run as an English reader sees it."""
    for lock in locks:
        api.post(api.organizer, api.at("/locks"), {"kind": "lock", **lock})
    number = api.post(api.organizer, api.at("/solve-runs"), {}, status=202)["number"]
    with transaction(api.engine, read_only=True) as session:
        run_id = session.exec(select(SolveRun.id).where(SolveRun.number == number)).one()
    execute(run_id, api.engine)
    run: dict[str, Any] = api.get(api.viewer, api.at(f"/solve-runs/{number}"))
    assert run["outcome"] == "infeasible"
    return run


def test_reasons_of_an_infeasible_run_are_told_in_the_readers_language(
    api: Api, hall: Hall
) -> None:
    partner = str(hall.partners[0])
    pairs = [{"cooperative_id": str(one), "partner_id": partner} for one in hall.cooperatives]
    run = infeasible(api, pairs[:4])
    assert run["reason_codes"] == ["party_overbooked"]
    assert run["reasons"] == ["Mitra 0: 4 meetings must be held, but there is room for 3."]
    told = api.viewer.get(api.at("/solve-runs/2"), headers={"Accept-Language": "id"}).json()
    assert told["reasons"] == ["Mitra 0: 4 pertemuan wajib, tetapi hanya ada tempat untuk 3."]


def test_a_reason_names_the_slot_by_its_time(api: Api, hall: Hall) -> None:
    slot = next(
        one["id"]
        for one in api.get(api.viewer, api.at("/programme"))["items"]
        if one["kind"] == "slot"
    )
    locks = [
        {"cooperative_id": str(one), "partner_id": str(hall.partners[0]), "slot_id": slot}
        for one in hall.cooperatives[:2]
    ]
    assert infeasible(api, locks)["reasons"] == [
        "Mitra 0: 2 meetings are locked to the slot at 09:40, but there is room for 1."
    ]
