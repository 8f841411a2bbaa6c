"""A table or a partner is deleted while a scan for it is under way."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from sqlalchemy import Engine, text

from app.checkin.scans.recording import Recorded, record_scans
from app.checkin.scans.schemas import ScanIn
from app.core.database.sessions import transaction
from tests.api import Api
from tests.checkin.hall import Hall, furnish

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("database_url", ["postgres"], indirect=True),
]
_MANY_LOOKS = 1_000
_WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


@contextmanager
def being_scanned(api: Api, scan: ScanIn) -> Iterator[None]:
    """Record a scan, and commit it when the context ends."""
    with transaction(api.engine) as session:
        (told,) = record_scans(session, api.event_id, [scan], device="gate", now=api.now)
        assert isinstance(told, Recorded), told
        yield


def wait_for_a_waiting_lock(engine: Engine) -> None:
    for _ in range(_MANY_LOOKS):
        with transaction(engine, read_only=True) as session:
            if session.connection().scalar(_WAITING):
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits for the scan")


def delete_during(api: Api, path: str, scan: ScanIn) -> Response:
    """Delete the record at a path; the request begins before a scan is committed and ends after."""
    with ThreadPoolExecutor(1) as pool:
        with being_scanned(api, scan):
            answer = pool.submit(api.organizer.delete, api.at(path))
            wait_for_a_waiting_lock(api.engine)
        return answer.result(60)


def scan_of(gate: str | UUID, api: Api, **who: Any) -> ScanIn:
    return ScanIn(scan_id=uuid4(), gate_id=gate, scanned_at=api.now, **who)


def test_a_scan_at_its_gate_keeps_a_table_and_its_partner(api: Api, hall: Hall) -> None:
    partner = api.post(api.organizer, api.at("/partners"), {"code": "BULOG", "name": "Bulog"})["id"]
    for number, delete in ((70, "/tables/{table}"), (71, "/partners/{partner}")):
        body = {"partner_id": partner, "number": number}
        table = api.post(api.organizer, api.at("/tables"), body)["id"]
        gate = {"name": f"Meja {number}", "kind": "table", "table_id": table}
        made = api.post(api.organizer, api.at("/gates"), gate)["id"]
        path = delete.format(table=table, partner=partner)
        answer = delete_during(api, path, scan_of(made, api, code=hall.codes[0]))
        assert answer.status_code == 409, answer.text
    assert len(api.get(api.viewer, api.at("/scans"))["items"]) == 2


def test_a_scan_of_its_representative_keeps_a_partner(api: Api, hall: Hall) -> None:
    for code, with_badge in (("BULOG", False), ("PLN", True)):
        partner = api.post(api.organizer, api.at("/partners"), {"code": code, "name": code})["id"]
        envoy = {"kind": "representative", "partner_id": partner, "name": "Ratna"}
        person = api.post(api.organizer, api.at("/attendees"), envoy)["id"]
        if with_badge:
            api.post(api.organizer, api.at("/badges"), {"attendee_id": person})
        scan = scan_of(hall.gates["main"], api, attendee_id=person)
        answer = delete_during(api, f"/partners/{partner}", scan)
        assert answer.status_code == 409, answer.text
    assert len(api.get(api.viewer, api.at("/scans"))["items"]) == 2
