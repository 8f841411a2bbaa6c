"""Moving meetings in the grid, in a real browser and without any script."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from tests.api import Api
from tests.day.hall import Day
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, PHONE
from tests.web.organizer import page as shown
from tests.web.organizer import send

SEAT = "tr[data-table] td a[data-cooperative]"


def meetings_of(day: Day, number: int) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (one["cooperative_id"], one["partner_id"]): (one["slot_id"], one["table_id"])
        for one in day.meetings(number)
    }


def wait_for_version(page: Page, number: int) -> None:
    page.wait_for_url(re.compile(rf"version={number}(&|$)"))
    page.wait_for_load_state()


def test_a_meeting_is_dragged_to_a_lit_place_and_goes_exactly_there(
    api: Api, day: Day, opened: Any
) -> None:
    page = opened()
    page.goto(f"/events/{api.event_id}/timetable")
    seat = page.locator(SEAT).first.bounding_box()
    page.mouse.move(seat["x"] + 10, seat["y"] + 10)
    page.mouse.down()
    page.mouse.move(seat["x"] + 40, seat["y"] + 14, steps=4)
    page.wait_for_selector("td.target")
    costs = page.eval_on_selector_all("td.target", "cells => cells.map(one => one.dataset.cost)")
    assert all(costs)
    target = page.locator("td.target").first
    slot = target.evaluate(
        "cell => [...cell.parentElement.cells].filter(one => one.matches('td:not(.band)'))"
        ".indexOf(cell)"
    )
    target.hover()  # where it is once the lit places stand still
    expect(target).to_contain_class("over")
    with page.expect_request("**/edits") as sent:
        page.mouse.up()
    wait_for_version(page, 2)
    body = sent.value.post_data_json
    wanted = meetings_of(day, 1) | {
        (one["cooperative_id"], one["partner_id"]): (one["slot_id"], one["table_id"])
        for one in body["promise"]
    }
    assert meetings_of(day, 2) == wanted
    slots = page.get_attribute("[data-slots]", "data-slots").split(" ")
    assert body["slot_id"] == slots[slot]


def test_the_keyboard_picks_up_chooses_by_arrows_and_drops(api: Api, day: Day, opened: Any) -> None:
    page = opened()
    page.goto(f"/events/{api.event_id}/timetable")
    page.locator(SEAT).first.focus()
    page.keyboard.press(" ")
    page.wait_for_selector("td.target:focus")
    assert page.inner_text("#move-status")
    page.keyboard.press("Escape")
    expect(page.locator("td.target")).to_have_count(0)
    page.wait_for_function("document.activeElement.matches('td a')")
    page.keyboard.press(" ")
    page.wait_for_selector("td.target:focus")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    wait_for_version(page, 2)
    assert meetings_of(day, 2).keys() == meetings_of(day, 1).keys()
    assert meetings_of(day, 2) != meetings_of(day, 1)


def test_on_a_phone_a_place_to_choose_is_in_sight_and_nothing_lies_over_it(
    api: Api, day: Day, opened: Any
) -> None:
    page = opened(PHONE)
    meeting = day.meetings()[0]["id"]
    page.goto(f"/events/{api.event_id}/timetable?meeting={meeting}")
    page.click("[data-pick]")
    place = page.wait_for_selector("td.target:focus")
    on_top = """cell => {
      const box = cell.getBoundingClientRect();
      const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return cell.contains(there);
    }"""
    assert place.evaluate(on_top)
    assert page.locator("#path-part").is_hidden()
    page.keyboard.press("Escape")
    assert page.locator("#path-part").is_visible()


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_pages_fit_and_have_no_barriers(
    api: Api, day: Day, opened: Any, size: tuple[int, int]
) -> None:
    meeting = day.meetings()[0]["id"]
    page = opened(size)
    for path in (
        f"/timetable?meeting={meeting}",
        "/timetable?by=partner",
        "/timetable?by=cooperative",
        "/timetable?by=kecamatan&q=desa",
        f"/timetables/1/meetings/{meeting}",
        "/timetables/1/publish",
    ):
        page.goto(f"/events/{api.event_id}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == size[0], path
        assert serious_violations(page) == [], path


def test_without_a_script_a_meeting_is_moved_swapped_locked_emptied_and_put_back(
    api: Api, day: Day, browser: TestClient
) -> None:
    meeting = day.meetings()[0]
    text = shown(browser, api, f"/timetables/1/meetings/{meeting['id']}")
    promise = re.search(r'name="promise" value="(\[.*?\])"', text)
    assert promise
    path = "/timetables/{}/meetings/{}"
    moved = send(browser, api, path.format(1, meeting["id"]), act="move", promise=promise[1])
    assert moved.status_code == 303, moved.text
    assert "version=2" in moved.headers["location"]
    assert "Undo this change" in shown(browser, api, "/timetable?version=2")
    first = day.meetings(2)[0]
    locked = send(browser, api, path.format(2, first["id"]), act="lock")
    assert "version=2" in locked.headers["location"]
    assert "Unlock" in shown(browser, api, path.format(2, first["id"]))
    beside = next(one for one in day.meetings(2)[1:] if one["partner"] == first["partner"])
    to_swap = shown(browser, api, path.format(2, beside["id"]))
    assert f'<option value="{first["id"]}"' not in to_swap
    assert "1 of this partner's other meetings" in to_swap
    assert "<select" not in shown(browser, api, path.format(2, first["id"]))
    refused = send(browser, api, path.format(2, first["id"]), act="empty")
    assert refused.status_code == 409
    assert "locked" in refused.text
    send(browser, api, path.format(2, first["id"]), act="unlock")
    emptied = send(browser, api, path.format(2, first["id"]), act="empty")
    assert "version=3" in emptied.headers["location"]
    assert len(day.meetings(3)) == len(day.meetings(2)) - 1
    back = send(browser, api, "/timetables/3/undo")
    assert "version=4" in back.headers["location"]
    assert meetings_of(day, 4) == meetings_of(day, 2)


def test_publishing_says_for_whom_something_changes_and_asks_once(
    api: Api, day: Day, browser: TestClient
) -> None:
    meeting = day.meetings()[0]
    send(browser, api, f"/timetables/1/meetings/{meeting['id']}", act="empty")
    text = shown(browser, api, "/timetables/2/publish")
    assert meeting["village"] in text
    assert meeting["partner"] in text
    stale = send(browser, api, "/timetables/2/publish", replaces="0")
    assert stale.status_code == 409
    done = send(browser, api, "/timetables/2/publish", replaces="1")
    assert done.status_code == 303
    assert day.published() == 2
    assert "published already" in shown(browser, api, "/timetables/2/publish")
    assert "Undo this change" not in shown(browser, api, "/timetable?version=2")
