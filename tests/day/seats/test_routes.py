"""Releases, offers and standby through HTTP, on both databases."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.meetings.seats.records import OfferStatus, StandbyOffer
from app.notify.feed.records import FeedEntry
from tests.api import PROGRAMME, Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, due, freed, release, seat_of


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def refusal(day: Day, path: str, body: object) -> tuple[int, str]:
    answer = day.api.organizer.post(day.api.at(path), json=body)
    return answer.status_code, answer.json()["code"]


def pairs(meetings: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(m["cooperative_id"], m["partner_id"], m["slot_id"]) for m in meetings}


def test_only_the_next_meeting_of_an_absent_cooperative_is_released_and_can_be_given_back(
    day: Day, clock: StillClock
) -> None:
    before = day.meetings()
    first = [m for m in before if m["starts_at"].startswith("2025-07-04T02:40")]
    day.arrive(UUID(first[0]["cooperative_id"]))
    listed = due(day)
    assert {one["meeting_id"] for one in listed} == {m["id"] for m in first[1:]}
    assert {one["minutes_left"] for one in listed} == {7}
    assert day.published() == 1, "the preview changes nothing"
    assert refusal(day, "/releases", {"meeting_ids": [first[0]["id"]]}) == (409, "release_not_due")
    later = next(m for m in before if m not in first)
    assert refusal(day, "/releases", {"meeting_ids": [later["id"]]}) == (409, "release_not_due")
    stranger = str(day.api.event_id)
    assert refusal(day, "/releases", {"meeting_ids": [stranger]}) == (422, "meeting_unknown")

    released = release(day, first[1]["id"])
    assert released["timetable"] == day.published() == 2
    assert pairs(day.meetings(2)) == pairs(before) - pairs([first[1]])
    assert day.meetings(1) == before
    assert refusal(day, "/releases", {"meeting_ids": [first[2]["id"]], "replaces": 1}) == (
        409,
        "published_meanwhile",
    )
    undo = f"/releases/{released['items'][0]['id']}/undo"
    clock.moment += timedelta(minutes=10)  # the slot runs, but is not over
    back = day.api.post(day.api.organizer, day.api.at(undo), {}, status=200)
    assert back["undone_by"] == "organizer"
    assert pairs(day.meetings(day.published())) == pairs(before)
    assert refusal(day, undo, {}) == (409, "release_undone")
    (row,) = day.api.get(day.api.viewer, day.api.at("/releases"))["items"]
    assert row["undone_at"] is not None


def test_a_free_seat_is_offered_to_the_neediest_and_then_to_the_next(day: Day) -> None:
    api = day.api
    one, released, wanting = freed(day)
    queue = [w["cooperative_id"] for w in api.get(api.viewer, api.at("/standby"))["items"]]
    ranked = [c for c in queue if UUID(c) in wanting]
    seats = api.get(api.viewer, api.at("/standby/seats"), slot_id=one["place"]["slot_id"])
    (seat,) = [s for s in seats["items"] if s["table_id"] == one["place"]["table_id"]]
    assert [t["cooperative_id"] for t in seat["takers"]] == ranked[:5]
    first = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    assert (first["place"]["cooperative_id"], first["status"]) == (ranked[0], "pending")
    assert refusal(day, "/standby/offers", {**seat_of(one), "cooperative_id": ranked[1]}) == (
        409,
        "seat_objection",
    )
    declined = api.post(
        api.organizer, api.at(f"/standby/offers/{first['id']}/decline"), {}, status=200
    )
    assert declined["status"] == "declined"
    second = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    assert second["place"]["cooperative_id"] == ranked[1]
    version = day.published()
    accept = f"/standby/offers/{second['id']}/accept"
    assert api.post(api.organizer, api.at(accept), {}, status=200)["status"] == "accepted"
    assert day.published() == version + 1
    gained = pairs(day.meetings(version + 1)) - pairs(day.meetings(version))
    assert gained == {(ranked[1], one["place"]["partner_id"], one["place"]["slot_id"])}
    assert refusal(day, accept, {}) == (409, "offer_answered")
    assert refusal(day, f"/releases/{released['id']}/undo", {}) == (409, "seat_objection")
    accepted = api.get(api.viewer, api.at("/standby/offers"), status="accepted")["items"]
    assert [offer["id"] for offer in accepted] == [second["id"]]


def test_giving_a_seat_back_withdraws_its_offer(day: Day) -> None:
    api = day.api
    one, released, _ = freed(day)
    offer = api.post(api.organizer, api.at("/standby/offers"), seat_of(one))
    api.post(api.organizer, api.at(f"/releases/{released['id']}/undo"), {}, status=200)
    (row,) = api.get(api.viewer, api.at("/standby/offers"))["items"]
    assert row["status"] == "withdrawn"
    assert refusal(day, f"/standby/offers/{offer['id']}/accept", {}) == (409, "offer_answered")
    taken = refusal(day, "/standby/offers", {**seat_of(one), "seat": 1})
    assert taken in {(409, "nobody_waits"), (409, "seat_objection")}


def test_a_seat_that_nobody_wants_or_that_does_not_exist_is_not_offered(day: Day) -> None:
    one = due(day)[0]
    release(day, one["meeting_id"])
    assert refusal(day, "/standby/offers", seat_of(one)) == (409, "nobody_waits")
    stranger = str(day.api.event_id)
    nowhere = {**seat_of(one), "table_id": stranger}
    assert refusal(day, "/standby/offers", nowhere) == (422, "table_unknown")
    never = {**seat_of(one), "slot_id": stranger, "cooperative_id": str(day.hall.cooperatives[0])}
    assert refusal(day, "/standby/offers", never) == (409, "seat_objection")
    unknown = {**seat_of(one), "cooperative_id": stranger}
    assert refusal(day, "/standby/offers", unknown) == (409, "seat_objection")


def test_the_database_itself_allows_one_pending_offer_for_a_seat(day: Day) -> None:
    meeting = day.meetings()[0]
    names = ("partner_id", "table_id", "slot_id")
    place: dict[str, Any] = {name: UUID(meeting[name]) for name in names}

    def add(cooperative: UUID, status: OfferStatus) -> None:
        with transaction(day.api.engine) as session:
            session.add(
                StandbyOffer(
                    event_id=day.api.event_id,
                    cooperative_id=cooperative,
                    seat=1,
                    status=status,
                    offered_at=day.api.now,
                    offered_by="test",
                    **place,
                )
            )

    add(day.hall.cooperatives[0], OfferStatus.DECLINED)
    add(day.hall.cooperatives[1], OfferStatus.PENDING)
    with pytest.raises(IntegrityError):
        add(day.hall.cooperatives[2], OfferStatus.PENDING)


def test_releases_offers_and_proposals_are_in_the_feed(day: Day) -> None:
    one, released, _ = freed(day)
    offer = day.api.post(day.api.organizer, day.api.at("/standby/offers"), seat_of(one))
    accept = day.api.at(f"/standby/offers/{offer['id']}/accept")
    day.api.post(day.api.organizer, accept, {}, status=200)
    day.propose([{"kind": "table_closed", "table_id": str(day.hall.tables[0])}])
    with transaction(day.api.engine, read_only=True) as session:
        entries = [(e.kind.value, e.data) for e in session.exec(select(FeedEntry)).all()]
    changed = [data for kind, data in entries if kind == "meeting.changed"]
    assert [data["change"] for data in changed] == ["release", "standby"]
    assert changed[0]["cooperative_id"] == released["place"]["cooperative_id"]
    offers = [data["status"] for kind, data in entries if kind == "standby.offered"]
    assert offers == ["pending", "accepted"]
    proposals = [data["status"] for kind, data in entries if kind == "proposal.created"]
    assert proposals == ["computing", "ready"]


def test_only_organizers_release_and_offer(day: Day) -> None:
    api = day.api
    for path in ("/releases", "/standby/offers"):
        assert api.viewer.post(api.at(path), json={}).status_code == 403
        assert api.outsider.get(api.at(path)).status_code == 404
    for path in ("/releases/due", "/releases", "/standby", "/standby/seats", "/standby/offers"):
        assert api.viewer.get(api.at(path)).status_code == 200


def test_without_a_published_timetable_there_are_no_seats(api: Api) -> None:
    for path in ("/releases/due", "/standby", "/standby/seats"):
        answer = api.viewer.get(api.at(path))
        assert (answer.status_code, answer.json()["code"]) == (409, "nothing_published")


def test_a_cooperative_reported_in_a_meeting_has_arrived_even_without_a_scan(
    day: Day, clock: StillClock
) -> None:
    api = day.api
    clock.advance(timedelta(minutes=8))
    first, second, *_ = due(day)

    def report(meeting_id: str, status: str) -> None:
        fact = {"fact_id": str(new_id()), "meeting_id": meeting_id, "status": status}
        api.post(api.organizer, api.at("/meeting-facts"), fact | {"recorded_at": str(clock.now())})
        clock.advance(timedelta(seconds=1))

    report(first["meeting_id"], "running")
    report(second["meeting_id"], "no_show")
    still = {one["meeting_id"] for one in due(day)}
    assert first["meeting_id"] not in still
    assert second["meeting_id"] in still
    body = {"meeting_ids": [first["meeting_id"]]}
    assert refusal(day, "/releases", body) == (409, "release_not_due")
    met = {one["cooperative_id"] for one in api.get(api.viewer, api.at("/standby"))["items"]}
    assert met <= {first["place"]["cooperative_id"]}
    report(first["meeting_id"], "planned")
    assert first["meeting_id"] in {one["meeting_id"] for one in due(day)}, "it was a mistake"


def test_offers_are_listed_when_their_slot_is_a_break_now(day: Day) -> None:
    api = day.api
    late: dict[str, Any] = {"kind": "slot", "starts_at": "13:20", "ends_at": "13:40"}
    path = api.at("/programme")
    slot = api.organizer.put(path, json={"programme": [*PROGRAMME, late]}).json()["items"][-1]
    day.arrive(day.hall.cooperatives[0])
    (seat, *_) = api.get(api.viewer, api.at("/standby/seats"), slot_id=slot["id"])["items"]
    place = {name: seat[name] for name in ("table_id", "slot_id")}
    made = api.post(api.organizer, api.at("/standby/offers"), place)
    api.post(api.organizer, api.at(f"/standby/offers/{made['id']}/decline"), {}, status=200)
    late["kind"] = "break"
    assert api.organizer.put(path, json={"programme": [*PROGRAMME, late]}).is_success
    (listed,) = api.get(api.viewer, api.at("/standby/offers"))["items"]
    assert listed["status"] == "declined"
