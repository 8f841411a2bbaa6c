"""Changes of an event and its lists at the same moment: each sees the result of the one before."""

from functools import partial

import pytest
from httpx2 import Response

from tests.api import Api
from tests.attendees.test_cooperatives_api import GUMELEM
from tests.day.at_once import race
from tests.meetings.hall import Hall, fill

AT_ONCE = 4
ROUNDS = 3


def codes(answers: list[Response]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


@pytest.fixture
def hall(api: Api) -> Hall:
    filled = fill(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    return filled


def test_of_several_changes_made_on_one_version_exactly_one_counts(api: Api) -> None:
    partner = api.post(api.organizer, api.at("/partners"), {"code": "BULOG", "name": "Bulog"})
    home = api.post(api.organizer, api.at("/cooperatives"), GUMELEM)
    table = {"partner_id": partner["id"], "number": 1}
    made = api.post(api.organizer, api.at("/tables"), table)
    person = api.post(api.organizer, api.at("/attendees"), {"kind": "guest", "name": "Turyanto"})
    for path, field in (
        (api.at(), "place"),
        (api.at(f"/partners/{partner['id']}"), "name"),
        (api.at(f"/cooperatives/{home['id']}"), "name"),
        (api.at(f"/tables/{made['id']}"), "zone"),
        (api.at(f"/attendees/{person['id']}"), "name"),
    ):
        etag = {"If-Match": api.organizer.get(path).headers["ETag"]}
        answers = race(
            *(
                partial(api.organizer.patch, path, json={field: f"Kata {n}"}, headers=etag)
                for n in range(AT_ONCE)
            )
        )
        assert codes(answers) == [200, 412, 412, 412], path
        (told,) = [answer.json()[field] for answer in answers if answer.is_success]
        assert api.get(api.viewer, path)[field] == told


def test_a_change_of_a_request_being_deleted_comes_first_or_is_not_found(
    api: Api, hall: Hall
) -> None:
    rows = api.get(api.viewer, api.at("/requests"))["items"][:ROUNDS]
    for row in rows:
        path = api.at(f"/requests/{row['id']}")
        answers = race(
            partial(api.organizer.delete, path),
            *[partial(api.organizer.patch, path, json={"note": "penting"})] * AT_ONCE,
        )
        assert set(codes(answers)) <= {200, 204, 404}, codes(answers)


def test_requests_are_derived_one_after_the_other(api: Api, hall: Hall) -> None:
    path = api.at("/requests/derive")
    for _ in range(ROUNDS):
        answers = race(
            *(
                partial(api.organizer.post, path, json={"limit": limit})
                for limit in range(1, AT_ONCE + 1)
            )
        )
        assert codes(answers) == [200] * AT_ONCE


def test_locks_made_at_once_do_not_promise_one_slot_twice(api: Api, hall: Hall) -> None:
    programme = api.get(api.viewer, api.at("/programme"))["items"]
    slot = next(item["id"] for item in programme if item["kind"] == "slot")
    place = {"kind": "lock", "slot_id": slot}
    for cooperative in hall.cooperatives[:ROUNDS]:
        bodies = [
            place | {"cooperative_id": str(cooperative), "partner_id": str(partner)}
            for partner in hall.partners
        ]
        answers = race(
            *(partial(api.organizer.post, api.at("/locks"), json=body) for body in bodies)
        )
        assert codes(answers) == [201, 409, 409]


def test_organizers_who_remove_each_other_at_once_leave_one(api: Api) -> None:
    paths = [api.at(f"/members/{api.users[name]}") for name in ("admin", "organizer")]
    for _ in range(3 * ROUNDS):
        answers = race(*(partial(api.admin.delete, path) for path in paths))
        assert codes(answers) == [204, 409]
        for path in paths:
            assert api.admin.put(path, json={"role": "organizer"}).is_success
