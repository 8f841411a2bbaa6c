"""Gates through HTTP, where the kind of database cannot matter."""

from uuid import uuid4

import pytest

from app.checkin.gates import service
from app.core.database.sessions import transaction
from app.events.records import Event
from tests.api import Api
from tests.checkin.hall import Hall, furnish
from tests.conftest import StillClock


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


def test_a_gate_leads_to_the_event_a_session_or_a_table(api: Api, hall: Hall) -> None:
    made = api.post(api.organizer, api.at("/gates"), {"name": "Pintu Timur"})
    assert (made["kind"], made["session"], made["table_id"]) == ("event", None, None)
    table = str(hall.tables[0])
    for body, pointer in (
        ({"kind": "session"}, "/kind"),
        ({"kind": "session", "session": "malam"}, "/session"),
        ({"kind": "table"}, "/kind"),
        ({"kind": "table", "table_id": str(uuid4())}, "/table_id"),
        ({"kind": "event", "table_id": table}, "/kind"),
        (
            {"opens_at": "2025-07-04T08:00:00+07:00", "closes_at": "2025-07-04T01:00:00Z"},
            "/closes_at",
        ),
    ):
        refused = api.organizer.post(api.at("/gates"), json={"name": "Baru"} | body)
        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["pointer"] == pointer
    twice = api.organizer.post(api.at("/gates"), json={"name": "Pintu Timur"})
    assert (twice.status_code, twice.json()["code"]) == (409, "gate_name_taken")
    names = [gate["name"] for gate in api.get(api.viewer, api.at("/gates"))["items"]]
    assert len(names) == 5
    assert "Pintu Timur" in names


def test_a_gate_can_be_renamed_and_deleted_until_something_was_scanned(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    path = api.at(f"/gates/{hall.gates['side']}")
    assert api.organizer.patch(path, json={"name": "Pintu Barat"}).json()["name"] == "Pintu Barat"
    assert api.organizer.patch(path, json={"name": None}).json()["name"] == "Pintu Barat"
    assert api.organizer.delete(path).status_code == 204
    assert api.viewer.get(path).status_code == 404
    api.post(api.organizer, api.at("/scans"), hall.body("8992753101", clock.now()))
    kept = api.organizer.delete(api.at(f"/gates/{hall.gates['main']}"))
    assert (kept.status_code, kept.json()["code"]) == (409, "gate_in_use")


def test_an_event_has_one_main_gate_however_often_it_is_asked_for(api: Api) -> None:
    with transaction(api.engine) as session:
        event = session.get_one(Event, api.event_id)
        first = service.ensure_main_gate(session, event, actor="test", now=api.now)
        again = service.ensure_main_gate(session, event, actor="test", now=api.now)
    assert (first.name, first.id) == ("Pintu Utama", again.id)
