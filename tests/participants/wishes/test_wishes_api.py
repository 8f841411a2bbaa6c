"""Wishes by badge: until the deadline, as requests with their origin, seen by the organizers."""

from datetime import timedelta

from app.attendees.records import Attendee
from app.core.database.sessions import transaction
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.participants.phone import BADGES, carrying, open_wishes, partners_of

WISHES = f"{BADGES}/wishes"


def test_a_cooperative_asks_by_badge_and_organizers_see_that_it_did(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    phone = carrying(api, hall.codes[0])
    gas, pupuk = (one["id"] for one in partners_of(phone).values())
    person = api.get(api.viewer, api.at(f"/attendees/{hall.people[0]}"))
    listed = {"cooperative_id": person["cooperative_id"], "partner_id": pupuk, "rank": 1}
    api.post(api.organizer, api.at("/requests"), listed)
    assert phone.get(WISHES).json()["open"] is False
    open_wishes(api)
    said = phone.put(WISHES, json={"partner_ids": [gas]})
    assert said.status_code == 200, said.text
    assert said.json() == phone.get(WISHES).json()
    shown = [(one["partner"], one["rank"], one["by_badge"]) for one in said.json()["items"]]
    assert shown == [("PT Gas", 1, True), ("PT Pupuk", 2, False)]
    requests = api.get(api.viewer, api.at("/requests"))["items"]
    assert {(one["partner"], one["source"], one["by_badge"]) for one in requests} == {
        ("PT Gas", "explicit", True),
        ("PT Pupuk", "explicit", False),
    }
    log = api.get(api.organizer, api.at("/audit"))["items"]
    assert f"badge:{hall.people[0]}" in {one["actor"] for one in log}
    left = phone.put(WISHES, json={"partner_ids": [pupuk]}).json()["items"]
    assert [(one["partner"], one["rank"], one["by_badge"]) for one in left] == [
        ("PT Pupuk", 1, False)
    ]
    assert carrying(api, hall.codes[1]).get(WISHES).json()["items"] == []


def test_wishes_end_at_the_deadline_and_two_phones_do_not_overwrite_each_other(
    api: Api, clock: StillClock
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    phone = carrying(api, hall.codes[0])
    gas, pupuk = (one["id"] for one in partners_of(phone).values())
    closed = phone.put(WISHES, json={"partner_ids": [gas]})
    assert (closed.status_code, closed.json()["code"]) == (409, "wishes_closed")
    open_wishes(api, timedelta(hours=1))
    known = phone.get(WISHES).headers["etag"]
    assert phone.put(WISHES, json={"partner_ids": [gas]}, headers={"If-Match": known}).is_success
    late = phone.put(WISHES, json={"partner_ids": [pupuk]}, headers={"If-Match": known})
    assert (late.status_code, late.json()["code"]) == (412, "stale_version")
    for wrong in ([str(hall.people[0])], [gas, gas]):
        refused = phone.put(WISHES, json={"partner_ids": wrong})
        assert (refused.status_code, refused.json()["code"]) == (422, "wish_unknown")
    clock.advance(timedelta(hours=1))
    over = phone.put(WISHES, json={"partner_ids": []})
    assert (over.status_code, over.json()["code"]) == (409, "wishes_closed")
    assert [one["partner"] for one in phone.get(WISHES).json()["items"]] == ["PT Gas"]


def test_who_speaks_for_no_cooperative_asks_for_nobody(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    with transaction(api.engine) as session:
        guest = session.get_one(Attendee, hall.people[2])
        guest.cooperative_id, guest.kind = None, type(guest.kind)("guest")
        session.add(guest)
    phone = carrying(api, hall.codes[2])
    for refused in (phone.get(WISHES), phone.put(WISHES, json={"partner_ids": []})):
        assert (refused.status_code, refused.json()["code"]) == (409, "badge_without_cooperative")
