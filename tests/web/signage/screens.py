"""A screen in the hall as tests look at it."""

from datetime import datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.conftest import EVENT_MORNING

PATIENCE = 120_000
"""Milliseconds: the page asks by itself every 5 s, and a machine may be busy."""
HALL, TABLET, UPRIGHT = (1920, 1080), (1024, 768), (768, 1024)


def at(wall_clock: str) -> datetime:
    """Return a moment of the event's day, given as wall-clock time."""
    hour, minute = map(int, wall_clock.split("."))
    return EVENT_MORNING + timedelta(hours=hour - 7, minutes=minute)


def up_to_date(page: Page) -> None:
    state = page.locator("#state")
    expect(state).to_have_attribute("data-warn", "false", timeout=PATIENCE)


def ask_again(page: Page) -> None:
    """Make the page ask the server now, as it does when the network returns."""
    with page.expect_response("**/signage"):
        page.evaluate("dispatchEvent(new Event('online'))")


def rows(page: Page, panel: str) -> Locator:
    return page.locator(f"#{panel} .list li")
