"""Addresses in the audit log: who came from where, proved by the chain, shortened after a time."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select
from starlette.testclient import TestClient

from app.auth.audit import chain
from app.auth.audit.keeping import link_all
from app.auth.audit.shortening import shorten_addresses
from app.auth.records import AuditEntry
from app.core.client import plain, shortened
from app.core.database.sessions import transaction
from tests.api import Api
from tests.conftest import StillClock


def _fail(api: Api, address: str) -> None:
    client = TestClient(api.app, client=(address, 5000))
    client.post("/api/v1/auth/tokens", json={"username": "admin", "password": "salah"})


def _addresses(engine: Engine) -> list[str | None]:
    with transaction(engine, read_only=True) as session:
        failed = select(AuditEntry.address).where(AuditEntry.action == "login.fail")
        return list(session.exec(failed.order_by(col(AuditEntry.id))))


def _broken(engine: Engine) -> int:
    with transaction(engine, read_only=True) as session:
        return len(chain.check(session).broken)


def test_an_address_is_kept_whole_then_shortened_and_the_chain_holds(
    api: Api, clock: StillClock
) -> None:
    for address in ("203.0.113.7", "2001:db8:1:2::5", "::ffff:203.0.113.9"):
        _fail(api, address)
    assert _addresses(api.engine) == ["203.0.113.7", "2001:db8:1:2::5", "203.0.113.9"]
    clock.advance(timedelta(days=91))
    assert shorten_addresses(api.engine, clock.now(), 90) == 0, "the chain has none of them yet"
    link_all(api.engine)
    _fail(api, "203.0.113.8")
    link_all(api.engine)
    assert shorten_addresses(api.engine, clock.now(), 90) == 3
    networks = ["203.0.113.0/24", "2001:db8:1::/48", "203.0.113.0/24", "203.0.113.8"]
    assert _addresses(api.engine) == networks
    assert _broken(api.engine) == 0


@pytest.mark.parametrize("instead", ["203.0.113.8", None])
def test_an_address_that_was_changed_is_found(api: Api, instead: str | None) -> None:
    _fail(api, "203.0.113.7")
    link_all(api.engine)
    with transaction(api.engine) as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "login.fail")).one()
        entry.address = instead
        session.add(entry)
    assert _broken(api.engine) == 1


def test_administrators_read_and_filter_the_whole_log(api: Api) -> None:
    _fail(api, "203.0.113.7")
    assert api.organizer.get("/api/v1/audit").status_code == 403
    (failed,) = api.get(api.admin, "/api/v1/audit", action="login.fail")["items"]
    assert (failed["actor"], failed["address"]) == ("admin", "203.0.113.7")
    assert failed["detail"] == {"what": "password"}
    begun = api.get(api.admin, "/api/v1/audit", action="event")["items"]
    assert {one["event_id"] for one in begun} == {str(api.event_id)}
    assert api.get(api.admin, "/api/v1/audit", until="2025-07-03T00:00:00Z")["items"] == []
    assert api.get(api.admin, "/api/v1/audit", actor="admin", since="2025-07-03T00:00:00Z")["items"]


def test_what_is_no_address_is_none() -> None:
    assert [plain(one) for one in ("testclient", None, "fe80::1%eth0")] == [None, None, "fe80::1"]
    assert shortened("10.1.2.3") == "10.1.2.0/24"
