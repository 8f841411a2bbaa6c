"""Who comes to whose meetings: devices at tables and partners' links see their own alone."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.partners.records import Partner, Table
from tests.api import Api
from tests.auth.holders import add_partner, link
from tests.checkin.hall import Hall, furnish
from tests.devices.phones import phone


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


def _partner_at(engine: Engine, hall: Hall, which: int) -> Partner:
    with transaction(engine, read_only=True) as session:
        table = session.get_one(Table, hall.tables[which])
        return session.exec(select(Partner).where(Partner.id == table.partner_id)).one()


def _visits(api: Api, client: TestClient) -> Any:
    return api.get(client, api.at("/host/visits"))


def test_a_partner_sees_who_comes_and_who_has_come(api: Api, engine: Engine, hall: Hall) -> None:
    client = link(api, engine, _partner_at(engine, hall, 0))
    before = _visits(api, client)
    assert (before["cooperatives"], before["arrived"]) == (1, 0)
    (first, *_) = before["items"]
    assert (first["table_number"], first["arrived"]) == (7, False)
    (person,) = first["people"]
    assert set(person) == {"name", "arrived"}
    api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[0], api.now))
    after = _visits(api, client)
    assert (after["arrived"], after["items"][0]["people"][0]["arrived"]) == (1, True)
    device = phone(api, scope="table", table_ids=[str(hall.tables[0])]).client
    assert {one["table_number"] for one in _visits(api, device)["items"]} == {7}
    everything = _visits(api, api.organizer)["items"]
    assert {one["table_number"] for one in everything} == {7, 9}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_partner_without_meetings_sees_nobody(api: Api, engine: Engine, hall: Hall) -> None:
    partner, _ = add_partner(api, engine, code="LAIN", number=33)
    client = link(api, engine, partner)
    assert _visits(api, client) == {"cooperatives": 0, "arrived": 0, "items": []}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_those_at_the_door_count_arrivals_and_partners_do_not(
    api: Api, engine: Engine, hall: Hall
) -> None:
    door = phone(api).client
    assert api.get(door, api.at("/arrivals"))["total"] == 3
    assert len(api.get(door, api.at("/arrivals/absent"))["items"]) == 3
    client = link(api, engine, _partner_at(engine, hall, 0))
    assert client.get(api.at("/arrivals")).status_code == 403


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_link_reads_programme_and_calendar_of_its_partner(
    api: Api, engine: Engine, hall: Hall
) -> None:
    client = link(api, engine, _partner_at(engine, hall, 0))
    assert len(api.get(client, api.at("/programme"))["items"]) == 6
    calendar = client.get(api.at("/host/calendar.ics"))
    assert calendar.status_code == 200
    assert calendar.text.count("BEGIN:VEVENT") == 1
    nobody = api.organizer.get(api.at("/host/calendar.ics"))
    assert (nobody.status_code, nobody.json()["code"]) == (422, "calendar_owner")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_link_comes_as_a_token_as_well(api: Api, engine: Engine, hall: Hall) -> None:
    partner = _partner_at(engine, hall, 0)
    made = api.post(api.organizer, api.at(f"/partners/{partner.id}/links"), {"name": "Bu Ratna"})
    assert made["url"].endswith(made["access_token"])
    headers = {"Authorization": f"Bearer {made['access_token']}"}
    told = api.anonymous.get("/api/v1/auth/token", headers=headers).json()
    assert (told["holder"], told["partner_id"]) == ("link", str(partner.id))
