"""Requests, locks and blocks through HTTP, on both databases."""

from uuid import uuid4

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from app.core.database.sessions import transaction
from app.events.records import Event
from app.requests.derivation import RequestCounts
from app.requests.explicit import ExplicitRequest
from app.requests.records import Asker, Request, RequestSource
from app.requests.service import put_explicit_requests
from tests.api import Api
from tests.meetings.hall import Hall, fill


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now)


def pair(hall: Hall, cooperative: int, partner: int) -> dict[str, str]:
    return {
        "cooperative_id": str(hall.cooperatives[cooperative]),
        "partner_id": str(hall.partners[partner]),
    }


def test_deriving_again_changes_nothing_and_a_smaller_limit_drops_the_last_ranks(
    api: Api, hall: Hall
) -> None:
    path = api.at("/requests/derive")
    first = api.post(api.organizer, path, {}, status=200)
    again = api.post(api.organizer, path, {}, status=200)
    assert again == {"created": 0, "updated": 0, "unchanged": first["created"], "removed": 0}
    everything = api.get(api.viewer, api.at("/requests"), limit=200)["items"]
    assert {one["source"] for one in everything} == {"derived"}
    assert all(one["tags"] and 1 <= one["score"] <= 100 for one in everything)
    fewer = api.post(api.organizer, path, {"limit": 1}, status=200)
    assert fewer["unchanged"] == len(hall.cooperatives)
    assert fewer["removed"] == first["created"] - len(hall.cooperatives)
    left = api.get(api.viewer, api.at("/requests"), limit=200)["items"]
    assert [one["rank"] for one in left] == [1] * len(hall.cooperatives)
    assert api.viewer.post(path).status_code == 403


def test_explicit_wishes_stand_above_derived_ones_and_derivation_never_touches_them(
    api: Api, hall: Hall
) -> None:
    derive = api.at("/requests/derive")
    api.post(api.organizer, derive, {"limit": 2}, status=200)
    visitor = str(hall.cooperatives[0])
    mine = api.get(api.viewer, api.at("/requests"), cooperative_id=visitor)["items"]
    (left,) = {str(host) for host in hall.partners} - {one["partner_id"] for one in mine}
    own = {"cooperative_id": visitor, "partner_id": left}
    made = api.post(api.organizer, api.at("/requests"), {**own, "note": "bibit salak"})
    assert (made["source"], made["rank"], made["score"]) == ("explicit", 1, 100)
    again = api.organizer.post(api.at("/requests"), json=own)
    assert (again.status_code, again.json()["code"]) == (409, "request_exists")
    after = api.get(api.viewer, api.at("/requests"), cooperative_id=visitor)["items"]
    assert [one["partner_id"] for one in after] == [left, *(one["partner_id"] for one in mine)]
    assert [one["rank"] for one in after] == [1, 2, 3]
    api.post(api.organizer, derive, {"limit": 3}, status=200)
    assert api.get(api.viewer, api.at("/requests"), cooperative_id=visitor)["items"] == after
    changed = api.organizer.patch(api.at(f"/requests/{after[-1]['id']}"), json={"rank": 2})
    assert (changed.json()["source"], changed.json()["score"]) == ("explicit", 90)
    assert api.organizer.delete(api.at(f"/requests/{made['id']}")).status_code == 204
    assert api.viewer.get(api.at(f"/requests/{made['id']}")).status_code == 404


def test_a_request_tells_what_to_bring_in_the_readers_language(api: Api, hall: Hall) -> None:
    api.post(api.organizer, api.at("/requests"), pair(hall, 0, 0))
    api.post(api.organizer, api.at("/requests"), {**pair(hall, 1, 0), "asker": "partner"})
    without, with_document = api.get(api.viewer, api.at("/requests"))["items"]
    if without["village"] != "Desa 0":
        without, with_document = with_document, without
    assert (without["missing_documents"], without["to_do"]) == (["NIB"], ["Obtain and bring NIB"])
    assert (with_document["missing_documents"], with_document["to_do"]) == ([], [])
    local = api.viewer.get(api.at("/requests"), headers={"Accept-Language": "id"}).json()["items"]
    assert ["Siapkan dan bawa NIB"] in [one["to_do"] for one in local]
    by_partner = api.get(api.viewer, api.at("/requests"), asker="partner")["items"]
    assert [one["id"] for one in by_partner] == [with_document["id"]]


def test_putting_the_same_explicit_rows_again_changes_nothing(api: Api, hall: Hall) -> None:
    rows = [
        ExplicitRequest(hall.cooperatives[0], hall.partners[0], Asker.COOPERATIVE, rank=2),
        ExplicitRequest(hall.cooperatives[0], hall.partners[1], Asker.COOPERATIVE),
        ExplicitRequest(hall.cooperatives[1], hall.partners[0], Asker.PARTNER, note="ya"),
    ]
    counts: list[RequestCounts] = []
    for _ in range(2):
        with transaction(api.engine) as session:
            event = session.get_one(Event, api.event_id)
            counts.append(put_explicit_requests(session, event, rows, actor="import", now=api.now))
    assert counts == [RequestCounts(created=3), RequestCounts(unchanged=3)]
    with transaction(api.engine, read_only=True) as session:
        ranks = session.exec(select(Request.rank).order_by(col(Request.rank))).all()
        explicit = session.exec(
            select(func.count()).where(Request.source == RequestSource.EXPLICIT)
        ).one()
    assert (list(ranks), explicit) == ([1, 2, 3], 3)


