"""What the door needs: devices, gates and links, added and changed by forms without scripts."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

from starlette.testclient import TestClient

from app.devices.enrolment.schemas import MOST_IDS
from tests.api import Api
from tests.checkin.hall import Hall
from tests.conftest import StillClock
from tests.web.door.visiting import post, ready


def test_a_device_is_added_shown_once_renewed_and_revoked_without_scripts(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    made = post(api, browser, "/devices", name="Pintu Utama 1", scope="checkin")
    assert made.status_code == 201, made.text
    assert "data:image/svg+xml;base64," in made.text
    (code,) = re.findall(r"<code>([a-z0-9-]+)</code>", made.text)
    assert f"/pindai#{code}" in made.text
    page = ready(api)
    assert "Waits for its code" in page
    assert code not in page
    enrolled = api.anonymous.post(
        "/api/v1/devices/enrol", json={"code": code, "device_time": api.now.isoformat()}
    )
    assert enrolled.status_code == 201
    page = ready(api)
    assert "✓ Enrolled" in page
    device = enrolled.json()["device"]["id"]
    assert post(api, browser, f"/devices/{device}/code").status_code == 201
    assert post(api, browser, f"/devices/{device}/revoke").status_code == 200
    assert "× Revoked" in ready(api)
    table = post(api, browser, "/devices", name="Meja 7", scope="table", table=str(hall.tables[0]))
    assert "/meja#" in table.text


def test_a_partner_gets_a_link_that_is_shown_once(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    partner = api.get(api.organizer, api.at("/partners"))["items"][0]["id"]
    made = post(api, browser, "/links", partner=partner, name="Bu Ratna")
    assert made.status_code == 201
    (url,) = re.findall(r"<code>([^<]+/meja#[^<]+)</code>", made.text)
    secret = url.rpartition("/")[2]
    host = api.anonymous.get(api.at("/host"), headers={"Authorization": f"Bearer {secret}"})
    assert host.json()["name"] == "Bu Ratna"
    assert post(api, browser, "/links", partner=str(uuid4()), name="X").status_code == 404


def test_a_partners_link_is_listed_and_revoked(api: Api, hall: Hall, browser: TestClient) -> None:
    partner = api.get(api.organizer, api.at("/partners"))["items"][0]
    assert "No links yet" in ready(api)
    post(api, browser, "/links", partner=partner["id"], name="Bu Ratna")
    page = ready(api)
    assert f"<b>Bu Ratna</b> · {partner['name']}" in page
    act = re.search(rf"/door(/partners/{partner['id']}/links/[^/]+/revoke)", page)
    assert act
    stranger = act[1].replace(partner["id"], str(uuid4()))
    assert post(api, browser, stranger).status_code == 404
    assert "Bu Ratna" in ready(api)
    post(api, browser, act[1])
    assert "No links yet" in ready(api)


def test_a_gate_is_added_renamed_closed_opened_and_deleted_without_scripts(
    api: Api, hall: Hall, browser: TestClient, clock: StillClock
) -> None:
    def gates() -> dict[str, dict[str, Any]]:
        return {one["name"]: one for one in api.get(api.organizer, api.at("/gates"))["items"]}

    before = set(gates())
    table = api.get(api.organizer, api.at("/tables"))["items"][0]["id"]
    post(api, browser, "/gates", name="Pintu Timur")
    post(api, browser, "/gates", name="Meja", leads_to=f"table:{table}")
    added = {name: one["kind"] for name, one in gates().items() if name not in before}
    assert added == {"Pintu Timur": "event", "Meja": "table"}
    east = gates()["Pintu Timur"]["id"]
    post(api, browser, f"/gates/{east}/name", name="Pintu <Barat>")
    assert "Pintu &lt;Barat&gt;" in ready(api)
    post(api, browser, f"/gates/{east}/close")
    assert "closed since 07:00" in ready(api)
    clock.advance(timedelta(minutes=1))
    late = api.post(
        api.organizer,
        api.at("/scans"),
        {**hall.body(hall.codes[0], clock.now()), "gate_id": east},
    )
    assert (late["verdict"], late["reason"]) == ("refused", "too_late")
    post(api, browser, f"/gates/{east}/open")
    assert gates()["Pintu <Barat>"]["closes_at"] is None
    assert post(api, browser, f"/gates/{east}/delete").status_code == 409
    post(api, browser, f"/gates/{gates()['Meja']['id']}/delete")
    assert set(gates()) == {*before, "Pintu <Barat>"}


def test_gates_that_lead_nowhere_or_have_a_taken_name_are_refused(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    taken, *others = [one["name"] for one in api.get(api.organizer, api.at("/gates"))["items"]]
    wrong = [
        ({"name": taken}, 409),
        ({"name": ""}, 422),
        ({"name": "a\0"}, 422),
        ({"name": "x", "leads_to": "session:none"}, 422),
        ({"name": "x", "leads_to": "table:none"}, 404),
        ({"name": "x", "leads_to": f"table:{uuid4()}"}, 422),
    ]
    for fields, status in wrong:
        assert post(api, browser, "/gates", **fields).status_code == status, fields
    assert len(api.get(api.organizer, api.at("/gates"))["items"]) == 1 + len(others)


def test_forms_without_their_token_or_by_viewers_change_nothing(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    path = f"/events/{api.event_id}/door/devices"
    fields = {"name": "Pintu", "scope": "checkin"}
    assert browser.post(path, data=fields).status_code == 403
    assert browser.post(path, data=fields | {"csrf": "tebakan"}).status_code == 403
    assert api.viewer.post(path, data=fields).status_code == 403
    crowd = {"name": "Meja", "scope": "table", "table": [str(uuid4())] * (MOST_IDS + 1)}
    assert post(api, browser, "/devices", **crowd).status_code == 422
    assert api.viewer.get(f"/events/{api.event_id}/door/setup").status_code == 403
    assert api.get(api.organizer, api.at("/devices"))["items"] == []
