"""Phones that become devices: added by an organizer, enrolled by a one-time code."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from starlette.testclient import TestClient

from tests.api import Api


@dataclass(frozen=True)
class Phone:
    """A phone that enrolled; `home` is the answer that it got then."""

    client: TestClient
    home: dict[str, Any]

    @property
    def device_id(self) -> UUID:
        return UUID(self.home["device"]["id"])


def bearer(api: Api, token: str) -> TestClient:
    """A client that carries a token."""
    return api.caller(
        headers={"Authorization": f"Bearer {token}", "Accept-Language": "en"},
    )


def provision(api: Api, event_id: UUID | None = None, **given: Any) -> dict[str, Any]:
    """Add a device; return it with its one-time code."""
    body = {"name": "Pintu 1", "scope": "checkin"} | given
    address = f"/api/v1/events/{event_id or api.event_id}/devices"
    made: dict[str, Any] = api.post(api.admin, address, body)
    return made


def enrol(api: Api, code: str, status: int = 201, **given: Any) -> dict[str, Any]:
    """Use a one-time code."""
    body = {"code": code, "device_time": api.now.isoformat()} | given
    home: dict[str, Any] = api.post(api.anonymous, "/api/v1/devices/enrol", body, status)
    return home


def phone(api: Api, event_id: UUID | None = None, **given: Any) -> Phone:
    """Add a device and enrol a phone as it."""
    made = provision(api, event_id, **given)
    home = enrol(api, made["enrolment"]["code"])
    return Phone(bearer(api, home["token"]), home)
