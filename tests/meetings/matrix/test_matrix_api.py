"""The matrix through HTTP, on both databases: windows, deeds, undoing, what is out of balance."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.attendees.records import Cooperative, PartyStatus
from app.core.database.sessions import transaction
from app.core.http.fields import LARGEST_NUMBER
from app.partners.records import PartnerOffer
from tests.api import Api
from tests.meetings.hall import Hall, fill


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now)


def row_path(api: Api, hall: Hall, cooperative: int = 0) -> str:
    return api.at(f"/request-matrix/rows/{hall.cooperatives[cooperative]}")


def row(api: Api, hall: Hall, cooperative: int = 0) -> Any:
    return api.get(api.viewer, row_path(api, hall, cooperative))


def do(api: Api, hall: Hall, partner: int, deed: str, version: str = "*", **more: Any) -> Any:
    return api.organizer.post(
        f"{row_path(api, hall)}/deeds",
        json={"partner_id": str(hall.partners[partner]), "deed": deed, **more},
        headers={"If-Match": version if version == "*" else f'"{version}"'},
    )


def cells(shown: Any, hall: Hall) -> dict[int, tuple[Any, ...]]:
    return {
        hall.partners.index(UUID(one["partner_id"])): (
            one["rank"],
            one["partner_rank"],
            one["decision"],
            one["source"],
        )
        for one in shown["cells"]
    }


def test_windows_cover_all_active_cooperatives_once_by_kecamatan_and_village(
    api: Api, hall: Hall
) -> None:
    with transaction(api.engine) as session:
        session.get_one(Cooperative, hall.cooperatives[5]).status = PartyStatus.WITHDRAWN
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    outline = api.get(api.viewer, api.at("/request-matrix"))
    groups = [(one["kecamatan"], one["cooperatives"]) for one in outline["kecamatan"]]
    assert groups == [("Kecamatan 0", 3), ("Kecamatan 1", 2)]
    rows = api.at("/request-matrix/rows")
    seen: list[Any] = []
    for first in (0, 2, 4):
        found = api.get(api.viewer, rows, first=first, limit=2)
        assert (found["first"], found["total"]) == (first, 5)
        seen += found["rows"]
    assert [(one["kecamatan"], one["village"]) for one in seen] == [
        *(("Kecamatan 0", f"Desa {n}") for n in (0, 2, 4)),
        *(("Kecamatan 1", f"Desa {n}") for n in (1, 3)),
    ]
    one_group = api.get(api.viewer, rows, kecamatan="Kecamatan 1")
    assert one_group["rows"] == seen[3:]
    assert sum(len(one["cells"]) for one in seen) == outline["requests"]
    assert sum(one["asked"] for one in outline["partners"]) == outline["requests"]
    assert api.outsider.get(rows).status_code == 404


def test_a_pair_that_both_sides_want_counts_once_and_shows_both_ranks(api: Api, hall: Hall) -> None:
    pair = {"cooperative_id": str(hall.cooperatives[0]), "partner_id": str(hall.partners[1])}
    api.post(api.organizer, api.at("/requests"), {**pair, "rank": 2})
    api.post(api.organizer, api.at("/requests"), {**pair, "asker": "partner", "rank": 3})
    assert cells(row(api, hall), hall) == {1: (2, 3, None, "explicit")}
    assert api.get(api.viewer, api.at("/request-matrix"))["requests"] == 1


def test_deeds_require_forbid_free_rank_and_clear_a_pair(api: Api, hall: Hall) -> None:
    assert do(api, hall, 0, "require").json()["row"]["cells"][0]["decision"] == "lock"
    assert do(api, hall, 0, "forbid").json()["row"]["cells"][0]["decision"] == "block"
    kinds = [one["kind"] for one in api.get(api.viewer, api.at("/locks"))["items"]]
    assert kinds == ["block"]
    assert do(api, hall, 0, "free").json()["row"]["cells"] == []
    assert do(api, hall, 0, "rank").status_code == 200
    assert do(api, hall, 1, "rank", rank=1).status_code == 200
    assert cells(row(api, hall), hall) == {
        1: (1, None, None, "explicit"),
        0: (2, None, None, "explicit"),
    }
    assert do(api, hall, 1, "clear").json()["row"]["cells"][0]["rank"] == 2
    assert api.viewer.post(f"{row_path(api, hall)}/deeds", json={}).status_code in (403, 422)


@pytest.mark.parametrize("deed", ["require", "forbid", "rank", "clear"])
def test_a_row_is_put_back_exactly_as_it_was(api: Api, hall: Hall, deed: str) -> None:
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    assert do(api, hall, 1, "require").status_code == 200
    before = row(api, hall)
    derived = api.get(api.viewer, api.at("/requests"), limit=200)["items"]
    done = do(api, hall, 1, deed, before["version"], **({"rank": 3} if deed == "rank" else {}))
    assert done.status_code == 200, done.text
    answer = done.json()
    assert done.headers["ETag"] == f'"{answer["row"]["version"]}"'
    put = api.organizer.put(
        row_path(api, hall),
        json=answer["before"],
        headers={"If-Match": done.headers["ETag"]},
    )
    assert put.status_code == 200, put.text
    assert put.json() == before == row(api, hall)
    again = api.get(api.viewer, api.at("/requests"), limit=200)["items"]
    fields = ("cooperative_id", "partner_id", "rank", "score", "source", "tags", "note")
    assert [[one[name] for name in fields] for one in again] == [
        [one[name] for name in fields] for one in derived
    ]
    counts = api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    assert (counts["created"], counts["updated"], counts["removed"]) == (0, 0, 0)


def test_a_change_of_a_row_that_somebody_else_changed_is_refused(api: Api, hall: Hall) -> None:
    seen = row(api, hall)["version"]
    assert do(api, hall, 0, "require", seen).status_code == 200
    refused = do(api, hall, 1, "rank", seen, rank=1)
    assert (refused.status_code, refused.json()["code"]) == (412, "stale_version")
    put = api.organizer.put(
        row_path(api, hall), json={"asked": [], "decisions": []}, headers={"If-Match": f'"{seen}"'}
    )
    assert put.status_code == 412
    assert cells(row(api, hall), hall) == {0: (None, None, "lock", None)}


def test_what_is_put_back_must_be_of_the_event_and_name_a_partner_once(
    api: Api, hall: Hall
) -> None:
    other = {"partner_id": str(hall.cooperatives[0]), "kind": "block"}
    answer = api.organizer.put(row_path(api, hall), json={"asked": [], "decisions": [other]})
    assert (answer.status_code, answer.json()["code"]) == (422, "partner_unknown")
    twice = [{"partner_id": str(hall.partners[0]), "kind": "block"}] * 2
    answer = api.organizer.put(row_path(api, hall), json={"asked": [], "decisions": twice})
    assert answer.status_code == 422
    unknown = do(api, hall, 0, "require").request.url.path.replace(
        str(hall.cooperatives[0]), str(hall.partners[0])
    )
    body = {"partner_id": str(hall.partners[0]), "deed": "require"}
    assert api.organizer.post(unknown, json=body).status_code == 404


def test_needs_that_nobody_offers_and_offers_that_nobody_needs_are_named(
    api: Api, hall: Hall
) -> None:
    with transaction(api.engine) as session:
        gone = select(PartnerOffer).where(PartnerOffer.tag == "pembiayaan")
        for offer in session.exec(gone).all():
            session.delete(offer)
        for partner in hall.partners[:2]:
            session.add(PartnerOffer(partner_id=partner, tag="obat", event_id=api.event_id))
    outline = api.get(api.organizer, api.at("/request-matrix"))
    (need,) = outline["unmet_needs"]
    assert (need["tag"], need["cooperatives"]) == ("pembiayaan", 2)
    (offer,) = outline["unwanted_offers"]
    assert (offer["tag"], offer["partners"]) == ("obat", ["Mitra 0", "Mitra 1"])


@pytest.mark.parametrize("last", [1000, LARGEST_NUMBER])
def test_a_row_behind_the_last_rank_is_read_changed_and_put_back(
    api: Api, hall: Hall, last: int
) -> None:
    """Whatever place requests come to, by hand, by deriving or by renumbering."""
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    first = {"partner_id": str(hall.partners[0]), "rank": last, "score": 10, "source": "explicit"}
    put = api.organizer.put(row_path(api, hall), json={"asked": [first], "decisions": []})
    assert put.status_code == 200, put.text
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    deeds: list[tuple[int, str, dict[str, Any]]] = [
        (1, "rank", {}),
        (2, "rank", {"rank": 1000}),
        (1, "rank", {"rank": 1000}),
        (0, "require", {}),
        (2, "clear", {}),
    ]
    for partner, deed, more in deeds:
        before = row(api, hall)
        done = do(api, hall, partner, deed, **more)
        assert done.status_code == 200, (deed, done.text)
        back = api.organizer.put(row_path(api, hall), json=done.json()["before"])
        assert back.status_code == 200, back.text
        assert back.json() == before
        assert do(api, hall, partner, deed, **more).status_code == 200


def test_a_row_reads_on_after_a_request_got_the_last_rank_and_others_follow_it(
    api: Api, hall: Hall
) -> None:
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    mine = [
        one
        for one in api.get(api.viewer, api.at("/requests"), limit=200)["items"]
        if one["cooperative_id"] == str(hall.cooperatives[0])
    ]
    changed = api.organizer.patch(api.at(f"/requests/{mine[0]['id']}"), json={"rank": 1000})
    assert changed.status_code == 200, changed.text
    assert max(one[0] for one in cells(row(api, hall), hall).values()) == 999 + len(mine)
    assert do(api, hall, 2, "forbid").status_code == 200
