"""The organizers' page of the day at the door: its content, its forms, its live updates."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

from starlette.testclient import TestClient

from tests.api import Api
from tests.checkin.hall import Hall
from tests.conftest import StillClock
from tests.web.door.visiting import clash, post, scan, shown


def test_before_anybody_comes_the_page_says_so_and_whom_it_awaits(api: Api, hall: Hall) -> None:
    page = shown(api)
    assert "Nobody has come yet" in page
    assert "<dt>expected</dt><dd>3</dd>" in page
    first, *rest = re.findall(r'<th scope="row">(Desa \d)<br>', page)
    assert (first, sorted(rest)) == ("Desa 0", ["Desa 1", "Desa 2"])
    assert "<b>09:40</b> Table 7" in page
    assert "No device yet" in page


def test_arrivals_are_counted_drawn_and_readable_as_a_table(api: Api, hall: Hall) -> None:
    scan(api, hall, 0)
    scan(api, hall, 1)
    page = shown(api)
    assert "<dt>have come</dt><dd>2</dd>" in page
    assert "<dt>share</dt><dd>67%</dd>" in page
    assert '<path class="area"' in page
    assert '<th scope="row">07:00</th><td class="number">2</td>' in page
    assert '<th scope="row">Susukan</th><td class="number">1/1</td>' in page
    home = api.organizer.get(f"/events/{api.event_id}").text
    assert "2 of 3 are here" in home
    assert f'href="/events/{api.event_id}/door"' in home


def test_a_device_is_added_shown_once_renewed_and_revoked_without_scripts(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    made = post(api, browser, "/devices", name="Pintu Utama 1", scope="checkin")
    assert made.status_code == 201, made.text
    assert "data:image/svg+xml;base64," in made.text
    (code,) = re.findall(r"<code>([a-z0-9-]+)</code>", made.text)
    assert f"/pindai#{code}" in made.text
    page = shown(api)
    assert "Waits for its code" in page
    assert code not in page
    enrolled = api.anonymous.post(
        "/api/v1/devices/enrol", json={"code": code, "device_time": api.now.isoformat()}
    )
    assert enrolled.status_code == 201
    page = shown(api)
    assert "✓ Enrolled" in page
    device = enrolled.json()["device"]["id"]
    assert post(api, browser, f"/devices/{device}/code").status_code == 201
    assert post(api, browser, f"/devices/{device}/revoke").status_code == 200
    assert "× Revoked" in shown(api)
    table = post(api, browser, "/devices", name="Meja 7", scope="table", table=str(hall.tables[0]))
    assert "/meja#" in table.text


def test_silent_devices_with_waiting_scans_stand_out(api: Api, clock: StillClock) -> None:
    made = api.post(api.organizer, api.at("/devices"), {"name": "Pintu 1", "scope": "checkin"})
    late = clock.now() - timedelta(minutes=20)
    enrolled = api.post(
        api.anonymous,
        "/api/v1/devices/enrol",
        {"code": made["enrolment"]["code"], "device_time": late.isoformat()},
    )
    api.anonymous.post(
        api.at("/sync"),
        headers={"Authorization": f"Bearer {enrolled['token']}"},
        json={"device_time": late.isoformat(), "pending_scans": 41, "conflicts_seen": 0},
    )
    clock.advance(timedelta(minutes=7))
    page = shown(api)
    assert "! 41" in page
    assert "7 minutes ago" in page
    assert "Clock is off" in page
    assert "new device for that phone" not in page
    api.post(api.organizer, api.at(f"/devices/{made['device']['id']}/revoke"), {}, status=200)
    assert "new device for that phone" in shown(api)


def test_a_conflict_is_shown_and_settled(api: Api, hall: Hall, browser: TestClient) -> None:
    clash(api, hall)
    (conflict,) = api.get(api.organizer, api.at("/conflicts"))["items"]
    page = shown(api)
    assert "To be looked into (1)" in page
    assert "Next meeting at 09:40" in page
    settled = post(api, browser, f"/conflicts/{conflict['id']}", note="Kartu dipinjam adiknya")
    assert settled.status_code == 200
    assert "There are no conflicts" in shown(api)
    (conflict,) = api.get(api.organizer, api.at("/conflicts"))["items"]
    assert conflict["note"] == "Kartu dipinjam adiknya"


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
    assert "No links yet" in shown(api)
    post(api, browser, "/links", partner=partner["id"], name="Bu Ratna")
    page = shown(api)
    assert f"<b>Bu Ratna</b> · {partner['name']}" in page
    act = re.search(rf"/door(/partners/{partner['id']}/links/[^/]+/revoke)", page)
    assert act
    stranger = act[1].replace(partner["id"], str(uuid4()))
    assert post(api, browser, stranger).status_code == 404
    assert "Bu Ratna" in shown(api)
    post(api, browser, act[1])
    assert "No links yet" in shown(api)


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
    assert "Pintu &lt;Barat&gt;" in shown(api)
    post(api, browser, f"/gates/{east}/close")
    assert "closed since 07:00" in shown(api)
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
    assert api.viewer.get(f"/events/{api.event_id}/door").status_code == 403
    assert api.get(api.organizer, api.at("/devices"))["items"] == []
