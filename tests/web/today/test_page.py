"""The organizers' page of the day: all that needs an act, each one click away."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from sqlalchemy import inspect
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.day.proposals.records import Proposal
from app.web.today.queries import waiting_repairs
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.day.autopilot.test_acting import offers, releases
from tests.day.hall import Day, absent, open_day
from tests.day.standby import JUST_BEFORE, due, release, waiting_for
from tests.web.door.visiting import clash
from tests.web.organizer import page, send


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def button(shown: str, name: str) -> str:
    """Return what the page's button of this id sends."""
    found = re.search(rf'<button id="{name}"[^>]* value="([^"]*)"', shown)
    assert found is not None, name
    return found[1]


def press(browser: TestClient, day: Day, path: str, **fields: Any) -> None:
    answer = send(browser, day.api, path, **fields)
    assert (answer.status_code, answer.headers.get("location")) == (
        303,
        f"/events/{day.api.event_id}/today",
    ), answer.text


def test_all_who_are_missing_lose_their_seats_and_all_free_seats_are_offered(
    day: Day, browser: TestClient
) -> None:
    api, missing = day.api, due(day)
    for cooperative in waiting_for(
        day, missing[0]["place"]["partner_id"], missing[0]["place"]["cooperative_id"]
    ):
        day.arrive(cooperative)
    still = due(day)
    shown = page(browser, api, "/today")
    assert f"Release all ({len(still)})" in shown
    told = button(shown, "release-all")
    assert set(told.split()) == {one["meeting_id"] for one in still}
    press(browser, day, "/today/releases", replaces=str(day.published()), shown=told)
    assert len(releases(day)) == len(still)
    assert "Offer all in the next slot" in page(browser, api, "/today")
    press(browser, day, "/today/offers")
    (first, *_) = made = offers(day, status="pending")
    assert {one["offered_by"] for one in made} == {"panitia"}
    assert f"Accepts: {first['place']['village']}" in page(browser, api, "/today")
    press(browser, day, f"/today/offers/{first['id']}", answer="declined")
    left = {one["id"] for one in offers(day, status="pending")}
    assert left == {one["id"] for one in made} - {first["id"]}
    offered = api.post(api.organizer, api.at("/autopilot/offers"), {})["offered"]
    assert offered == len(offers(day, status="pending")) - len(left)


def test_one_slot_is_released_and_the_other_left(
    day: Day, browser: TestClient, clock: StillClock
) -> None:
    clock.moment += timedelta(minutes=20)
    slots = sorted({one["place"]["starts_at"] for one in due(day)})
    shown = page(browser, day.api, "/today")
    assert len(re.findall(r'<button id="release-\d', shown)) == (len(slots) if slots[1:] else 0)
    assert len(slots) == 2
    told = button(shown, "release-2")
    press(browser, day, "/today/releases", replaces=str(day.published()), shown=told)
    assert {one["place"]["starts_at"] for one in releases(day)} == {slots[1]}


def test_what_is_due_on_an_older_version_is_refused_and_not_passed_over(
    day: Day, browser: TestClient
) -> None:
    told = button(page(browser, day.api, "/today"), "release-all")
    older = day.published()
    last = day.meetings()[-1]
    day.adopt(day.propose([absent(last["cooperative_id"])])["number"])
    answer = send(browser, day.api, "/today/releases", replaces=str(older), shown=told)
    assert answer.status_code == 409
    assert releases(day) == []


def test_repairs_that_do_not_hold_any_more_hide_none_that_do(day: Day, browser: TestClient) -> None:
    last = day.meetings()[-1]
    move = {"kind": "meeting_moved", "cooperative_id": last["cooperative_id"]}
    move["partner_id"] = last["partner_id"]
    stands = day.propose([absent(last["cooperative_id"], starts_at="20:00")], name="Tetap")
    moves = [day.propose([move | {"slot_id": slot}]) for slot in _later_slots(day, last)]
    day.adopt(day.propose([absent(last["cooperative_id"])])["number"])
    assert {day.read(one["number"])["status"] for one in moves} == {"stale"}
    assert day.read(stands["number"])["status"] == "ready"
    shown = page(browser, day.api, "/today")
    assert f"{stands['number']}. Tetap" in shown
    with transaction(day.api.engine) as session:
        (found,) = waiting_repairs(session, day.api.event_id, 1)
        assert found.number == stands["number"]
        others = [one for one in session.identity_map.values() if isinstance(one, Proposal)]
        assert {one.number for one in others if "answer" in inspect(one).dict} <= {found.number}


