"""An officer at the pages, by mouse, by touch or by keys alone; clicks and fields are counted."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

from tests.web.axe import serious_violations

PATIENCE = 120_000
"""Milliseconds that a machine which is very busy may take for one step."""
PICTURES = "TITIK_TEMU_WALK_PICTURES"
"""Environment variable with a folder for a picture of every page that is passed."""
_RED = "main :is(button, a[role=button]):not(.outline, .quiet)"
_MOST_TABS = 600


class Officer:
    """Somebody who uses the pages with a mouse."""

    name = "laptop"
    looks_closely = True
    """Whether the pages are looked at that are passed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self.fields = 0
        self.passed: list[str] = []
        page.set_default_timeout(PATIENCE)

    @property
    def acts(self) -> int:
        """Clicks, drags and fields so far."""
        return self.clicks + self.fields

    def press(self, what: Locator) -> None:
        """Click something that leads to no other page."""
        self.clicks += 1
        self._press(what)

    def follow(self, what: Locator) -> None:
        """Click something that leads to another page, and wait for that page."""
        with self.page.expect_navigation():
            self.press(what)

    def fill(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Type into the field of that label."""
        self.fields += 1
        place = self.page.locator("main") if within is None else within
        self._type(place.get_by_label(label, exact=True), text)

    def choose_file(self, control: Locator, file: Path) -> None:
        """Choose a file, and wait for the page that shows it."""
        self.fields += 1
        with self.page.expect_navigation():
            self._choose_file(control, file)

    @contextmanager
    def downloading(self, what: Locator) -> Iterator[Download]:
        """Click something that brings a file, and wait for the file."""
        with self.page.expect_download() as coming:
            self.press(what)
        yield coming.value

    def button(self, name: str) -> Locator:
        """Return the button, or the link that looks like one, of that name."""
        return self.page.locator("main").get_by_role("button", name=name).first

    def looks(self, name: str) -> None:
        """Look at the page: it fits, has at most one red button, and keeps nobody out."""
        self.page.wait_for_load_state()
        self.passed.append(name)
        self._take_picture(name)
        if self.looks_closely:
            self._look_closely(name)

    def _look_closely(self, name: str) -> None:
        room = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        wide, there = self.page.evaluate(room)
        assert wide <= there, f"{name} is {wide} pixels wide"
        seen = "all => all.filter((one) => one.checkVisibility()).map((one) => one.innerText)"
        red = self.page.locator(_RED).evaluate_all(seen)
        assert len(red) <= 1, (name, red)
        found = serious_violations(self.page)
        assert found == [], (name, found)

    def _take_picture(self, name: str) -> None:
        if folder := os.environ.get(PICTURES):
            file = Path(folder) / f"{self.name}-{len(self.passed):02}-{name}.png"
            self.page.screenshot(path=file, full_page=name not in {"timetable", "moved"})

    def _press(self, what: Locator) -> None:
        what.click()

    def _type(self, field: Locator, text: str) -> None:
        field.fill(text)

    def _choose_file(self, control: Locator, file: Path) -> None:
        control.set_input_files(file)

    def move_a_meeting(self) -> None:
        """Drag the first meeting of the grid to the first place that is lit."""
        seat = self.page.locator("tr[data-table] td a[data-cooperative]").first
        seat.evaluate("one => one.scrollIntoView({block: 'center'})")  # away from edges that scroll
        box = seat.bounding_box()
        assert box
        self.clicks += 1
        mouse = self.page.mouse
        mouse.move(box["x"] + 10, box["y"] + 10)
        mouse.down()
        mouse.move(box["x"] + 40, box["y"] + 14, steps=4)
        lit = self.page.locator("td.target")
        expect(lit.first).to_be_visible(timeout=PATIENCE)
        lit.first.hover()
        expect(lit.first).to_contain_class("over")
        with self.page.expect_navigation():
            mouse.up()


class Touching(Officer):
    """Somebody with a phone: taps, and no drag."""

    name = "phone"

    def _press(self, what: Locator) -> None:
        what.tap()

    def move_a_meeting(self) -> None:
        """Tap a meeting, then Move, then a place that is lit."""
        self.press(self.page.locator("tr[data-table] td a[data-cooperative]").first)
        self.press(self.button("Pindahkan"))
        lit = self.page.locator("td.target")
        expect(lit.first).to_be_visible(timeout=PATIENCE)
        self.follow(lit.first)


class Typing(Officer):
    """Somebody who has a keyboard alone: Tab, Enter, and what is typed."""

    name = "keys"
    looks_closely = False
    """The pages are those of a laptop, which somebody with a mouse looks at."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        # Who listens from the start gets every chooser: the browser takes a while to hand one over
        # after it was asked to, and one that a key opened before that is lost.
        page.on("filechooser", lambda _: None)

    def _press(self, what: Locator) -> None:
        if what.get_attribute("type") == "radio":
            self._choose(what)
            return
        self._reach(what)
        self.page.keyboard.press("Enter")

    def _choose(self, radio: Locator) -> None:
        group = self.page.locator(f"input[name={radio.get_attribute('name')}]")
        self._reach(group.and_(self.page.locator(":checked")))
        for _ in range(group.count()):
            if not radio.is_checked():
                self.page.keyboard.press("ArrowDown")
        assert radio.is_checked()

    def _type(self, field: Locator, text: str) -> None:
        self._reach(field)
        if field.get_attribute("type") == "date":
            field.fill(text)  # which of day and month is typed first is the browser's to say
            return
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def _choose_file(self, control: Locator, file: Path) -> None:
        self._reach(control)
        with self.page.expect_file_chooser() as asked:
            self.page.keyboard.press("Space")
        asked.value.set_files(file)

    def _reach(self, what: Locator) -> None:
        expect(what).to_be_visible(timeout=PATIENCE)
        for _ in range(_MOST_TABS):
            if what.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {what}")
