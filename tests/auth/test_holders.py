"""Devices and partners' links as holders of tokens: what they may do, and until when."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from starlette.testclient import TestClient

from app.auth.passwords import token_digest
from app.auth.principal import DevicePrincipal, LinkPrincipal
from app.auth.records import AccessToken, Scope, TokenKind
from app.auth.tokens import queries
from app.auth.tokens.service import authenticate, holder_of, revoke_link
from app.core.database.sessions import transaction
from app.events.deps import Hosting
from app.events.records import Event
from tests.api import Api
from tests.auth.holders import add_partner, link
from tests.devices.phones import phone


def token_of(client: TestClient) -> str:
    return client.headers["Authorization"].removeprefix("Bearer ")


def test_a_token_tells_its_holder_and_a_device_is_no_user(api: Api, engine: Engine) -> None:
    partner, table = add_partner(api, engine)
    host = phone(api, name="Meja 7", scope="table", table_ids=[str(table.id)])
    linked = link(api, engine, partner)
    with transaction(engine, read_only=True) as session:
        device = holder_of(session, token_of(host.client), api.now)
        guest = holder_of(session, token_of(linked), api.now)
        assert authenticate(session, token_of(host.client), api.now) is None
    assert isinstance(device, DevicePrincipal)
    assert (device.scope, device.table_ids) == (Scope.TABLE, frozenset({table.id}))
    assert device.gate_ids is not None
    assert len(device.gate_ids) == 1
    assert isinstance(guest, LinkPrincipal)
    assert (guest.event_id, guest.partner_id) == (api.event_id, partner.id)


def test_a_link_stops_to_work_when_it_is_revoked_or_old(api: Api, engine: Engine) -> None:
    partner, _ = add_partner(api, engine)
    secret = token_of(link(api, engine, partner))
    with transaction(engine) as session:
        later = api.now + timedelta(days=1)
        assert holder_of(session, secret, later) is None
        (token,) = session.exec(queries.links_of(api.event_id, partner.id, api.now)).all()
        assert token.digest == token_digest(secret)
        revoke_link(session, token, actor="test", now=api.now)
        assert holder_of(session, secret, api.now) is None
        assert session.exec(queries.links_of(api.event_id, partner.id, api.now)).all() == []


def test_the_database_keeps_no_token_without_exactly_one_holder(api: Api, engine: Engine) -> None:
    partner, _ = add_partner(api, engine)
    flaws: tuple[dict[str, Any], ...] = (
        {},
        {"event_id": api.event_id},
        {"partner_id": partner.id},
        {"user_id": api.users["viewer"], "event_id": api.event_id},
        {"user_id": api.users["viewer"], "partner_id": partner.id, "event_id": api.event_id},
    )
    for flaw in flaws:
        token = AccessToken(
            digest=uuid4().hex,
            kind=TokenKind.LINK,
            name="x",
            created_at=api.now,
            expires_at=api.now,
            **flaw,
        )
        with pytest.raises(IntegrityError), transaction(engine) as session:
            session.add(token)


def test_hosts_may_act_on_their_own_tables_only(api: Api) -> None:
    partner, other, table = uuid4(), uuid4(), uuid4()
    event = Event(
        name="X", day=api.now.date(), timezone="UTC", created_at=api.now, updated_at=api.now
    )
    by = LinkPrincipal(event.id, partner, "Pak Karno", uuid4())
    assert Hosting(event, by, None, None).may_host(partner, table)
    assert Hosting(event, by, partner, None).may_host(partner, table)
    assert not Hosting(event, by, partner, None).may_host(other, table)
    assert Hosting(event, by, None, frozenset({table})).may_host(partner, table)
    assert not Hosting(event, by, None, frozenset()).may_host(partner, table)


def test_a_devices_token_in_a_cookie_logs_nobody_in(api: Api) -> None:
    secret = token_of(phone(api).client)
    api.anonymous.cookies.set("titik_temu_session", secret)
    assert api.anonymous.get(api.at("/device")).status_code == 401
