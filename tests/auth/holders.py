"""A client for every kind of holder of a token."""

from datetime import timedelta

from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.auth.tokens.service import issue_link
from app.core.database.sessions import transaction
from app.partners.records import Partner, Table
from tests.api import Api
from tests.checkin.hall import new_event
from tests.devices.phones import bearer, phone

USERS = ("anonymous", "outsider", "viewer", "organizer", "admin")
OTHERS = ("checkin_device", "table_device", "signage_device", "link", "stranger")
"""Devices of each scope, a partner's link, and a device for check-in of another event."""


def client_of(api: Api, engine: Engine, holder: str) -> TestClient:
    """Return a client that carries a token of that kind of holder."""
    if holder in USERS:
        client: TestClient = getattr(api, holder)
        return client
    if holder == "stranger":
        return phone(api, new_event(engine, api.now)).client
    partner, table = add_partner(api, engine)
    if holder == "link":
        return link(api, engine, partner)
    scope = holder.removesuffix("_device")
    return phone(api, scope=scope, table_ids=[str(table.id)] if scope == "table" else []).client


def add_partner(
    api: Api, engine: Engine, code: str = "LPG", number: int = 7
) -> tuple[Partner, Table]:
    """Add a partner with a table to the event."""
    partner = Partner(
        event_id=api.event_id, code=code, name=f"PT {code}", created_at=api.now, updated_at=api.now
    )
    table = Table(event_id=api.event_id, partner_id=partner.id, number=number, created_at=api.now)
    with transaction(engine) as session:
        session.add(partner)
        session.flush()
        session.add(table)
    return partner, table


def link(api: Api, engine: Engine, partner: Partner) -> TestClient:
    """Make a link for a partner and return a client that carries it."""
    with transaction(engine) as session:
        secret, _ = issue_link(
            session,
            event_id=api.event_id,
            partner_id=partner.id,
            name="Pak Karno",
            expires_at=api.now + timedelta(days=1),
            actor="test",
            now=api.now,
        )
    return bearer(api, secret)
