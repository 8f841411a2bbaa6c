"""The breach report on its page, by the clock of Jakarta."""

import html
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from app.privacy.breach.papers import ZONE
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock

MINUTES = "%Y-%m-%dT%H:%M"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_administrator_sees_whose_data_was_opened(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    people = furnish(api.engine, api.event_id, api.now, people=2).people
    api.organizer.patch(api.at(f"/attendees/{people[0]}"), json={"name": "Suparman"})
    api.get(api.organizer, api.at(f"/attendees/{people[0]}"))
    assert "/breach" in browser.get("/audit").text
    assert "since" in browser.get("/breach").text
    local = clock.now().astimezone(ZoneInfo(ZONE))
    since = (local - timedelta(hours=1)).strftime(MINUTES)
    until = (local + timedelta(minutes=2)).strftime(MINUTES)
    asked = {"since": since, "until": until, "actor": "organizer"}
    shown = html.unescape(browser.get("/breach", params=asked).text)
    assert "Opened the data of one person" in shown
    assert "Suparman" in shown
    paper = shown.partition('href="/api/v1/breach-report.pdf?')[2].partition('"')[0]
    assert browser.get(f"/api/v1/breach-report.pdf?{paper}").content.startswith(b"%PDF")
    empty = browser.get("/breach", params={"since": until, "until": since})
    assert (empty.status_code, "after the beginning" in empty.text) == (422, True)
    nothing = browser.get("/breach", params={"since": since, "until": until, "actor": "lain"})
    assert "The audit log has no such act." in nothing.text
    clock.advance(timedelta(minutes=61))
    led = browser.get("/breach", params=asked, follow_redirects=False)
    assert led.headers["location"].startswith("/account/prove")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_moment_that_no_database_stores_is_refused_at_its_field(browser: TestClient) -> None:
    good = {"since": "2025-07-04T09:00", "until": "2025-07-04T10:00", "noticed_at": ""}
    for name in good:
        for odd in ("0001-01-01T00:00", "9999-12-31T23:59", "1969-12-31T00:00", "kemarin"):
            shown = browser.get("/breach", params=good | {name: odd})
            assert (name, odd, shown.status_code) == (name, odd, 422)
            assert f'id="{name}-fault"' in shown.text
