"""A phone that carries a badge."""

from datetime import timedelta
from typing import Any

from starlette.testclient import TestClient

from tests.api import Api

BADGES = "/api/v1/badges"


def carrying(api: Api, code: str, language: str = "en") -> TestClient:
    """Return a client that shows a badge's code and nothing else."""
    return api.caller(headers={"X-Badge-Token": code, "Accept-Language": language})


def open_wishes(api: Api, until: timedelta = timedelta(hours=1)) -> None:
    """Let the event take wishes by badge for so long."""
    body = {"wishes_until": (api.now + until).isoformat()}
    assert api.organizer.patch(api.at(), json=body).status_code == 200


def partners_of(phone: TestClient) -> dict[str, Any]:
    """Return the partners of the directory, by name."""
    return {one["name"]: one for one in phone.get(f"{BADGES}/partners").json()["items"]}


def first_item(phone: TestClient) -> Any:
    """Return the first meeting of the holder's agenda."""
    return phone.get(f"{BADGES}/agenda").json()["items"][0]