def _later_slots(day: Day, meeting: dict[str, Any]) -> list[str]:
    slots = day.api.get(day.api.viewer, day.api.at("/programme"))["items"]
    found = [one["id"] for one in slots if one["kind"] == "slot"][-3:]
    return [one for one in found if one != meeting["slot_id"]]


def test_a_repair_is_adopted_or_dismissed_and_the_switch_is_one_click(
    day: Day, browser: TestClient
) -> None:
    api = day.api
    assert "Tell of a change" in page(browser, api, "/today")
    last = day.meetings()[-1]["cooperative_id"]
    for name in ("Tidak jadi", "Pulang"):
        day.propose([absent(last)], name=name)
    shown = page(browser, api, "/today")
    assert "2. Pulang" in shown
    press(browser, day, "/today/proposals/1/dismiss")
    press(browser, day, "/today/proposals/2/adopt", replaces=str(day.published()))
    assert [day.read(number)["status"] for number in (1, 2)] == ["dismissed", "adopted"]
    press(browser, day, "/today/autopilot", by_hand="false")
    assert not api.get(api.viewer, api.at("/autopilot"))["by_hand"]
    assert "✓ on" in page(browser, api, "/today")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_conflicts_are_shown_by_what_they_endanger_and_seen_with_one_click(
    api: Api, browser: TestClient
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    clash(api, hall)
    (conflict,) = api.get(api.organizer, api.at("/conflicts"))["items"]
    shown = page(browser, api, "/today")
    assert "! 1" in shown
    assert "meets at 09:40" in shown
    answer = send(browser, api, f"/today/conflicts/{conflict['id']}")
    assert answer.headers["location"] == f"/events/{api.event_id}/today"
    assert "There are no conflicts." in page(browser, api, "/today")


def test_without_a_timetable_the_page_says_so_and_only_organizers_have_it(
    api: Api, browser: TestClient
) -> None:
    assert "today-board" not in page(browser, api, "/today")
    live = browser.get(f"/events/{api.event_id}/today", headers={"HX-Request": "true"})
    assert "<html" not in live.text
    assert api.viewer.get(f"/events/{api.event_id}/today").status_code == 403


@pytest.mark.browser
def test_the_page_follows_scans_and_acts_by_itself(day: Day, opened: Any) -> None:
    api = day.api
    first, *others = due(day)
    gate = api.post(api.organizer, api.at("/gates"), {"name": "Pintu", "kind": "event"})["id"]
    manager = {"kind": "manager", "name": "Sugeng"}
    manager["cooperative_id"] = first["place"]["cooperative_id"]
    person = api.post(api.organizer, api.at("/attendees"), manager)["id"]
    page = opened()
    page.goto(f"/events/{api.event_id}/today")
    expect(page.locator("#live-state")).to_have_text("● Langsung")
    here, missing = page.locator(".today-now dd").last, page.locator("#missing .tag")
    expect(here).to_have_text(re.compile("^0 "))
    expect(missing).to_have_text(f"! {1 + len(others)}")
    scan = {"scan_id": str(uuid4()), "gate_id": gate, "attendee_id": person}
    scan |= {"scanned_at": api.app.state.clock.now().isoformat()}
    api.post(api.organizer, api.at("/scans"), scan)
    expect(here).to_have_text(re.compile("^1 "))
    expect(missing).to_have_text(f"! {len(others)}")
    release(day, others[0]["meeting_id"])
    expect(missing).to_have_text(f"! {len(others) - 1}")
