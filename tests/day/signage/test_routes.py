"""What a screen in the hall reads, through HTTP, on both databases."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from app.core.meanings.times import written
from tests.api import PROGRAMME, Api
from tests.auth.test_permissions import REFUSED
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.devices.phones import phone
from tests.routes import all_routes

ADMITTING = {"screen", "device", "holder", "insider", "public"}
"""Permissions that let a screen in."""


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.advance(timedelta(hours=2, minutes=33))
    return day


@pytest.fixture
def screen(api: Api) -> TestClient:
    return phone(api, name="Layar 1", scope="signage").client


def shown(api: Api, client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = api.get(client, api.at("/signage"))
    return found


def test_before_anything_is_published_a_screen_gets_only_the_programme(
    api: Api, screen: TestClient
) -> None:
    content = shown(api, screen)
    assert content["event"]["name"] == "Kontak Bisnis Banjarnegara"
    assert [one["kind"] for one in content["programme"]] == [one["kind"] for one in PROGRAMME]
    assert (content["timetable"], content["meetings"], content["calls"]) == (None, [], [])


def test_a_screen_gets_the_published_meetings_by_village_and_table(
    day: Day, api: Api, screen: TestClient
) -> None:
    content = shown(api, screen)
    published = day.meetings()
    assert content["timetable"] == 1
    assert published
    assert content["meetings"] == [
        {key: meeting[key] for key in content["meetings"][0]} for meeting in published
    ]
    assert shown(api, api.organizer) == content


def test_a_screen_gets_no_names_of_people(day: Day, api: Api, screen: TestClient) -> None:
    day.arrive(UUID(day.meetings()[0]["cooperative_id"]))
    content = screen.get(api.at("/signage")).text
    assert "Desa 0" in content
    assert "Sugeng" not in content
    assert "Koperasi Merah Putih" not in content


def test_releases_offers_and_accepted_offers_are_shown(
    day: Day, api: Api, screen: TestClient
) -> None:
    gone = day.meetings()[0]
    body = {"meeting_ids": [gone["id"]], "replaces": 1}
    api.post(api.organizer, api.at("/releases"), body)
    after = shown(api, screen)
    assert after["timetable"] == 2
    assert len(after["meetings"]) == len(day.meetings(1)) - 1
    seat = {"table_id": gone["table_id"], "slot_id": gone["slot_id"]}
    busy = {m["cooperative_id"] for m in day.meetings(2) if m["slot_id"] == gone["slot_id"]}
    met = {m["cooperative_id"] for m in day.meetings(2) if m["partner_id"] == gone["partner_id"]}
    free = next(str(one) for one in day.hall.cooperatives if str(one) not in busy | met)
    offer = api.post(api.organizer, api.at("/standby/offers"), seat | {"cooperative_id": free})
    (call,) = shown(api, screen)["calls"]
    assert call == {key: offer["place"][key] for key in call}
    api.post(api.organizer, api.at(f"/standby/offers/{offer['id']}/accept"), {}, status=200)
    last = shown(api, screen)
    assert last["calls"] == []
    assert call in last["meetings"]


def test_the_answer_is_empty_while_nothing_changes(
    day: Day, api: Api, screen: TestClient, clock: StillClock
) -> None:
    first = screen.get(api.at("/signage"))
    clock.advance(timedelta(seconds=10, microseconds=1))
    known = {"If-None-Match": first.headers["ETag"]}
    again = screen.get(api.at("/signage"), headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Server-Time"] == written(clock.now()) > first.headers["Server-Time"]
    meeting = day.meetings()[0]
    api.post(api.organizer, api.at("/releases"), {"meeting_ids": [meeting["id"]], "replaces": 1})
    changed = screen.get(api.at("/signage"), headers=known)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_a_revoked_screen_is_refused(api: Api) -> None:
    one = phone(api, name="Layar", scope="signage")
    assert one.client.get(api.at("/signage")).status_code == 200
    path = api.at(f"/devices/{one.device_id}/revoke")
    assert api.organizer.post(path).is_success
    assert one.client.get(api.at("/signage")).status_code == 401


def test_a_screen_may_read_what_it_shows_report_its_state_and_nothing_else(api: Api) -> None:
    admits = {name for name, refused in REFUSED.items() if "signage_device" not in refused}
    assert admits == ADMITTING
    open_to_it = {
        str(route)
        for route in all_routes(api.app)
        if route.permissions[0] in ADMITTING - {"public"}
    }
    at = "/api/v1/events/{event_id}"
    own = {"GET /api/v1/auth/token", f"GET {at}/device"}
    shown = {f"GET {at}/{name}" for name in ("signage", "programme", "feed")}
    assert open_to_it == own | shown | {f"POST {at}/sync"}
