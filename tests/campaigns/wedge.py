"""Keys as a wedge scanner sends them."""

import time

from playwright.sync_api import Page

_PAUSE = 0.005
"""Seconds between two keys."""


def type_as_wedge(page: Page, code: str, *, end: str = "Enter") -> None:
    """Type a code, and the key that ends it, at a scanner's pace.

    The page is told when each key was pressed, as the browser tells it of a real one, so that a
    busy machine does not make a slow scanner.
    """
    session = page.context.new_cdp_session(page)
    at = time.time()
    for key in [*code, end]:
        at += _PAUSE
        text = "\r" if key == "Enter" else key
        session.send(
            "Input.dispatchKeyEvent",
            {"type": "keyDown", "key": key, "text": text, "timestamp": at},
        )
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": key, "timestamp": at})
    session.detach()
