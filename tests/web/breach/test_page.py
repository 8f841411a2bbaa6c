"""The breach report on its page, by the clock of Jakarta."""

import html
import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from app.privacy.breach.papers import ZONE
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.web.organizer import send_to

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
    answer = send_to(browser, "/breach", **asked)
    shown = html.unescape(answer.text)
    assert "Opened the data of one person" in shown
    assert "Suparman" in shown
    assert "organizer" not in str(answer.url)
    again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    assert again["actor"] == "organizer"
    for kind, beginning in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        paper = browser.post("/breach", data=again | {"shown_as": kind})
        assert paper.content.startswith(beginning)
    empty = send_to(browser, "/breach", since=until, until=since)
    assert (empty.status_code, "after the beginning" in empty.text) == (422, True)
    nothing = send_to(browser, "/breach", since=since, until=until, actor="lain")
    assert "The audit log has no such act." in nothing.text
    forged = browser.post("/breach", data=asked)
    assert (forged.status_code, "Suparman" in forged.text) == (403, False)
    made = api.get(api.admin, "/api/v1/audit", action="breach.report")["items"]
    assert len(made) == 4
    clock.advance(timedelta(minutes=61))
    kept = send_to(browser, "/breach", **asked)
    assert (kept.status_code, "Suparman" in kept.text) == (403, False)
    assert 'name="kept:actor" value="organizer"' in kept.text
    led = browser.get("/breach", follow_redirects=False)
    assert led.headers["location"] == "/account/prove?next=%2Fbreach"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_moment_that_no_database_stores_is_refused_at_its_field(browser: TestClient) -> None:
    good = {"since": "2025-07-04T09:00", "until": "2025-07-04T10:00", "noticed_at": ""}
    for name in good:
        for odd in ("0001-01-01T00:00", "9999-12-31T23:59", "1969-12-31T00:00", "kemarin"):
            shown = send_to(browser, "/breach", **good | {name: odd})
            assert (name, odd, shown.status_code) == (name, odd, 422)
            assert f'id="{name}-fault"' in shown.text
