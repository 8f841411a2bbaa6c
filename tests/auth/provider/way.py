"""A browser that goes to the provider and comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
from starlette.testclient import TestClient

from tests.api import Api


def browser(api: Api, address: str = "http://testserver") -> TestClient:
    return TestClient(
        api.app,
        address,
        raise_server_exceptions=False,
        follow_redirects=False,
        headers={"Accept-Language": "en"},
    )


def back(browser: TestClient, subject: str, path: str = "/login/provider?next=/users") -> str:
    """Go to the provider, log in there, and return the address that leads back."""
    sent = browser.get(path)
    assert sent.status_code == 303, sent.text
    answer = httpx.post(sent.headers["location"], data={"sub": subject}, timeout=120)
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["location"])
    return f"{back.path}?{back.query}"


@contextmanager
def said(browser: TestClient, address: str, status: int) -> Iterator[Any]:
    answer = browser.get(address)
    assert answer.status_code == status, answer.text
    yield answer
