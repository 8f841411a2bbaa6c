"""The organizers' page of what runs by itself: set, previewed, and undone."""

import re

from starlette.testclient import TestClient

from tests.api import Api
from tests.conftest import StillClock
from tests.day.autopilot.test_acting import look, releases
from tests.day.hall import open_day
from tests.day.standby import JUST_BEFORE
from tests.web.organizer import page, send


def test_what_runs_by_itself_is_set_previewed_and_undone_on_one_page(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    names = ("by_hand", "releases", "offers", "repairs", "offer_minutes")

    def held() -> list[object]:
        found = api.get(api.viewer, api.at("/autopilot"))
        return [found[name] for name in names]

    assert "Everything is done by hand." in page(browser, api, "/acts")
    assert send(browser, api, "/acts", offer_minutes="7", releases="true").status_code == 303
    assert held() == [True, True, False, False, 7]
    on = {"offer_minutes": "4", "releases": "true", "by_hand": "false"}
    assert send(browser, api, "/acts", **on).status_code == 303
    assert held() == [False, True, False, False, 4]
    assert send(browser, api, "/acts", offer_minutes="0").status_code == 422
    assert "Meetings held:" in page(browser, api, "/acts?preview=1")
    look(day)
    shown = page(browser, api, "/acts")
    assert "minutes before its meeting." in shown
    undone = re.search(r'action="[^"]*(/acts/release/[^"]*)"', shown)
    assert undone is not None
    assert send(browser, api, undone[1]).status_code == 303
    assert sum(one["undone_at"] is not None for one in releases(day)) == 1
    assert "It was given back at" in page(browser, api, "/acts")
