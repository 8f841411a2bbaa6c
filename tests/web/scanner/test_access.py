"""The scanner's accessibility: axe, the keyboard, enlarged text."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from app.core.locale import LOCALES, text
from tests.campaigns.halls import ServedHall
from tests.campaigns.wedge import type_as_wedge
from tests.web.axe import serious_violations
from tests.web.chromium import PHONE, Watched

pytestmark = pytest.mark.browser
PEOPLE = 4
SMALL = """
() => [...document.querySelectorAll("#door button, #door select, dialog[open] button")]
  .map((target) => [target.outerHTML.slice(0, 60), target.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 48 || box.width < 48))
  .map(([html]) => html)
"""


ROOM_FOR = """
([told, marked]) => {
  const word = document.querySelector("#told .word");
  word.lastChild.textContent = told;
  word.querySelector("svg").style.display = marked ? "" : "none";
  const written = document.createRange();
  written.selectNodeContents(word);
  const needed = Math.max(...[...written.getClientRects()].map(({ right }) => right));
  const frame = document.querySelector("#verdict");
  return [innerWidth - parseFloat(getComputedStyle(frame).paddingRight), needed];
}
"""


@pytest.fixture(scope="module")
def enrolled(chromium: Browser, hall: ServedHall) -> Iterator[Watched]:
    """A scanner that stays open for all tests here; in the end it must have had no error."""
    watched = Watched(chromium, hall.base, PHONE, permissions=["camera"])
    watched.page.goto(f"/pindai#{hall.enrolment('Pintu 1')}")
    watched.page.wait_for_selector("#link[data-warn=false]")
    yield watched
    watched.close()
    assert watched.troubles == []


@pytest.fixture
def page(enrolled: Watched) -> Page:
    enrolled.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    enrolled.page.keyboard.press("Escape")
    return enrolled.page


def scan(page: Page, code: str) -> str | None:
    before = page.locator("#verdict").get_attribute("data-told")
    type_as_wedge(page, code)
    page.wait_for_selector(f"#verdict[data-told]:not([data-told='{before}'])")
    return page.locator("#told svg path").get_attribute("d")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_state(page: Page, hall: ServedHall, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    assert serious_violations(page) == []
    for code in (hall.hall.codes[0], "TIDAK-DIKENAL"):
        scan(page, code)
        assert serious_violations(page) == []
    for dialog in ("search", "add", "settings"):
        page.locator(f"[data-open={dialog}]").click()
        assert serious_violations(page) == []
        assert page.evaluate(SMALL) == []
        page.keyboard.press("Escape")


def test_axe_finds_nothing_serious_before_the_device_is_enrolled(
    chromium: Browser, hall: ServedHall
) -> None:
    watched = Watched(chromium, hall.base, PHONE)
    watched.page.goto("/pindai")
    watched.page.wait_for_selector("#enrol:not([hidden])")
    assert serious_violations(watched.page) == []
    watched.close()
    assert watched.troubles == []


def test_verdicts_differ_in_shape_and_word_and_are_read_out(page: Page, hall: ServedHall) -> None:
    shapes, words = set(), set()
    for code in (hall.hall.codes[1], hall.hall.codes[1]):
        shapes.add(scan(page, code))
        words.add(page.locator("#told .word").inner_text())
    assert len(shapes) == len(words) == 2
    told = page.locator("#told")
    assert (told.get_attribute("role"), told.get_attribute("aria-live")) == ("status", "assertive")


@pytest.mark.parametrize("size", [(320, 640), (640, 360), (683, 384)])
def test_nothing_is_cut_off_on_small_or_enlarged_screens(
    page: Page, hall: ServedHall, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    scan(page, hall.hall.codes[2])
    assert page.evaluate("() => document.documentElement.scrollWidth") == size[0]
    assert page.evaluate(SMALL) == []
    page.locator("[data-open=add]").click()
    assert page.evaluate("() => document.querySelector('#add').scrollWidth") <= size[0]


def test_no_verdicts_word_is_cut_off_at_twice_a_small_phones_letters(
    page: Page, hall: ServedHall
) -> None:
    page.set_viewport_size({"width": 160, "height": 320})
    scan(page, hall.hall.codes[2])
    for word in ("entry", "exit", "attention", "inside", "refused", "busy"):
        for locale in LOCALES:
            told = text(f"web.scanner_word_{word}", locale)
            room, needed = page.evaluate(ROOM_FOR, [told, word != "busy"])
            assert needed <= room, told


def test_every_control_is_reached_by_keyboard_and_the_focus_comes_back(page: Page) -> None:
    page.locator("#gate").focus()
    reached = []
    for _ in range(8):
        reached.append(page.evaluate("() => document.activeElement.outerHTML.slice(0, 70)"))
        page.keyboard.press("Tab")
    told = " ".join(reached)
    for part in ('id="gate"', 'type="radio"', 'data-open="settings"', 'data-open="search"'):
        assert part in told, told
    page.locator("[data-open=search]").press("Enter")
    page.wait_for_selector("#search[open]")
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.dataset.open") == "search"
