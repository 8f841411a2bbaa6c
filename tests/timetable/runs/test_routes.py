"""Solve runs through HTTP, on both databases."""

import json
from typing import Any
from uuid import UUID

from sqlmodel import select
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.timetable.records import SolveProgress, SolveRun
from app.timetable.works.execution import execute
from tests.api import Api
from tests.meetings.hall import Hall
from tests.timetable.solved import solve


def stream(client: TestClient, path: str, after: int | None = None) -> list[dict[str, Any]]:
    """Read a stream of events to its end."""
    headers = {} if after is None else {"Last-Event-ID": str(after)}
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = []
    for block in answer.text.replace("\r\n", "\n").strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line)
        events.append({**fields, "data": json.loads(fields["data"])})
    return events


def test_a_solve_ends_in_a_checked_timetable_whose_certificate_holds(api: Api, hall: Hall) -> None:
    run = solve(api)
    assert run["status"] == "finished", run
    assert (run["outcome"], run["timetable"], run["attempts"]) == ("optimal", 1, 1)
    assert all(tier["proven"] for tier in run["tiers"])
    path = api.at("/timetables/1")
    timetable = api.get(api.viewer, path)
    assert (timetable["status"], timetable["origin"]) == ("draft", "solve-run:1")
    meetings = api.get(api.viewer, f"{path}/meetings")["items"]
    assert len(meetings) == timetable["meetings"] > 0
    in_order = [(m["starts_at"], m["table_number"], m["seat"]) for m in meetings]
    assert in_order == sorted(in_order)
    assert {"village", "kecamatan", "partner", "ends_at", "tags"} <= meetings[0].keys()
    one = api.get(api.viewer, f"{path}/meetings", partner_id=str(hall.partners[1]))["items"]
    assert one == [m for m in meetings if m["partner_id"] == str(hall.partners[1])]
    certificate = api.get(api.viewer, f"{path}/certificate")
    assert certificate["verification"]["holds"]
    assert certificate["problem"]["format"] == "titik-temu/problem"
    assert {tier["basis"] for tier in certificate["verification"]["tiers"][:3]} <= {
        "witness",
        "counting",
    }


def test_progress_is_streamed_to_its_end_and_resumed_without_loss(api: Api, hall: Hall) -> None:
    solve(api)
    path = api.at("/solve-runs/1/progress")
    events = stream(api.viewer, path)
    assert [event["event"] for event in events[:-1]] == ["solve_run.progress"] * (len(events) - 1)
    assert [int(event["id"]) for event in events] == list(range(1, len(events) + 1))
    last = events[-1]
    assert (last["event"], last["data"]["status"]) == ("solve_run.finished", "finished")
    assert stream(api.viewer, path, after=1) == events[1:]
    ended = api.viewer.get(path, headers={"Last-Event-ID": last["id"]})
    assert ended.status_code == 204
    assert api.outsider.get(path).status_code == 404


def test_a_lock_holds_its_pair_at_its_slot_and_table(api: Api, hall: Hall) -> None:
    slot = api.get(api.viewer, api.at("/programme"))["items"][3]["id"]
    lock = {
        "kind": "lock",
        "cooperative_id": str(hall.cooperatives[5]),
        "partner_id": str(hall.partners[2]),
        "slot_id": slot,
        "table_id": str(hall.tables[2]),
    }
    api.post(api.organizer, api.at("/locks"), lock)
    assert solve(api)["status"] == "finished"
    at_table = api.get(
        api.viewer, api.at("/timetables/1/meetings"), slot_id=slot, table_id=str(hall.tables[2])
    )
    assert [m["cooperative_id"] for m in at_table["items"]] == [str(hall.cooperatives[5])]


def test_locks_that_cannot_all_hold_end_the_run_with_reasons_and_no_timetable(
    api: Api, hall: Hall
) -> None:
    for cooperative in hall.cooperatives[:4]:
        api.post(
            api.organizer,
            api.at("/locks"),
            {
                "kind": "lock",
                "cooperative_id": str(cooperative),
                "partner_id": str(hall.partners[0]),
            },
        )
    run = solve(api)
    assert (run["status"], run["outcome"], run["timetable"]) == ("finished", "infeasible", None)
    assert run["reasons"]


def test_a_queued_run_is_stopped_at_once_and_an_ended_one_cannot_be(api: Api, hall: Hall) -> None:
    path = api.at("/solve-runs")
    api.post(api.organizer, path, {}, status=202)
    assert api.viewer.post(f"{path}/1/stop").status_code == 403
    stopped = api.post(api.organizer, f"{path}/1/stop", None, status=202)
    assert (stopped["status"], stopped["timetable"]) == ("stopped", None)
    with transaction(api.engine, read_only=True) as session:
        run_id: UUID = session.exec(select(SolveRun.id)).one()
    execute(run_id, api.engine)
    again = api.organizer.post(f"{path}/1/stop")
    assert (again.status_code, again.json()["code"]) == (409, "run_ended")
    assert api.get(api.viewer, f"{path}/1")["attempts"] == 0


def test_an_event_without_lists_has_nothing_to_schedule(api: Api) -> None:
    refused = api.organizer.post(api.at("/solve-runs"), json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_to_schedule")
    assert refused.json()["context"] == {"slots": 3, "tables": 0, "requests": 0}
    for wrong in ({"time_limit": 0}, {"time_limit": 1e9}, {"seed": -1}):
        assert api.organizer.post(api.at("/solve-runs"), json=wrong).status_code == 422
    assert api.viewer.get(api.at("/solve-runs/1")).status_code == 404
    assert api.viewer.get(api.at(f"/timetables/{2**31}")).status_code == 422


def test_progress_rows_are_numbered_without_gaps(api: Api, hall: Hall) -> None:
    solve(api)
    with transaction(api.engine, read_only=True) as session:
        numbers = session.exec(select(SolveProgress.sequence)).all()
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def infeasible(api: Api, locks: list[dict[str, Any]]) -> dict[str, Any]:
    """Lock these, solve, and return the run."""
    for lock in locks:
        api.post(api.organizer, api.at("/locks"), {"kind": "lock", **lock})
    run = solve(api)
    assert run["outcome"] == "infeasible"
    return run


def test_reasons_of_an_infeasible_run_are_in_the_readers_language(api: Api, hall: Hall) -> None:
    partner = str(hall.partners[0])
    pairs = [{"cooperative_id": str(one), "partner_id": partner} for one in hall.cooperatives]
    run = infeasible(api, pairs[:4])
    assert run["reason_codes"] == ["party_overbooked"]
    assert run["reasons"] == ["Mitra 0: 4 meetings must be held, but there is room for 3."]
    read = api.viewer.get(api.at("/solve-runs/1"), headers={"Accept-Language": "id"}).json()
    assert read["reasons"] == ["Mitra 0: 4 pertemuan wajib, tetapi hanya ada tempat untuk 3."]


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
