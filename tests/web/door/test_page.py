"""The organizers' page of the day at the door: its content, its forms, its live updates."""

import re
from datetime import timedelta

from starlette.testclient import TestClient

from tests.api import Api
from tests.checkin.hall import Hall, furnish
from tests.conftest import StillClock
from tests.web.door.visiting import clash, post, ready, scan, shown


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
    assert f'href="/events/{api.event_id}/today"' in home


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


def test_missing_people_come_ten_at_a_time(api: Api) -> None:
    furnish(api.engine, api.event_id, api.now, people=25)

    def listed(page: str) -> int:
        return page.partition('id="missing"')[2].partition("</table>")[0].count("<small")

    page = shown(api)
    assert listed(page) == 10
    (more,) = re.findall(r'href="(\?absent=\d+)#missing"', page)
    assert listed(shown(api, query=more)) == 20
    everybody = shown(api, query="?absent=1000")
    assert listed(everybody) == 25
    assert '#missing"' not in everybody


def test_a_day_that_is_not_the_events_is_named(api: Api, hall: Hall, clock: StillClock) -> None:
    assert "Today is not the day" not in shown(api)
    clock.advance(timedelta(days=1))
    assert "Today is not the day of the event, which is Friday, 4 July 2025" in shown(api)


def test_the_watch_and_the_setup_lead_to_each_other(api: Api, hall: Hall) -> None:
    assert f'href="/events/{api.event_id}/door/setup"' in shown(api)
    assert f'href="/events/{api.event_id}/door"' in ready(api)
    assert "<form" not in shown(api).partition('id="live"')[2]