def test_parties_of_another_event_are_unknown(api: Api, hall: Hall) -> None:
    for field, code in (
        ("cooperative_id", "cooperative_unknown"),
        ("partner_id", "partner_unknown"),
    ):
        body = {**pair(hall, 0, 0), field: str(uuid4())}
        for path, kind in (("/requests", {}), ("/locks", {"kind": "lock"})):
            refused = api.organizer.post(api.at(path), json={**body, **kind})
            assert (refused.status_code, refused.json()["code"]) == (422, code)
            assert refused.json()["errors"][0]["pointer"] == f"/{field}"


def test_locks_that_contradict_event_partner_or_each_other_are_refused_by_name(
    api: Api, hall: Hall
) -> None:
    intervals = api.get(api.viewer, api.at("/programme"))["items"]
    slot, plenary = intervals[2]["id"], intervals[1]["id"]
    own, foreign = str(hall.tables[0]), str(hall.tables[1])
    lock = {**pair(hall, 0, 0), "kind": "lock"}
    refusals = [
        ({**lock, "slot_id": plenary}, 422, "lock_slot_unknown"),
        ({**lock, "slot_id": str(uuid4())}, 422, "lock_slot_unknown"),
        ({**lock, "slot_id": slot, "table_id": foreign}, 422, "lock_table_wrong"),
        ({**lock, "table_id": own}, 422, "lock_table_needs_slot"),
        ({**lock, "kind": "block", "slot_id": slot}, 422, "block_has_place"),
        ({**lock, "note": "a\0b"}, 422, "validation_failed"),
    ]
    for body, status, code in refusals:
        answer = api.organizer.post(api.at("/locks"), json=body)
        assert (answer.status_code, answer.json()["code"]) == (status, code), body
    made = api.post(api.organizer, api.at("/locks"), {**lock, "slot_id": slot, "table_id": own})
    clashes = [
        ({**lock, "kind": "block"}, "lock_exists"),
        ({**pair(hall, 0, 1), "kind": "lock", "slot_id": slot}, "locks_clash"),
        (
            {**pair(hall, 1, 0), "kind": "lock", "slot_id": slot, "table_id": own},
            "locks_clash",
        ),
    ]
    for body, code in clashes:
        answer = api.organizer.post(api.at("/locks"), json=body)
        assert (answer.status_code, answer.json()["code"]) == (409, code), body
    block = api.post(api.organizer, api.at("/locks"), {**pair(hall, 2, 2), "kind": "block"})
    listed = api.get(api.viewer, api.at("/locks"))["items"]
    assert [one["id"] for one in listed] == [made["id"], block["id"]]
    assert api.get(api.viewer, api.at("/locks"), kind="block")["items"] == [block]
    assert api.viewer.delete(api.at(f"/locks/{block['id']}")).status_code == 403
    assert api.organizer.delete(api.at(f"/locks/{block['id']}")).status_code == 204
    assert api.organizer.delete(api.at(f"/locks/{block['id']}")).status_code == 404


def test_a_preview_says_what_deriving_does_and_only_that_is_done(api: Api, hall: Hall) -> None:
    path = api.at("/requests/derive")
    own = pair(hall, 0, 0)
    api.post(api.organizer, api.at("/requests"), own)
    first = api.get(api.organizer, path, limit=2)
    assert (first["removed"], first["kept"], first["limit"]) == (0, 1, 2)
    assert first["created"] == len(first["added_pairs"]) > 0
    assert [one["village"] for one in first["kept_pairs"]] == ["Desa 0"]
    assert len(api.get(api.viewer, api.at("/requests"))["items"]) == 1, "nothing was written"
    body = {"limit": 2, "digest": first["digest"]}
    done = api.post(api.organizer, path, body, status=200)
    assert done["created"] == first["created"]
    stale = api.organizer.post(path, json=body)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")
    fewer = api.get(api.organizer, path, limit=1)
    assert fewer["removed"] == len(fewer["removed_pairs"]) > 0
    assert {one["partner"] for one in fewer["removed_pairs"]} <= {"Mitra 0", "Mitra 1", "Mitra 2"}
    assert api.viewer.get(path).status_code == 403


def test_deriving_leaves_out_blocked_pairs_for_the_next_best_partner(api: Api, hall: Hall) -> None:
    path = api.at("/requests/derive")
    api.post(api.organizer, path, {"limit": 1}, status=200)
    of_first = {"cooperative_id": str(hall.cooperatives[0])}
    (best,) = api.get(api.viewer, api.at("/requests"), **of_first)["items"]
    blocked = {**of_first, "partner_id": best["partner_id"], "kind": "block"}
    api.post(api.organizer, api.at("/locks"), blocked)
    api.post(api.organizer, path, {"limit": 1}, status=200)
    for one in api.get(api.viewer, api.at("/requests"), **of_first)["items"]:
        assert one["partner_id"] != best["partner_id"]
