"""The organizers' page of seats: released, given back, offered and taken."""

import re
from uuid import UUID

from starlette.testclient import TestClient

from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import open_day
from tests.day.standby import JUST_BEFORE, freed, seat_of
from tests.web.organizer import page, send


def test_a_seat_is_released_offered_and_taken_on_the_page(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    before = page(browser, api, "/standby")
    assert "Release what is ticked" in before
    assert before.count('type="checkbox"') == 3
    one, released, wanting = freed(day)
    for cooperative in day.hall.cooperatives:
        if cooperative not in wanting:
            day.arrive(cooperative)
    shown = page(browser, api, "/standby")
    assert "Nothing to release now" in shown
    assert "Give back" in shown
    seat = {**seat_of(one), "seat": str(released["seat"])}
    assert f'value="{seat["table_id"]}"' in shown
    assert send(browser, api, "/standby/offers", **seat).status_code == 303
    (offer,) = api.get(api.viewer, api.at("/standby/offers"))["items"]
    assert f"Accepts: {offer['place']['village']}" in page(browser, api, "/standby")
    version = day.published()
    send(browser, api, f"/standby/offers/{offer['id']}", answer="accepted")
    assert day.published() == version + 1
    late = send(browser, api, f"/standby/releases/{released['id']}/undo")
    assert (late.status_code, "has just taken it" in late.text) == (409, True)


def test_what_is_ticked_is_released_and_given_back(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    day = open_day(api)
    clock.moment += JUST_BEFORE
    ticked = re.findall(r'name="meeting" value="([^"]*)"', page(browser, api, "/standby"))
    send(browser, api, "/standby/releases", meeting=ticked, replaces="1")
    assert len(day.meetings(2)) == len(day.meetings(1)) - len(ticked)
    undo = re.search(
        r'action="[^"]*(/standby/releases/[^"]*/undo)"', page(browser, api, "/standby")
    )
    assert undo is not None
    send(browser, api, undo[1])
    assert len(day.meetings(3)) == len(day.meetings(2)) + 1
    assert "✓ given back" in page(browser, api, "/standby")


def test_all_means_those_that_the_page_showed_and_that_are_still_due(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    day = open_day(api)
    clock.moment += JUST_BEFORE
    shown = re.search(r'name="shown" value="([^"]*)"', page(browser, api, "/standby"))
    assert shown is not None
    first, second, *_ = shown[1].split()
    come = next(m for m in day.meetings() if m["id"] == second)
    day.arrive(UUID(come["cooperative_id"]))
    form = {"shown": f"{first} {second}", "replaces": "1", "which": "all"}
    assert send(browser, api, "/standby/releases", **form).status_code == 303
    gone = {m["id"] for m in day.meetings(1)} - {first}
    assert len(day.meetings(2)) == len(gone)
    (row,) = api.get(api.viewer, api.at("/releases"))["items"]
    assert row["place"]["cooperative_id"] != come["cooperative_id"]
