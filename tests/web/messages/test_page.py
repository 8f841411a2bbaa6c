"""The page from which agendas are sent by WhatsApp."""

from starlette.testclient import TestClient

from app.attendees.records import Attendee
from app.core.database.sessions import transaction
from tests.api import Api
from tests.checkin.hall import furnish
from tests.web.organizer import page


def test_without_a_timetable_the_page_leads_to_it(api: Api, browser: TestClient) -> None:
    assert "there is no agenda to send" in page(browser, api, "/messages")


def test_each_cooperative_of_a_kecamatan_has_its_link(api: Api, browser: TestClient) -> None:
    hall = furnish(api.engine, api.event_id, api.now, people=4)
    with transaction(api.engine) as session:
        person = session.get_one(Attendee, hall.people[0])
        person.phone = "+6281234567890"
        other = session.get_one(Attendee, hall.people[3])
        other.phone = other.phone_other = None
        session.add_all([person, other])
    shown = page(browser, api, "/messages?kecamatan=Susukan")
    assert shown.count('href="https://wa.me/6281234567890?text=Yth.') == 1
    assert 'rel="noopener noreferrer"' in shown
    assert "No mobile number" in shown
    assert '<option value="Susukan" selected>' in shown
    assert api.viewer.get(f"/events/{api.event_id}/messages").status_code == 403
