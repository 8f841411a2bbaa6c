"""A programme that is in use, through HTTP on both databases."""

from datetime import timedelta
from typing import Any

from httpx2 import Response

from tests.api import PROGRAMME, Api
from tests.day.hall import open_day

LATE: dict[str, Any] = {"kind": "slot", "starts_at": "13:20", "ends_at": "13:40"}


def put(api: Api, *programme: dict[str, Any]) -> Response:
    return api.organizer.put(api.at("/programme"), json={"programme": programme})


def test_a_slot_that_is_used_stays_a_slot_and_others_may_change(api: Api) -> None:
    day = open_day(api, cooperatives=8)
    assert len({meeting["slot_id"] for meeting in day.meetings()}) == 3
    made_break = [PROGRAMME[2] | {"kind": "break"}, *PROGRAMME[3:]]
    removed = PROGRAMME[3:]
    longer = [PROGRAMME[2] | {"ends_at": "09:59"}, *PROGRAMME[3:]]
    for programme in (made_break, removed, longer):
        refused = put(api, *programme)
        assert (refused.status_code, refused.json()["code"]) == (409, "programme_in_use")
    titled = PROGRAMME[2] | {"title_id": "Pagi"}
    items = put(api, titled, *PROGRAMME[3:], LATE).json()["items"]
    assert [item["kind"] for item in items].count("slot") == 4
    assert put(api, titled, *PROGRAMME[3:], LATE | {"kind": "break"}).is_success
    assert put(api, titled, *PROGRAMME[3:], LATE).is_success


def test_no_meeting_of_any_time_ends_otherwise_in_silence(api: Api) -> None:
    day = open_day(api, cooperatives=8)
    held = day.meetings()
    for hours in (0, 6):
        api.app.state.clock.moment = api.now + timedelta(hours=hours)
        shorter = [*PROGRAMME[:2], PROGRAMME[2] | {"ends_at": "09:50"}, *PROGRAMME[3:]]
        refused = put(api, *shorter)
        assert (refused.status_code, refused.json()["code"]) == (409, "programme_in_use")
    assert day.meetings() == held


def test_a_slot_to_which_a_pair_is_locked_stays_a_slot(api: Api) -> None:
    hall = open_day(api, publish=False).hall
    slot = put(api, *PROGRAMME, LATE).json()["items"][-1]["id"]
    pair = {"cooperative_id": str(hall.cooperatives[0]), "partner_id": str(hall.partners[0])}
    lock = api.post(api.organizer, api.at("/locks"), {"kind": "lock", "slot_id": slot} | pair)
    for programme in ([*PROGRAMME, LATE | {"kind": "break"}], PROGRAMME):
        assert put(api, *programme).json()["code"] == "programme_in_use"
    assert api.organizer.delete(api.at(f"/locks/{lock['id']}")).status_code == 204
    assert put(api, *PROGRAMME).is_success
