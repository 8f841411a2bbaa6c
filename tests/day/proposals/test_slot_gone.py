"""Proposals whose slot leaves the programme before they are adopted, on both databases."""

from tests.api import Api
from tests.day.hall import open_day
from tests.day.programme.test_changes import change, last_slot, preview, programme


def test_a_proposal_whose_slot_has_left_the_programme_is_stale(api: Api) -> None:
    day = open_day(api, cooperatives=8)
    met = day.meetings()
    slots = [one["id"] for one in programme(api) if one["kind"] == "slot"]
    late = {"kind": "slot", "starts_at": "13:40", "ends_at": "14:00", "session": "siang"}
    assert change(api, [*programme(api), late]).status_code == 200
    free = last_slot(programme(api))
    assert free["id"] not in slots
    move = {
        "kind": "meeting_moved",
        **{key: met[0][key] for key in ("cooperative_id", "partner_id", "table_id")},
        "slot_id": free["id"],
    }
    ready = day.propose([move])
    assert ready["status"] == "ready", ready
    wanted = [one for one in programme(api) if one["id"] != free["id"]]
    agreed = preview(api, wanted)["agreement"]
    assert change(api, wanted, agreed=agreed).status_code == 200
    read = day.read(ready["number"])
    assert read["status"] == "stale"
    refused = api.organizer.post(api.at(f"/proposals/{ready['number']}/adopt"), json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "proposal_stale")
    assert "has left the programme" in refused.json()["detail"]
