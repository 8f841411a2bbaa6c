"""Hosts at tables: a hall with published meetings, and clients of each kind that may lead them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from starlette.testclient import TestClient

from app.auth.passwords import make_token, token_digest
from app.auth.records import AccessToken, Device, Scope, TokenKind
from app.core.database.sessions import transaction
from tests.api import Api


def bearer(api: Api, secret: str) -> TestClient:
    """Return a client that sends a token."""
    return api.caller(
        headers={"Authorization": f"Bearer {secret}", "Accept-Language": "en"},
    )


def table_device(api: Api, tables: list[UUID], name: str = "Meja 1") -> TestClient:
    """Return the client of a device at tables of the event."""
    secret = make_token("device")
    with transaction(api.engine) as session:
        device = Device(
            event_id=api.event_id,
            name=name,
            scope=Scope.TABLE,
            gate_ids=None,
            table_ids=[str(table) for table in tables],
            created_at=api.now,
        )
        session.add(device)
        session.flush()
        session.add(
            AccessToken(
                digest=token_digest(secret),
                kind=TokenKind.DEVICE,
                device_id=device.id,
                event_id=api.event_id,
                name=name,
                created_at=api.now,
                expires_at=api.now + timedelta(days=365),
            )
        )
    return bearer(api, secret)


def fact(meeting_id: object, at: datetime, **said: Any) -> dict[str, Any]:
    """Return a report on a meeting as a client sends it."""
    return {
        "fact_id": str(uuid4()),
        "meeting_id": str(meeting_id),
        "recorded_at": at.isoformat(),
    } | said
