"""Where an event has several days, pages say on which of them a meeting is."""

import re
from datetime import timedelta
from pathlib import Path

from starlette.testclient import TestClient

import app.web
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import open_day
from tests.day.programme.test_days import DAYS, add_day
from tests.day.standby import JUST_BEFORE, due, release
from tests.web.organizer import PASSWORD, USERNAME, page

UNDATED = re.compile(r"clock_time\([\w.]*(?:starts_at|meeting_at|closed_from)\b")


def test_no_template_gives_the_time_of_a_meeting_without_its_day() -> None:
    templates = list(Path(app.web.__path__[0]).rglob("*.html"))
    assert templates
    found = {template.name for template in templates if UNDATED.search(template.read_text("utf-8"))}
    assert found == set()


def test_meetings_of_both_days_are_told_apart(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    add_day(api)
    day = open_day(api, cooperatives=8)
    second = next(one for one in day.meetings() if one["starts_at"].startswith(DAYS[1]))
    record = f"/cooperatives/{second['cooperative_id']}"
    for path in (record, f"{record}/withdraw", f"/timetables/1/meetings/{second['id']}"):
        shown = page(browser, api, path)
        assert re.search(r"\b5 Jul \d\d:\d\d\b", shown), path
    clock.moment += JUST_BEFORE
    release(day, due(day)[0]["meeting_id"])
    shown = page(browser, api, "/standby")
    assert "Friday, 4 July 2025" in shown
    assert "4 Jul 09:40" in shown
    clock.moment += timedelta(days=1)
    browser.post("/login", data={"username": USERNAME, "password": PASSWORD})
    assert "Saturday, 5 July 2025" in page(browser, api, "/standby")
