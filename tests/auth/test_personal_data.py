"""Whoever looks at telephone numbers is audited, at whatever address they are shown."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import Engine
from sqlmodel import Session, select

from app.attendees.records import Attendee
from app.auth.records import AuditEntry
from app.core.database import sessions
from app.core.database.sessions import transaction
from tests.api import Api
from tests.auth.factors.keys import person
from tests.auth.test_other_events import BODIES, filled, things
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.day.hall import leave_traces
from tests.routes import all_routes

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NUMBER = "81377665544"
LIST = "Nama;Desa;Kecamatan;Telepon\nSari;Gumelem Wetan;Susukan;+6281377665544\n"
ENDLESS = ("/solve-runs/{number}/progress", "/feed")
"""Their answers do not end."""
KNOWN = {
    "/api/v1/events/{event_id}/documents/messages",
    "/api/v1/events/{event_id}/attendees",
    "/api/v1/events/{event_id}/attendees/{attendee_id}",
    "/events/{event_id}/attendees/{attendee_id}",
    "/events/{event_id}/messages",
    "/events/{event_id}/lists/{number}",
}
"""Some of those that show numbers, without which the test would look at nothing."""
CHANGING = {
    ("PATCH", "/api/v1/events/event/attendees/attendee"),
    ("PUT", "/api/v1/events/event/imports/2/mapping"),
    ("POST", "/events/event/attendees/attendee"),
    ("POST", "/events/event/cooperatives/cooperative"),
    ("POST", "/events/event/partners/partner"),
    ("POST", "/events/event/tables/table"),
}
"""The same of changes."""


@pytest.fixture
def ids(api: Api, engine: Engine) -> dict[str, str]:
    """An event in which everybody has the same number, and an id of each kind of record."""
    furnish(engine, api.event_id, api.now)
    found = things(api, api.at(""))
    host = {"kind": "representative", "name": "Karno", "partner_id": found["partner"]}
    api.post(api.organizer, api.at("/attendees"), host)
    sent = {"file": ("nomor.csv", LIST.encode())}
    answer = api.organizer.post(api.at("/imports"), files=sent, data={"kind": "attendees"})
    assert answer.status_code == 201, answer.text
    number = str(answer.json()["number"])
    found |= leave_traces(engine, api.event_id, api.now) | {"event": str(api.event_id)}
    with transaction(engine) as session:
        for person in session.exec(select(Attendee)).all():
            person.phone = f"+62{NUMBER}"
    return found | {"number": number, "against": "1", "key": "0f3a9c1b2d4e5f60-1"}


def looks(engine: Engine) -> int:
    """Count the looks at personal data that the log has."""
    with transaction(engine, read_only=True) as session:
        seen = select(AuditEntry).where(AuditEntry.action == "personal_data.read")
        return len(session.exec(seen).all())


def places(api: Api, ids: dict[str, str], *, reading: bool) -> Iterator[tuple[str, str, str]]:
    """Yield method, path and address of every route within an event whose answers end."""
    for route in all_routes(api.app):
        names = re.findall(r"\{(\w+)(?::\w+)?\}", route.path)
        if (route.method == "GET") is not reading or route.path.endswith(ENDLESS):
            continue
        if "event_id" in names:
            address = re.sub(
                r"\{(\w+)(?::\w+)?\}",
                lambda one: ids.get(one[1].removesuffix("_id"), "x"),
                route.path,
            )
            yield route.method, route.path, address


def is_told(answer: Response) -> bool:
    """Whether an answer shows the number, however it is written."""
    return NUMBER in re.sub(r"[\s.-]", "", answer.text)


def test_every_address_that_shows_numbers_is_audited_and_none_shows_them_to_viewers(
    api: Api, engine: Engine, ids: dict[str, str], clock: StillClock
) -> None:
    late = person(api, "kepala", is_admin=True)
    showing, silent, told = {}, [], []
    for _, path, address in places(api, ids, reading=True):
        if is_told(api.viewer.get(address)):
            told.append(path)
        before = looks(engine)
        if is_told(api.organizer.get(address)):
            showing[path] = address
            if looks(engine) == before:
                silent.append(path)
    assert (silent, told) == ([], [])
    assert showing.keys() >= KNOWN
    clock.advance(timedelta(minutes=61))
    again = [path for path, address in showing.items() if is_told(late.get(address))]
    assert again == [], "without a fresh proof"


def test_no_answer_to_a_change_shows_numbers_without_a_note_or_a_fresh_proof(
    api: Api, ids: dict[str, str], clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = person(api, "kepala", is_admin=True)
    noted = []

    def take_back(session: Session) -> None:
        """Note what the change would have left in the log, and leave nothing."""
        seen = select(AuditEntry).where(AuditEntry.action == "personal_data.read")
        noted.append(len(session.exec(seen).all()))
        session.expunge_all()  # what was read stays as it is, as after a commit
        session.rollback()

    before = looks(api.engine)
    monkeypatch.setattr(sessions, "_commit", take_back)
    showing, silent = {}, []
    for method, path, address in places(api, ids, reading=False):
        for body in _bodies(path, ids):
            noted.clear()
            if is_told(api.organizer.request(method, address, **body)):
                showing[method, address] = body
                if max(noted, default=before) == before:
                    silent.append((method, path, body))
    assert silent == []
    assert {(method, ids_out(address, ids)) for method, address in showing} >= CHANGING
    clock.advance(timedelta(minutes=61))
    again = [one for one, body in showing.items() if is_told(late.request(*one, **body))]
    assert again == [], "without a fresh proof"


def _bodies(path: str, ids: dict[str, str]) -> list[dict[str, Any]]:
    """Return what a route is sent: forms what they refuse, the API what is empty, or refers."""
    if not path.startswith("/api/"):
        wrong = {"version": "0", "confirm_name": "?", "name": "", "number": "?", "shown": "?"}
        return [{"data": wrong}]
    known = [body for end, body in BODIES.items() if path.endswith(end.strip())]
    return [{"json": {}}, *({"json": filled(body, ids)} for body in known)]


def ids_out(address: str, ids: dict[str, str]) -> str:
    """Return an address with names in place of ids."""
    for name in ("event", "cooperative", "partner", "attendee", "table"):
        address = address.replace(ids[name], name)
    return address
