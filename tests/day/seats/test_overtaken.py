"""An offer of a seat that a new version gives to somebody else is withdrawn at once."""

from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import open_day
from tests.day.standby import JUST_BEFORE, freed, seat_of


def test_an_offer_is_withdrawn_when_a_version_gives_its_seat_to_others(
    api: Api, clock: StillClock
) -> None:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    _, released, _ = freed(day)
    made = api.post(api.organizer, api.at("/standby/offers"), seat_of(released))
    assert made["status"] == "pending"
    api.post(api.organizer, api.at("/timetables/1/publish"), {}, status=200)
    (after,) = api.get(api.viewer, api.at("/standby/offers"))["items"]
    assert (after["status"], after["answered_by"]) == ("withdrawn", "organizer")
    entries = api.get(api.organizer, api.at("/audit"), limit=200)["items"]
    assert sum(one["action"] == "standby.withdrawn" for one in entries) == 1
    refused = api.organizer.post(api.at(f"/standby/offers/{made['id']}/accept"), json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "offer_answered")
