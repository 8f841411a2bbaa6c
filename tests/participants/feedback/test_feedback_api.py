"""One tap after a meeting: kept as the cooperative's word, seen by organizers."""

from datetime import timedelta

from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.participants.phone import BADGES, carrying, first_item


def test_a_cooperative_says_what_a_meeting_was_worth_once_it_has_begun(
    api: Api, clock: StillClock
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    phone = carrying(api, hall.codes[0])
    meeting = first_item(phone)
    path = f"{BADGES}/agenda/meetings/{meeting['meeting_id']}/feedback"
    early = phone.put(path, json={"interest": 3})
    assert (early.status_code, early.json()["code"]) == (409, "feedback_early")
    clock.advance(timedelta(hours=2, minutes=41))
    assert meeting["feedback"] is None
    for interest in (1, 3):
        said = phone.put(path, json={"interest": interest, "note": "Minta contoh"})
        assert said.status_code == 200, said.text
    assert (said.json()["interest"], said.json()["note"]) == (3, "Minta contoh")
    assert first_item(phone)["feedback"] == 3
    results = api.get(api.organizer, api.at("/results"))["total"]
    assert (results["feedback"], results["feedback_agreed"], results["outcomes"]) == (1, 1, 0)
    mine = api.get(api.organizer, api.at(f"/attendees/{hall.people[0]}/personal-data"))
    assert [one["note"] for one in mine["feedback"]] == ["Minta contoh"]
    assert phone.put(path, json={"interest": 4}).status_code == 422


def test_nobody_speaks_of_other_peoples_meetings(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    clock.advance(timedelta(hours=3))
    meeting = first_item(carrying(api, hall.codes[0]))["meeting_id"]
    path = f"{BADGES}/agenda/meetings/{meeting}/feedback"
    other = carrying(api, hall.codes[1]).put(path, json={"interest": 3})
    assert (other.status_code, other.json()["code"]) == (404, "not_found")
    assert api.anonymous.put(path, json={"interest": 3}).status_code == 404
