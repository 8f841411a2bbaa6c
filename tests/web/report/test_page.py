"""The report of an event: it says what has not been yet, and counts what was."""

from datetime import timedelta

from starlette.testclient import TestClient

from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.meetings.tables import fact
from tests.web.organizer import PASSWORD, USERNAME, page


def test_without_a_timetable_the_report_leads_to_it(api: Api, browser: TestClient) -> None:
    shown = page(browser, api, "/report")
    assert "No timetable is published yet" in shown
    assert f'href="/events/{api.event_id}/timetable"' in shown
    assert "results.xlsx" not in shown


def test_before_the_day_nothing_looks_as_if_it_had_been(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    furnish(api.engine, api.event_id, api.now)
    clock.advance(timedelta(days=-2))
    shown = page(browser, api, "/report")
    assert "The day of the event has not come yet (Friday, 4 July 2025)" in shown
    assert "✓" not in shown
    assert "0 of " not in shown


def test_after_the_day_each_kecamatan_and_partner_has_its_figures(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[0], api.now))
    meeting = api.get(api.organizer, api.at("/meetings"))["items"][0]["id"]
    said = fact(meeting, api.now, status="held", outcome={"interest": 3, "value": 125_000_000})
    assert "is today" in page(browser, api, "/report")
    clock.advance(timedelta(days=1))
    browser.post("/login", data={"username": USERNAME, "password": PASSWORD})
    assert "no meeting was noted as held" in page(browser, api, "/report")
    api.post(api.organizer, api.at("/meeting-facts"), said)
    shown = page(browser, api, "/report")
    assert "no meeting was noted" not in shown
    assert "125,000,000" in shown
    assert "1 of 3" in shown
    assert "PT Pupuk" in shown
    assert "results.xlsx" in shown
    assert api.viewer.get(f"/events/{api.event_id}/report").status_code == 403


def test_meetings_that_nobody_asked_for_are_told_apart_from_what_was_granted(
    api: Api, browser: TestClient
) -> None:
    furnish(api.engine, api.event_id, api.now)
    planned = len(api.get(api.organizer, api.at("/meetings"))["items"])
    shown = page(browser, api, "/report")
    granted = api.get(api.organizer, api.at("/results"))["total"]["granted"]
    assert granted < planned
    assert f"The timetable has {planned} meetings: {planned - granted} of them without" in shown
