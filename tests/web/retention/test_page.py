"""How long personal data is kept, in the browser: seen, postponed, erased by typing a name."""

from starlette.testclient import TestClient

from tests.api import EVENT, Api
from tests.checkin.hall import furnish
from tests.web.organizer import page, send


def test_it_is_seen_postponed_and_erased(api: Api, browser: TestClient) -> None:
    furnish(api.engine, api.event_id, api.now, people=2)
    assert f"/events/{api.event_id}/retention" in page(browser, api, "/edit")
    shown = page(browser, api, "/retention")
    assert "Kept until Thursday, 2 October 2025" in shown
    assert "names of people: 2" in shown
    refused = send(browser, api, "/retention", until="2025-07-03", reason="Laporan akhir")
    assert (refused.status_code, "That day is over." in refused.text) == (422, True)
    refused = send(browser, api, "/retention", until="2025-12-31", reason="x")
    assert (refused.status_code, 'id="reason-fault"' in refused.text) == (422, True)
    done = send(browser, api, "/retention", until="2025-12-31", reason="Laporan akhir")
    assert done.status_code == 303
    shown = page(browser, api, "/retention")
    assert "Kept until Wednesday, 31 December 2025" in shown
    assert "Postponed because: Laporan akhir" in shown
    refused = send(browser, api, "/retention/erase", confirm_name="lain")
    assert (refused.status_code, 'id="confirm_name-fault"' in refused.text) == (422, True)
    assert send(browser, api, "/retention/erase", confirm_name=EVENT["name"]).status_code == 303
    shown = page(browser, api, "/retention")
    assert ("✓ Erased on" in shown, "names of people: 0" in shown) == (True, True)


def test_a_person_is_erased_by_typing_the_name(api: Api, browser: TestClient) -> None:
    hall = furnish(api.engine, api.event_id, api.now, people=2)
    here = f"/attendees/{hall.people[0]}"
    api.organizer.patch(api.at(here), json={"name": "Suparman Wonoboyo"})
    shown = page(browser, api, here)
    assert f"/api/v1/events/{api.event_id}{here}/personal-data" in shown
    assert send(browser, api, here + "/erase", confirm_name="Suparman").status_code == 422
    assert "Suparman" in page(browser, api, here)
    assert send(browser, api, here + "/erase", confirm_name="Suparman Wonoboyo").status_code == 303
    assert "Suparman" not in page(browser, api, here)
