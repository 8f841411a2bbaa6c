"""The organizer `panitia`, who logs in to the pages."""

import html
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.hashing import new_password
from app.auth.passwords import csrf_token
from app.auth.users.service import create_user
from app.core.database.sessions import transaction
from tests.api import Api

ON_BOTH = pytest.mark.parametrize(
    "database_url",
    ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)],
    indirect=True,
)
"""For what searches, or changes many rows at once: the databases differ in that."""
USERNAME = "panitia"
PASSWORD = "kata-sandi-panitia"


def add_organizer(api: Api) -> None:
    """Create the user, an administrator with a known password."""
    password = new_password(PASSWORD)
    with transaction(api.engine) as session:
        create_user(
            session,
            actor="test",
            username=USERNAME,
            password=password,
            is_admin=True,
            now=api.now,
        )


def page(browser: TestClient, api: Api, path: str) -> str:
    """Return a page of the event as its organizer sees it, in one line."""
    answer = browser.get(f"/events/{api.event_id}{path}")
    assert answer.status_code == 200, answer.text
    return html.unescape(" ".join(answer.text.split()))


def send(browser: TestClient, api: Api, path: str, **fields: Any) -> Any:
    """Send a form of the event's pages; a redirect is not followed."""
    return send_to(browser, f"/events/{api.event_id}{path}", **fields)


def send_to(browser: TestClient, path: str, **fields: Any) -> Any:
    """Send a form of any page; a redirect is not followed."""
    data = {"csrf": csrf_token(browser.cookies[SESSION_COOKIE]), **fields}
    return browser.post(path, data=data, follow_redirects=False)


def slots_shown(browser: TestClient, api: Api, path: str) -> list[str]:
    """Return what the form of a record's slots sends to say which slots it shows."""
    return re.findall(r'name="shown" value="([^"]+)"', page(browser, api, path))


def asked(response: Any, api: Api) -> int:
    """Return the number of the question whose page a form's answer leads to."""
    assert response.status_code == 303, response.text
    place = re.fullmatch(rf"/events/{api.event_id}/questions/(\d+)", response.headers["location"])
    assert place
    return int(place[1])
