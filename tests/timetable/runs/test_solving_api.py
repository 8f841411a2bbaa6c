"""From requests to a published timetable through HTTP, on both databases."""

import json
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from app.core.db import transaction
from app.timetable.records import SolveProgress, SolveRun
from app.timetable.works.execution import execute
from tests.api import Api
from tests.meetings.hall import Hall, fill


@pytest.fixture
def hall(api: Api) -> Hall:
    hall = fill(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    return hall


def solve(api: Api, **wish: Any) -> dict[str, Any]:
    """Ask for a run and carry it out here, as a worker would."""
    answer = api.organizer.post(api.at("/solve-runs"), json={"time_limit": 5, **wish})
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"] == api.at(f"/solve-runs/{answer.json()['number']}")
    with transaction(api.engine, read_only=True) as session:
        run_id = session.exec(
            select(SolveRun.id).where(SolveRun.number == answer.json()["number"])
        ).one()
    execute(run_id, api.engine)
    run: dict[str, Any] = api.get(api.viewer, answer.headers["Location"])
    return run


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


def test_the_summary_accounts_for_every_request_and_every_ungranted_one_has_a_reason(
    api: Api, hall: Hall
) -> None:
    solve(api)
    summary = api.get(api.viewer, api.at("/timetables/1/summary"))
    requests = api.get(api.viewer, api.at("/requests"), limit=200)["items"]
    missing = api.get(api.viewer, api.at("/timetables/1/ungranted"), limit=200)["items"]
    assert summary["requested"] == len(requests)
    assert summary["granted"] + len(missing) == summary["requested"]
    assert sum(count["cooperatives"] for count in summary["by_count"]) == len(hall.cooperatives)
    assert sum(share["meetings"] for share in summary["by_kecamatan"]) == summary["meetings"]
    assert [share["seats"] for share in summary["by_partner"]] == [3, 3, 3]
    assert {one["reason"] for one in missing} <= {"host_full", "visitor_full", "no_common_slot"}
    assert all(one["detail"] for one in missing)


def test_progress_is_streamed_to_its_end_and_resumed_without_loss(api: Api, hall: Hall) -> None:
    solve(api)
    path = api.at("/solve-runs/1/progress")
    told = stream(api.viewer, path)
    assert [event["event"] for event in told[:-1]] == ["solve_run.progress"] * (len(told) - 1)
    assert [int(event["id"]) for event in told] == list(range(1, len(told) + 1))
    last = told[-1]
    assert (last["event"], last["data"]["status"]) == ("solve_run.finished", "finished")
    assert stream(api.viewer, path, after=1) == told[1:]
    ended = api.viewer.get(path, headers={"Last-Event-ID": last["id"]})
    assert ended.status_code == 204
    assert api.outsider.get(path).status_code == 404


def test_publishing_supersedes_and_a_stale_view_is_refused(api: Api, hall: Hall) -> None:
    solve(api)
    solve(api, seed=2)
    first = api.post(api.organizer, api.at("/timetables/1/publish"), {"replaces": None}, status=200)
    assert first["status"] == "published"
    stale = api.organizer.post(api.at("/timetables/2/publish"), json={"replaces": None})
    assert (stale.status_code, stale.json()["code"]) == (409, "published_meanwhile")
    assert stale.json()["context"] == {"published": 1}
    api.post(api.organizer, api.at("/timetables/2/publish"), {"replaces": 1}, status=200)
    again = api.organizer.post(api.at("/timetables/2/publish"))
    assert again.status_code == 200
    statuses = [t["status"] for t in api.get(api.viewer, api.at("/timetables"))["items"]]
    assert statuses == ["superseded", "published"]
    api.post(api.organizer, api.at("/timetables/1/publish"), {"replaces": 2}, status=200)
    assert api.viewer.post(api.at("/timetables/1/publish")).status_code == 403


def test_a_timetable_never_changes_and_two_are_compared_party_by_party(
    api: Api, hall: Hall
) -> None:
    solve(api)
    before = api.get(api.viewer, api.at("/timetables/1/meetings"), limit=200)["items"]
    gone = before[0]
    api.post(
        api.organizer,
        api.at("/locks"),
        {
            "kind": "block",
            "cooperative_id": gone["cooperative_id"],
            "partner_id": gone["partner_id"],
        },
    )
    assert solve(api)["timetable"] == 2
    assert api.get(api.viewer, api.at("/timetables/1/meetings"), limit=200)["items"] == before
    for method in ("put", "patch", "delete"):
        assert getattr(api.organizer, method)(api.at("/timetables/1")).status_code == 405
    diff = api.get(api.viewer, api.at("/timetables/2/diff"), against=1)
    after = api.get(api.viewer, api.at("/timetables/2/meetings"), limit=200)["items"]
    assert diff["removed"] + diff["moved"] + diff["unchanged"] == len(before)
    assert diff["added"] + diff["moved"] + diff["unchanged"] == len(after)
    removed = [
        meeting["id"]
        for party in diff["parties"]
        if party["kind"] == "cooperative"
        for meeting in party["removed"]
    ]
    assert gone["id"] in removed
    blocked = api.get(
        api.viewer, api.at("/timetables/2/ungranted"), cooperative_id=gone["cooperative_id"]
    )["items"]
    assert "blocked" in {one["reason"] for one in blocked}
    same = api.get(api.viewer, api.at("/timetables/1/diff"), against=1)
    assert (same["parties"], same["unchanged"]) == ([], len(before))
    assert api.viewer.get(api.at("/timetables/1/diff?against=9")).status_code == 404


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
