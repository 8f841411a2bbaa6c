"""Whoever looks at telephone numbers is audited, at whatever address they are shown."""

import re

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from app.attendees.records import Attendee
from app.auth.records import AuditEntry
from app.core.database.sessions import transaction
from tests.api import Api
from tests.auth.test_other_events import things
from tests.checkin.hall import furnish
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


@pytest.fixture
def ids(api: Api, engine: Engine) -> dict[str, str]:
    """An event in which everybody has the same number, and an id of each kind of record."""
    furnish(engine, api.event_id, api.now)
    found = things(api, api.at(""))
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


def test_every_address_that_shows_numbers_is_audited_and_none_shows_them_to_viewers(
    api: Api, engine: Engine, ids: dict[str, str]
) -> None:
    showing, silent, told = set(), [], []
    for route in all_routes(api.app):
        if route.method != "GET" or route.path.endswith(ENDLESS):
            continue
        names = re.findall(r"\{(\w+)(?::\w+)?\}", route.path)
        if "event_id" not in names:
            continue
        path = re.sub(
            r"\{(\w+)(?::\w+)?\}", lambda one: ids.get(one[1].removesuffix("_id"), "x"), route.path
        )
        if NUMBER in re.sub(r"[\s.-]", "", api.viewer.get(path).text):
            told.append(route.path)
        before = looks(engine)
        if NUMBER in re.sub(r"[\s.-]", "", api.organizer.get(path).text):
            showing.add(route.path)
            if looks(engine) == before:
                silent.append(route.path)
    assert (silent, told) == ([], [])
    assert showing >= KNOWN
