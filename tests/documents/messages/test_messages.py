"""Agendas as text messages, over the API and as pure text."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest

from app.attendees.records import Attendee, AttendeeKind
from app.core.database.sessions import transaction
from app.documents.messages.content import whatsapp_number
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import EVENT_MORNING


@pytest.mark.parametrize(
    ("phone", "other", "digits"),
    [
        ("+6281234567890", None, "6281234567890"),
        ("0812-3456-7890", None, "6281234567890"),
        (None, "0812 3456 7890", "6281234567890"),
        (None, "(0286) 591000", None),
        (None, None, None),
    ],
)
def test_numbers_are_written_as_whatsapp_takes_them(
    phone: str | None, other: str | None, digits: str | None
) -> None:
    person = Attendee(
        event_id=uuid4(),
        kind=AttendeeKind.MANAGER,
        name="Turyanto",
        external_key="x",
        phone=phone,
        phone_other=other,
        created_at=EVENT_MORNING,
        updated_at=EVENT_MORNING + timedelta(0),
    )
    assert whatsapp_number(person) == digits


def test_each_cooperative_has_its_agenda_as_a_text_in_indonesian(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    with transaction(api.engine) as session:
        person = session.get_one(Attendee, hall.people[0])
        person.name, person.phone = "BUDI SANTOSO, S.PD", "+6281234567890"
        session.add(person)
        mine = str(person.cooperative_id)
    (found,) = api.get(api.organizer, api.at("/documents/messages"), cooperative_id=mine)["items"]
    assert found["person"] == "Budi Santoso, S.Pd."
    link = urlsplit(found["link"])
    assert (link.scheme, link.netloc, link.path) == ("https", "wa.me", "/6281234567890")
    assert parse_qs(link.query)["text"] == [found["text"]]
    first, *lines = found["text"].split("\n")
    assert first.startswith("Yth. Budi Santoso, S.Pd., ")
    assert lines[1].startswith("Jumat, 4 Juli 2025")
    assert lines[2].endswith("Meja 7, PT Pupuk")
    assert lines[3].endswith("Meja 9, PT Gas")
    assert len(found["text"]) < 500


def test_without_a_meeting_or_number_the_text_says_so_and_there_is_no_link(api: Api) -> None:
    furnish(api.engine, api.event_id, api.now, people=4)
    every = api.get(api.organizer, api.at("/documents/messages"), limit=2)
    assert len(every["items"]) == 2
    assert every["next_cursor"]
    susukan = api.get(api.organizer, api.at("/documents/messages"), kecamatan="Susukan")["items"]
    assert {one["kecamatan"] for one in susukan} == {"Susukan"}
    without = [one for one in susukan if "Meja" not in one["text"]]
    assert without
    assert all("belum mendapat pertemuan" in one["text"] for one in without)
    assert api.viewer.get(api.at("/documents/messages")).status_code == 403


def test_without_a_published_timetable_there_is_nothing_to_send(api: Api) -> None:
    answer = api.organizer.get(api.at("/documents/messages"))
    assert (answer.status_code, answer.json()["code"]) == (409, "nothing_published")
