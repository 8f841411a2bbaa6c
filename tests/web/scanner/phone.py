"""A scanner on a phone, as a test uses it and reads what it shows."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.campaigns.halls import ServedHall
from tests.campaigns.wedge import type_as_wedge
from tests.web.chromium import Watched

Open = Callable[..., Watched]


def wedge(page: Page, code: str) -> str:
    """Scan a code by wedge and return what the page says."""
    before = page.locator("#verdict").get_attribute("data-told")
    type_as_wedge(page, code)
    return told_after(page, before)


def told_after(page: Page, before: str | None) -> str:
    page.wait_for_selector(f"#verdict[data-told]:not([data-told='{before}'])")
    return " ".join(page.locator("#told").inner_text().split())


def state(page: Page) -> str | None:
    return page.locator("#verdict").get_attribute("data-state")


def recorded(hall: ServedHall, person: int) -> list[tuple[str, bool]]:
    """Return the verdicts on a person's scans, and whether the device decided by itself."""
    mine = [scan for scan in hall.scans() if scan.attendee_id == hall.hall.people[person]]
    return [(scan.verdict.value, scan.offline) for scan in mine]


def camera_is_on(page: Page) -> None:
    """Wait until the page shows what the camera sees."""
    page.wait_for_selector("#camera[data-on=true]")
