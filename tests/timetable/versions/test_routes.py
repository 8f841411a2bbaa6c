"""Versions of the timetable through HTTP, on both databases."""

from tests.api import Api
from tests.meetings.hall import Hall
from tests.timetable.solved import solve


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
    reasons = {"host_full", "visitor_full", "no_common_free_slot"}
    assert {one["reason"] for one in missing} <= reasons
    assert all(one["detail"] for one in missing)


def test_publishing_supersedes_and_is_refused_if_another_is_published_than_expected(
    api: Api, hall: Hall
) -> None:
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
