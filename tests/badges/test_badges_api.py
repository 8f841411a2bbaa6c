"""Badges through HTTP, on both databases."""

from uuid import UUID

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.badges.queries import verification_keys
from app.badges.tokens import Authentic, BadgeToken, key_ring, parse, verify
from app.core.database.sessions import transaction
from tests.api import Api
from tests.badges.people import add_managers


def _token(code: str) -> BadgeToken:
    token = parse(code)
    assert isinstance(token, BadgeToken)
    return token


def _proves(api: Api, code: str) -> bool:
    token = _token(code)
    with transaction(api.engine, read_only=True) as session:
        keys = key_ring(verification_keys(session, [token.key_id]))
    return verify(token, keys) == Authentic(token.badge_id, api.event_id)


def test_every_active_person_gets_one_badge_and_a_second_issue_adds_none(api: Api) -> None:
    people = add_managers(api.engine, api.event_id, 5, api.now)
    with transaction(api.engine) as session:
        withdrawn = session.get_one(Attendee, people[3])
        withdrawn.status = PartyStatus.WITHDRAWN
        parent = session.get_one(Attendee, people[4])
        assert parent.cooperative_id is not None
        session.get_one(Cooperative, parent.cooperative_id).status = PartyStatus.WITHDRAWN
    issued = api.post(api.organizer, api.at("/badges"), {})["items"]
    assert {UUID(badge["attendee_id"]) for badge in issued} == set(people[:3])
    assert len({badge["token"] for badge in issued}) == 3
    assert all(_proves(api, badge["code"]) for badge in issued)
    assert api.post(api.organizer, api.at("/badges"), {})["items"] == []
    refused = api.organizer.post(api.at("/badges"), json={"attendee_id": str(people[4])})
    assert (refused.status_code, refused.json()["code"]) == (409, "attendee_withdrawn")


def test_a_new_name_changes_no_badge(api: Api) -> None:
    (person,) = add_managers(api.engine, api.event_id, 1, api.now)
    (badge,) = api.post(api.organizer, api.at("/badges"), {"attendee_id": str(person)})["items"]
    with transaction(api.engine) as session:
        session.get_one(Attendee, person).name = "Nama Baru"
    assert api.post(api.organizer, api.at("/badges"), {})["items"] == []
    assert api.get(api.organizer, api.at(f"/badges/{badge['id']}")) == badge
    again = api.organizer.post(api.at("/badges"), json={"attendee_id": str(person)})
    assert (again.status_code, again.json()["context"]) == (409, {"badge_id": badge["id"]})


def test_a_reissue_revokes_the_older_badge_and_a_revoked_badge_stays_so(api: Api) -> None:
    (person,) = add_managers(api.engine, api.event_id, 1, api.now)
    (old,) = api.post(api.organizer, api.at("/badges"), {})["items"]
    new = api.post(api.organizer, api.at(f"/badges/{old['id']}/reissue"), None)
    listed = api.get(api.organizer, api.at("/badges"), attendee_id=str(person), active=False)
    assert [(b["id"], b["revocation"]) for b in listed["items"]] == [(old["id"], "reissued")]
    active = api.get(api.organizer, api.at("/badges"), active=True)["items"]
    assert [badge["id"] for badge in active] == [new["id"]]
    lost = api.post(api.organizer, api.at(f"/badges/{new['id']}/revoke"), {"reason": "lost"}, 200)
    assert (lost["revocation"], lost["revoked_at"]) == ("lost", "2025-07-04T00:00:00Z")
    for path, body in (("revoke", {"reason": "cancelled"}), ("reissue", None)):
        refused = api.organizer.post(api.at(f"/badges/{new['id']}/{path}"), json=body)
        assert (refused.status_code, refused.json()["code"]) == (409, "badge_revoked")
    assert len(api.post(api.organizer, api.at("/badges"), {})["items"]) == 1


def test_badges_of_a_retired_key_stay_genuine(api: Api) -> None:
    first, second = add_managers(api.engine, api.event_id, 2, api.now)
    (old,) = api.post(api.organizer, api.at("/badges"), {"attendee_id": str(first)})["items"]
    key = api.post(api.organizer, api.at("/badges/keys/rotate"), None)
    (new,) = api.post(api.organizer, api.at("/badges"), {"attendee_id": str(second)})["items"]
    assert _token(new["token"]).key_id == key["key_id"] != _token(old["token"]).key_id
    assert _proves(api, old["code"])
    assert _proves(api, new["code"])
