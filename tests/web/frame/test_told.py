"""The sentence of the next page, which travels in a cookie that anybody can write."""

import json
from base64 import urlsafe_b64encode

import pytest
from starlette.testclient import TestClient

from app.web.frame.told import COOKIE

BAD = {
    "half a pair": json.dumps(["published", {"version": "\ud800"}]),
    "many brackets": "[" * 20_000,
    "no parameters": json.dumps(["published", {}]),
    "no text": json.dumps(["nothing", {}]),
    "a number too large": '["published", {"version": ' + "9" * 10_000 + "}]",
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_cookie_of_somebody_else_breaks_no_page(browser: TestClient, content: str) -> None:
    browser.cookies.set(COOKIE, urlsafe_b64encode(content.encode()).decode().rstrip("="))
    assert browser.get("/events").status_code == 200
