"""Documents through HTTP: who may fetch them, and what they contain."""

import io
from datetime import timedelta
from uuid import UUID, uuid4

import openpyxl
import pypdfium2
import pytest
from icalendar import Calendar
from icalendar import Event as CalendarEntry
from sqlmodel import Session

from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.events.queries import slots
from app.meetings.records import Meeting, Timetable, TimetableStatus
from tests.api import Api
from tests.conftest import StillClock

PDFS = ("agendas.pdf", "table-sheets.pdf", "timetable.pdf")


@pytest.fixture
def cooperative(api: Api) -> str:
    body = {
        "village_code": "33.04.01.2001",
        "village": "Berta",
        "kecamatan": "Susukan",
        "name": "Koperasi Desa Merah Putih Berta",
    }
    made: str = api.post(api.organizer, api.at("/cooperatives"), body)["id"]
    person = {"kind": "manager", "name": "Sutini", "cooperative_id": made}
    api.post(api.organizer, api.at("/attendees"), person)
    return made


@pytest.fixture
def partner(api: Api) -> tuple[str, str]:
    made = api.post(api.organizer, api.at("/partners"), {"code": "BULOG", "name": "Perum Bulog"})
    table = api.post(
        api.organizer, api.at("/tables"), {"partner_id": made["id"], "number": 7, "seats": 1}
    )
    return made["id"], table["id"]


def _publish(session: Session, api: Api, cooperative: str, partner: tuple[str, str]) -> None:
    timetable = Timetable(
        event_id=api.event_id,
        number=1,
        status=TimetableStatus.PUBLISHED,
        origin="test",
        created_at=api.now,
    )
    session.add(timetable)
    session.flush()
    session.add(
        Meeting(
            id=new_id(),
            timetable_id=timetable.id,
            cooperative_id=UUID(cooperative),
            partner_id=UUID(partner[0]),
            table_id=UUID(partner[1]),
            slot_id=slots(session, api.event_id)[0].id,
        )
    )


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_documents_show_the_published_timetable(
    api: Api, cooperative: str, partner: tuple[str, str]
) -> None:
    with transaction(api.engine) as session:
        _publish(session, api, cooperative, partner)
    for name in PDFS:
        content = api.organizer.get(api.at(f"/documents/{name}")).content
        assert "Berta" in _text(content), name
        assert "Bulog" in _text(content), name
    workbook = openpyxl.load_workbook(
        io.BytesIO(api.organizer.get(api.at("/documents/timetable.xlsx")).content)
    )
    cells = [str(cell.value) for row in workbook.worksheets[0].iter_rows() for cell in row]
    assert any("Berta" in cell for cell in cells)
    calendar = api.organizer.get(
        api.at("/documents/calendar.ics"), params={"cooperative_id": cooperative}
    )
    assert calendar.headers["content-type"].startswith("text/calendar")
    (entry,) = Calendar.from_ical(calendar.content).walk("VEVENT")
    assert entry["summary"] == "Perum Bulog"
    assert isinstance(entry, CalendarEntry)
    assert entry.start.isoformat() == "2025-07-04T09:40:00+07:00"


def test_badges_are_printed_for_those_who_have_one(api: Api, cooperative: str) -> None:
    api.post(api.organizer, api.at("/badges"), {})
    badges = api.organizer.get(api.at("/documents/badges.pdf"))
    assert badges.headers["content-type"] == "application/pdf"
    assert "Sutini" in _text(badges.content)
    cards = api.organizer.get(api.at("/documents/badges.pdf"), params={"sheet": "cr80"})
    assert "Sutini" in _text(cards.content)


def test_no_badge_is_printed_that_every_gate_would_refuse(api: Api, cooperative: str) -> None:
    api.post(api.organizer, api.at("/attendees"), {"kind": "guest", "name": "Ratna"})
    api.post(api.organizer, api.at("/badges"), {})
    assert api.organizer.delete(api.at(f"/cooperatives/{cooperative}")).status_code == 204
    printed = _text(api.organizer.get(api.at("/documents/badges.pdf")).content)
    assert "Ratna" in printed
    assert "Sutini" not in printed


def test_of_several_managers_an_agenda_names_the_first(
    api: Api, cooperative: str, partner: tuple[str, str]
) -> None:
    for name in ("Ngatini", "Zubaidah"):
        person = {"kind": "manager", "name": name, "cooperative_id": cooperative}
        api.post(api.organizer, api.at("/attendees"), person)
    with transaction(api.engine) as session:
        _publish(session, api, cooperative, partner)
    agenda = _text(api.organizer.get(api.at("/documents/agendas.pdf")).content)
    assert "Sutini" in agenda
    assert "Zubaidah" not in agenda


def test_without_a_published_timetable_the_refusal_says_what_to_do(
    api: Api, cooperative: str
) -> None:
    early = api.organizer.get(api.at("/documents/agendas.pdf"))
    assert (early.status_code, early.json()["code"]) == (409, "nothing_published")
    unknown = api.organizer.get(api.at("/documents/agendas.pdf"), params={"timetable": 9})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "timetable_unknown")


def test_a_calendar_is_of_exactly_one_party_of_this_event(api: Api, cooperative: str) -> None:
    path = api.at("/documents/calendar.ics")
    for params in (
        {},
        {"cooperative_id": cooperative, "partner_id": str(uuid4())},
        {"partner_id": str(uuid4())},
    ):
        answer = api.organizer.get(path, params=params)
        assert (answer.status_code, answer.json()["code"]) == (422, "calendar_owner")


def test_a_calendar_cancels_dropped_meetings_of_an_earlier_one(
    api: Api, clock: StillClock, cooperative: str, partner: tuple[str, str]
) -> None:
    with transaction(api.engine) as session:
        _publish(session, api, cooperative, partner)
        session.add(
            Timetable(
                event_id=api.event_id,
                number=2,
                status=TimetableStatus.DRAFT,
                origin="test",
                created_at=api.now,
            )
        )
    path = api.at("/documents/calendar.ics")

    def entries(**owner: str) -> list[tuple[str, str, int]]:
        calendar = Calendar.from_ical(api.organizer.get(path, params=owner).content)
        found = [entry for entry in calendar.walk("VEVENT") if isinstance(entry, CalendarEntry)]
        return [(str(e.uid), str(e.status), e.sequence) for e in found]

    ((uid, status, first),) = entries(cooperative_id=cooperative)
    assert status == "CONFIRMED"
    clock.advance(timedelta(minutes=1))
    api.post(api.organizer, api.at("/timetables/2/publish"), {}, status=200)
    ((_, status, second),) = entries(cooperative_id=cooperative)
    assert (status, second > first) == ("CANCELLED", True)
    assert entries(partner_id=partner[0]) == [(uid, "CANCELLED", second)]
    clock.advance(timedelta(minutes=1))
    api.post(api.organizer, api.at("/timetables/1/publish"), {}, status=200)
    ((_, status, third),) = entries(cooperative_id=cooperative)
    assert (status, third > second) == ("CONFIRMED", True), "an older version that comes back"


def test_the_list_of_documents_leads_to_them(api: Api) -> None:
    items = api.get(api.organizer, api.at("/documents"))["items"]
    assert {"badges.pdf", "timetable.xlsx"} <= {item["name"] for item in items}
    assert api.viewer.get(items[0]["href"]).status_code == 403
