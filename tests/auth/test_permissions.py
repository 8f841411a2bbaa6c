"""Authorization: every route x every kind of caller."""

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from app.core.settings import Settings
from app.main import create_app
from app.openapi import CARRIED
from tests.api import Api
from tests.auth.holders import OTHERS, USERS, client_of
from tests.routes import RouteInfo, all_routes

_NO_USER_DEVICES = dict.fromkeys(("checkin_device", "table_device", "signage_device", "link"), 403)
_USERS_ONLY = {"anonymous": 401, **_NO_USER_DEVICES, "stranger": 403}
_NO_USERS = {
    "anonymous": 401,
    **dict.fromkeys(("outsider", "viewer", "organizer", "admin", "link"), 403),
    "stranger": 404,
}
_WORKERS = {"anonymous": 401, "outsider": 404, "viewer": 403, "stranger": 404}
REFUSED = {
    "public": {},
    "holder": {"anonymous": 401},
    "user": _USERS_ONLY,
    "admin": _USERS_ONLY | {"outsider": 403, "viewer": 403, "organizer": 403},
    "viewer": _USERS_ONLY | {"outsider": 404},
    "organizer": _USERS_ONLY | {"outsider": 404, "viewer": 403},
    "scanner": _WORKERS | {"signage_device": 403, "link": 403},
    "door": _WORKERS | {"table_device": 403, "signage_device": 403, "link": 403},
    "table_host": _WORKERS | {"checkin_device": 403, "signage_device": 403, "stranger": 403},
    "device": _NO_USERS,
    "screen": _WORKERS | {"checkin_device": 403, "table_device": 403, "link": 403, "stranger": 403},
    "syncing_device": _NO_USERS | {"signage_device": 403},
    "insider": {"anonymous": 401, "outsider": 404, "stranger": 404},
    "door_or_viewer": {
        "anonymous": 401,
        "outsider": 404,
        **dict.fromkeys(("table_device", "signage_device", "link"), 403),
        "stranger": 404,
    },
}
"""The status of each permission for callers without it; all others pass."""


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


def test_the_document_says_of_every_route_who_may_call_it(routes: list[RouteInfo]) -> None:
    paths = json.loads(CARRIED.read_text("utf-8"))["paths"]
    holders = {
        "outsider": "user",
        **{name: name for name in ("viewer", "organizer", "admin", "link")},
        **{f"{scope}_device": f"device:{scope}" for scope in ("checkin", "table", "signage")},
    }
    wrong = []
    for route in routes:
        operation = paths.get(route.path, {}).get(route.method.lower())
        if operation is None:
            continue  # a page
        said = set(operation["x-holders"])
        refused = REFUSED[route.permissions[0]]
        takes = {said for role, said in holders.items() if role not in refused}
        if route.permissions[0] == "public":
            takes = set()
        if said != takes or bool(operation["security"]) != bool(takes):
            wrong.append(f"{route}: {sorted(said)}, not {sorted(takes)}")
    assert wrong == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("role", USERS + OTHERS)
def test_every_route_refuses_those_without_its_permission(
    api: Api, engine: Engine, routes: list[RouteInfo], role: str
) -> None:
    client = client_of(api, engine, role)
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
    path = path.replace("{file}", "badge.svg")
    return re.sub(r"\{[^}]+\}", str(uuid4()), path)
