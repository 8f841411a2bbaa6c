"""A phone with the scanner page: a real Chromium with a profile that outlives its processes."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, expect, sync_playwright

from tests.campaigns.wedge import type_as_wedge
from tests.surroundings.needs import CHROMIUM, chromium_path, skip_or_fail
from tests.web.chromium import QUIET

PATIENCE_MS = 120_000
CAMERA = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")


class Phone:
    """One browser process after the other over the same profile."""

    def __init__(self, playwright: Playwright, profile: Path, base: str, *args: str) -> None:
        self._playwright = playwright
        self._profile = profile
        self._base = base
        self._args = args
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start Chromium as a person does, and take its first page."""
        path = chromium_path()
        if path is None:
            skip_or_fail(CHROMIUM)
        port_file = self._profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [
                path,
                "--headless=new",
                *QUIET,
                "--remote-debugging-port=0",
                f"--user-data-dir={self._profile}",
                "--window-size=400,900",
                "--lang=id-ID",
                *self._args,
                "about:blank",
            ],
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + PATIENCE_MS / 1000
        while not (port_file.is_file() and port_file.read_text().count("\n")):
            assert time.monotonic() < deadline, "Chromium does not start"
            time.sleep(0.05)
        port = port_file.read_text().split("\n")[0]
        self._browser = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        self._context = self._browser.contexts[0]
        self.page: Page = self._context.pages[0]
        self.page.set_default_timeout(PATIENCE_MS)
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def kill(self) -> None:
        """Kill all its processes with SIGKILL, as an empty battery does."""
        if self._process is None:
            return
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def enrol(self, code: str) -> None:
        """Open the enrolment address and wait until the page can work without the network."""
        self.page.goto(f"{self._base}/pindai#{code}")
        self.page.wait_for_selector("#door:not([hidden])")
        self.page.wait_for_selector("#gate option", state="attached")
        self.page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
        assert "#" not in self.page.url

    def hindrances(self) -> list[Any]:
        """Return the reasons why Chromium does not offer to install the page as an app."""
        session = self._context.new_cdp_session(self.page)
        found: list[Any] = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        return found

    def open(self) -> None:
        """Open the page, from the network or the phone's cache."""
        self.page.goto(f"{self._base}/pindai")
        self.page.wait_for_selector("#door:not([hidden])")

    def offline(self, offline: bool) -> None:
        """Cut the network or bring it back."""
        self._context.set_offline(offline)

    def wedge(self, code: str) -> None:
        """Type a code as a wedge scanner does."""
        type_as_wedge(self.page, code)

    def scan(self, code: str, name: str | None, state: str) -> dict[str, Any]:
        """Scan by wedge and wait for the verdict on that person; return what is shown."""
        before = self.page.locator("#verdict").get_attribute("data-told")
        self.wedge(code)
        self.page.wait_for_selector(f"#verdict[data-told]:not([data-told='{before}'])")
        shown = self.page.locator("#verdict").get_attribute("data-state")
        text = self.page.locator("#told").inner_text()
        assert shown == state, text
        assert name is None or name in text
        here = self.page.locator("#told .told-source").count() == 1
        return {"state": shown, "text": text, "here": here}

    def count(self, name: str) -> int:
        """Return a counter of the page: `pending` or `conflict-count`."""
        return int(self.page.locator(f"#{name} dd").inner_text())

    def wait_for_count(self, name: str, value: int, seconds: float = 60) -> None:
        """Wait until a counter of the page has a value."""
        counter = self.page.locator(f"#{name} dd")
        expect(counter).to_have_text(str(value), timeout=seconds * 1000)


@contextmanager
def phone(profile: Path, base: str, *args: str) -> Iterator[Phone]:
    """A phone whose browser is started; it ends with the context, whatever happens."""
    with sync_playwright() as playwright:
        one = Phone(playwright, profile, base, *(args or CAMERA))
        try:
            one.start()
            yield one
        finally:
            one.kill()
