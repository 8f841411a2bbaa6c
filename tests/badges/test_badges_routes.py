"""Badges through HTTP, where the kind of database cannot matter."""

from uuid import uuid4

import pytest

from tests.api import Api
from tests.badges.people import add_managers


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def test_a_badge_says_the_public_address_once_there_is_one(api: Api) -> None:
    add_managers(api.engine, api.event_id, 1, api.now)
    (badge,) = api.post(api.organizer, api.at("/badges"), {})["items"]
    assert badge["code"] == badge["token"]
    api.organizer.patch(api.at(), json={"public_url": "https://temu.example.id"})
    code = api.get(api.organizer, api.at(f"/badges/{badge['id']}"))["code"]
    assert code == f"HTTPS://TEMU.EXAMPLE.ID/B/{badge['token']}"
    api.organizer.patch(api.at(), json={"public_url": "https://temu.example.id/acara"})
    refused = api.organizer.get(api.at("/badges"))
    assert (refused.status_code, refused.json()["code"]) == (409, "public_address_unusable")
    assert "path" in refused.json()["detail"]


def test_prints_are_counted_copy_by_copy(api: Api) -> None:
    add_managers(api.engine, api.event_id, 2, api.now)
    first, second = (
        badge["id"] for badge in api.post(api.organizer, api.at("/badges"), {})["items"]
    )
    body = {"badge_ids": [first, second, first]}
    assert api.post(api.organizer, api.at("/badges/prints"), body, 200) == {"counted": 3}
    stranger = {"badge_ids": [first, str(uuid4())]}
    refused = api.organizer.post(api.at("/badges/prints"), json=stranger)
    assert (refused.status_code, refused.json()["code"]) == (422, "printed_badge_unknown")
    prints = {b["id"]: b["prints"] for b in api.get(api.organizer, api.at("/badges"))["items"]}
    assert prints == {first: 2, second: 1}


def test_only_organizers_ever_see_a_token(api: Api) -> None:
    (person,) = add_managers(api.engine, api.event_id, 1, api.now)
    (badge,) = api.post(api.organizer, api.at("/badges"), {})["items"]
    for client, expected in ((api.viewer, 403), (api.outsider, 404), (api.anonymous, 401)):
        assert client.get(api.at("/badges")).status_code == expected
        assert client.get(api.at(f"/badges/{badge['id']}")).status_code == expected
        for path, body in (
            ("", {}),
            ("/keys/rotate", None),
            ("/prints", {"badge_ids": [badge["id"]]}),
            (f"/{badge['id']}/revoke", {"reason": "lost"}),
            (f"/{badge['id']}/reissue", None),
        ):
            assert client.post(api.at(f"/badges{path}"), json=body).status_code == expected
    other = api.post(api.admin, "/api/v1/events", {"name": "Lain", "day": "2025-07-05"})["id"]
    elsewhere = f"/api/v1/events/{other}/badges"
    assert api.admin.get(f"{elsewhere}/{badge['id']}").status_code == 404
    stolen = api.admin.post(elsewhere, json={"attendee_id": str(person)})
    assert (stolen.status_code, stolen.json()["code"]) == (422, "badge_attendee_unknown")
