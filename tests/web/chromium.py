"""A real Chromium whose pages are watched for errors and for requests to other hosts."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any, Final

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.surroundings.needs import CHROMIUM, chromium_path, skip_or_fail

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_LINES: Final[dict[str, "Line"]] = {}
"""The lines to the servers that run in this process, by address."""
PATIENCE = 120_000
"""Milliseconds that a very busy machine may take until a page shows what it should."""
expect.set_options(timeout=PATIENCE)
LAPTOP = (1366, 768)
PHONE = (360, 740)


@contextmanager
def running_chromium(*args: str) -> Iterator[Browser]:
    """Start Chromium; without one the test is skipped, or fails where skips are forbidden."""
    path = chromium_path()
    if path is None:
        skip_or_fail(CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *args])
        yield browser
        browser.close()


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve the application on a free port of this machine; yields its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()  # so that nobody is refused before the server has started
        host, port = listener.getsockname()
        line = Line(app)
        server = uvicorn.Server(uvicorn.Config(line, log_level="error", lifespan="off"))
        line.server = server
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        base = f"http://{host}:{port}"
        _LINES[base] = line
        try:
            yield base
        finally:
            del _LINES[base]
            server.should_exit = True
            thread.join(timeout=10)


class Line:
    """The line between a server and its callers, which can be cut: then nobody is answered.

    A browser told to be offline is not enough: its service worker may go on to reach the server.
    """

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self.cut = False
        self.server: uvicorn.Server | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if self.cut and self.server is not None:
            for connection in list(self.server.server_state.connections):
                transport: Any = getattr(connection, "transport", None)
                if transport is not None:
                    transport.abort()
            return
        await self._app(scope, receive, send)


WITHOUT_NETWORK: Final = (
    *("ERR_INTERNET_DISCONNECTED", "Failed to load resource", "Failed to fetch", "NetworkError"),
    "falling back to ArrayBuffer instantiation",  # of a decoder that was still being loaded
)
"""Of the lines that a browser writes where the network is taken away, also while a page loads."""


class Watched:
    """A page, and the errors and foreign requests seen on it.

    Once its network was taken away, what the browser writes about that is no trouble.
    """

    def __init__(self, browser: Browser, base: str, size: tuple[int, int], **context: Any) -> None:
        self.context = browser.new_context(
            base_url=base,
            viewport={"width": size[0], "height": size[1]},
            **{"locale": "id-ID", **context},
        )
        self._base = base
        if base in _LINES:
            _LINES[base].cut = False
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.troubles: list[str] = []
        self._refusals: tuple[str, ...] = ()
        self._had_no_network = False
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self._note(f"error: {error}"))
        self.page.on("request", lambda request: self._on_request(base, request.url))

    def _on_console(self, message: Any) -> None:
        if message.type in {"error", "warning"} and not message.text.endswith(self._refusals):
            self._note(f"{message.type}: {message.text}")

    def _note(self, trouble: str) -> None:
        if not (self._had_no_network and any(known in trouble for known in WITHOUT_NETWORK)):
            self.troubles.append(trouble)

    def expect_refusals(self, *endings: str) -> None:
        """Take the browser's own lines about refused calls that end so for no trouble.

        They may still be on their way, so those that come later are left out as well.
        """
        self._refusals = tuple(f"the server responded with a status of {one}" for one in endings)
        self.troubles = [one for one in self.troubles if not one.endswith(self._refusals)]

    def go_offline(self) -> None:
        """Take the network away from the page and from its service worker."""
        self._had_no_network = True
        self.context.set_offline(True)
        if self._base in _LINES:
            _LINES[self._base].cut = True

    def go_online(self) -> None:
        """Give the network back."""
        if self._base in _LINES:
            _LINES[self._base].cut = False
        self.context.set_offline(False)

    def _on_request(self, base: str, url: str) -> None:
        if not url.startswith((f"{base}/", "data:", "blob:")):
            self.troubles.append(f"left the host: {url}")

    def close(self) -> None:
        self.context.close()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on an element with this name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => document.activeElement.getAttribute('aria-label')"
            " || document.activeElement.labels?.[0]?.textContent"
            " || document.activeElement.textContent"
        )
        if focused and focused.strip().startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")
