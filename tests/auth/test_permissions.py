"""Authorization: every route x every role."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi import FastAPI

from app.core.settings import Settings
from app.main import create_app
from tests.api import Api
from tests.routes import RouteInfo, all_routes

ROLES = ("anonymous", "outsider", "viewer", "organizer", "admin")
REFUSED = {
    "public": {},
    "user": {"anonymous": 401},
    "admin": {"anonymous": 401, "outsider": 403, "viewer": 403, "organizer": 403},
    "viewer": {"anonymous": 401, "outsider": 404},
    "organizer": {"anonymous": 401, "outsider": 404, "viewer": 403},
}
"""What each permission answers to those who lack it; everybody else gets past it."""


def _app(folder: Path) -> FastAPI:
    return create_app(Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'x.db'}"))


@pytest.fixture
def routes(tmp_path: Path) -> list[RouteInfo]:
    return all_routes(_app(tmp_path))


def test_every_route_declares_exactly_one_known_permission(routes: list[RouteInfo]) -> None:
    wrong = [f"{route}: {route.permissions}" for route in routes if len(route.permissions) != 1]
    assert wrong == []
    assert {permission for route in routes for permission in route.permissions} <= set(REFUSED)
    assert len(routes) > 20


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("role", ROLES)
def test_every_route_refuses_those_without_its_permission(
    api: Api, routes: list[RouteInfo], role: str
) -> None:
    client = getattr(api, role)
    wrong = []
    for route in routes:
        expected = REFUSED[route.permissions[0]].get(role)
        path = _fill(route.path, api)
        if route.path.endswith(("/progress", "/feed")) and expected is None:
            continue  # an endless stream; its own tests read it
        response = client.request(route.method, path, follow_redirects=False)
        is_page = not route.path.startswith("/api/")
        if expected is None:
            if route.permissions[0] != "public" and response.status_code in {401, 403}:
                wrong.append(f"{role} {route}: {response.status_code}")
        elif is_page and response.status_code == 303 and role == "anonymous":
            continue  # pages send visitors to the log-in page
        elif response.status_code != expected:
            wrong.append(f"{role} {route}: {response.status_code}, not {expected}")
    assert wrong == []


def _fill(path: str, api: Api) -> str:
    path = path.replace("{event_id}", str(api.event_id))
    path = re.sub(r"\{(number|n|against)\}", "1", path)
    path = path.replace("{name}", "badges.pdf").replace("{code}", "pupuk")
    return re.sub(r"\{[^}]+\}", str(uuid4()), path)
