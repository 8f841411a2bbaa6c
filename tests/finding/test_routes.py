"""Searching an event through HTTP."""

from typing import Any

import pytest
from sqlmodel import select

from app.attendees.queries import cooperatives
from app.attendees.records import Attendee, AttendeeKind
from app.core.database.sessions import transaction
from app.events.records import Event
from app.finding.service import cooperatives_like
from tests.api import Api
from tests.meetings.hall import Hall, fill


@pytest.fixture
def hall(api: Api) -> Hall:
    hall = fill(api.engine, api.event_id, api.now)
    stamps: dict[str, Any] = {"created_at": api.now, "updated_at": api.now}
    with transaction(api.engine) as session:
        session.add_all(
            [
                Attendee(
                    event_id=api.event_id,
                    external_key="a",
                    kind=AttendeeKind.MANAGER,
                    cooperative_id=hall.cooperatives[0],
                    name="Turyanto",
                    phone="+6281234567890",
                    **stamps,
                ),
                Attendee(
                    event_id=api.event_id,
                    external_key="b",
                    kind=AttendeeKind.REPRESENTATIVE,
                    partner_id=hall.partners[1],
                    name="Sutini",
                    **stamps,
                ),
            ]
        )
    return hall


def hits(api: Api, query: str) -> list[tuple[str, str, str]]:
    found = api.get(api.organizer, api.at("/find"), q=query)["hits"]
    return [(one["kind"], one["title"], one["detail"]) for one in found]


def test_a_person_a_village_a_partner_a_table_and_a_phone_are_found(api: Api, hall: Hall) -> None:
    assert hits(api, "turianto") == [("person", "Turyanto", "Desa 0")]
    assert hits(api, "sutini") == [("person", "Sutini", "Mitra 1")]
    assert hits(api, "mitra 1")[0] == ("partner", "Mitra 1", "P1")
    assert hits(api, "Meja 2") == [("table", "2", "Mitra 1")]
    assert hits(api, "7890") == [("person", "Turyanto", "Desa 0")]
    assert ("kecamatan", "Kecamatan 1", "") in hits(api, "kecamatn 1")
    assert hits(api, "koperasi merah putih 3")[0] == ("cooperative", "Desa 3", "Kecamatan 1")
    assert hits(api, "zzz") == []


def test_answers_hold_no_phone_numbers_and_are_for_organizers(api: Api, hall: Hall) -> None:
    answer = api.organizer.get(api.at("/find"), params={"q": "7890"})
    assert "67890" not in answer.text
    for client, status in ((api.viewer, 403), (api.outsider, 404), (api.anonymous, 401)):
        assert client.get(api.at("/find"), params={"q": "desa"}).status_code == status
    assert api.organizer.get(api.at("/find"), params={"q": ""}).status_code == 422


def test_long_answers_name_the_first_hits_and_count_the_others(api: Api, hall: Hall) -> None:
    found = api.get(api.organizer, api.at("/find"), q="desa", limit=2)
    assert [hit["title"] for hit in found["hits"]] == ["Desa 0", "Desa 2"]
    assert found["more"] == {"cooperative": len(hall.cooperatives) - 2}
    assert api.get(api.organizer, api.at("/find"), q="desa")["more"] == {}


@pytest.mark.parametrize("query", ["7890", "081234567890"])
def test_nobody_whose_data_is_restricted_is_found_by_their_number(
    api: Api, hall: Hall, query: str
) -> None:
    def met(word: str) -> list[str]:
        return [title for kind, title, _ in hits(api, word) if kind == "person"]

    assert met(query) == ["Turyanto"]
    with transaction(api.engine) as session:
        event = session.get_one(Event, api.event_id)
        assert cooperatives_like(session, event, query, cooperatives(event.id))
        for one in session.exec(select(Attendee)).all():
            one.restricted_at = api.now
    assert met(query) == []
    assert met("turianto") == ["Turyanto"], "by name they are"
    with transaction(api.engine, read_only=True) as session:
        event = session.get_one(Event, api.event_id)
        assert cooperatives_like(session, event, query, cooperatives(event.id)) == []
