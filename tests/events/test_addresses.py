"""Links lead to this installation, whatever a request's `Host` says."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from app.core.settings import Settings
from app.main import create_app
from tests.api import Api

Make = Callable[[Api, TestClient, dict[str, str]], Any]


def device(api: Api, client: TestClient, headers: dict[str, str]) -> Any:
    body = {"name": f"Pintu {uuid4()}", "scope": "checkin"}
    return client.post(api.at("/devices"), json=body, headers=headers)


def invitation(api: Api, client: TestClient, headers: dict[str, str]) -> Any:
    body = {"username": f"tamu-{uuid4()}", "role": "viewer"}
    return client.post(api.at("/invitations"), json=body, headers=headers)


def host(api: Api, name: str) -> dict[str, str]:
    return {"Host": name, "Authorization": api.admin.headers["Authorization"]}


@pytest.mark.parametrize("make", [device, invitation])
def test_no_link_leads_to_a_host_that_only_the_request_names(api: Api, make: Make) -> None:
    for name in ("jahat.example.com", "jahat.example.com:80", "203.0.114.9"):
        refused = make(api, api.admin, host(api, name))
        assert (refused.status_code, refused.json()["code"]) == (409, "address_needed"), name
    assert "jahat" not in make(api, api.admin, host(api, "127.0.0.1@jahat.id")).text
    for name in ("192.168.1.7:8000", "laptop-panitia", "temu.local", "127.0.0.1:8000"):
        made = make(api, api.admin, host(api, name))
        assert made.status_code == 201, made.text
        assert f"http://{name}/" in made.text


def test_a_link_leads_to_the_address_that_was_set_or_allowed(api: Api, settings: Settings) -> None:
    for given, expected in (
        ({"allowed_hosts": "temu.example.id, lain.example.id"}, "http://lain.example.id/"),
        ({"public_url": "https://temu.example.id"}, "https://temu.example.id/"),
    ):
        app = create_app(
            settings.model_copy(update=given), engine=api.engine, clock=api.app.state.clock
        )
        made = device(api, TestClient(app), host(api, "lain.example.id"))
        assert made.status_code == 201, made.text
        assert expected in made.json()["enrolment"]["url"]
