"""What people ask about their data, on its page: written down, due, answered; and restriction."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from app.privacy.claims.rules import DUE_WITHIN
from tests.api import Api
from tests.checkin.hall import furnish
from tests.web.organizer import page, send

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_claim_is_written_down_is_overdue_and_answered(api: Api, browser: TestClient) -> None:
    person = furnish(api.engine, api.event_id, api.now, people=2).people[0]
    api.organizer.patch(api.at(f"/attendees/{person}"), json={"name": "Suparman"})
    assert f"/events/{api.event_id}/claims" in page(browser, api, "/retention")
    assert f"/claims?attendee={person}" in page(browser, api, f"/attendees/{person}")
    refused = send(browser, api, "/claims", kind="access", asked="", received_at="")
    assert (refused.status_code, "Write who asks" in refused.text) == (422, True)
    garbled = send(browser, api, "/claims", kind="access", asked="Bu Tejo", received_at="kemarin")
    assert (garbled.status_code, "received_at-fault" in garbled.text) == (422, True)
    came = (api.now - DUE_WITHIN - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    made = send(browser, api, "/claims", kind="access", attendee_id=str(person), received_at=came)
    assert made.status_code == 303
    shown = page(browser, api, "/claims")
    assert "Suparman" in shown
    assert "Overdue since" in shown
    assert send(browser, api, "/claims", kind="erasure", asked="Bu Tejo").status_code == 303
    assert "Answer before" in page(browser, api, "/claims")
    claim, other = api.get(api.organizer, api.at("/claims"))["items"]
    done = {"answer": "refused", "said": "Tidak ada datanya"}
    api.post(api.organizer, api.at(f"/claims/{other['id']}/answer"), done, 200)
    here = f"/claims/{claim['id']}/answer"
    refused = send(browser, api, here, answer="done", said="x")
    assert (refused.status_code, f"said-{claim['id']}-fault" in refused.text) == (422, True)
    assert send(browser, api, here, answer="done", said="Salinan diserahkan").status_code == 303
    answered = page(browser, api, "/claims")
    assert "No claim is waiting." in answered
    assert "Salinan diserahkan" in answered
    assert "answered too late" in answered
    foreign = browser.get(f"/events/{api.event_id}/claims?attendee={api.event_id}")
    assert foreign.status_code == 404


def test_a_person_whose_data_is_restricted_is_shown_without_a_number(
    api: Api, browser: TestClient
) -> None:
    person = furnish(api.engine, api.event_id, api.now, people=2).people[0]
    here = f"/attendees/{person}"
    api.organizer.patch(api.at(here), json={"phone": "+6281234567899", "email": "a@example.id"})
    assert "+6281234567899" in page(browser, api, here)
    assert send(browser, api, here + "/restrict").status_code == 303
    shown = page(browser, api, here)
    assert "The use of their data is restricted since" in shown
    assert "81234567899" not in shown + page(browser, api, "/people")
    version = api.get(api.organizer, api.at(here))["version"]
    late = send(browser, api, here, name="Nama", version="0")
    assert late.status_code == 412
    assert "81234567899" not in late.text
    assert (
        send(browser, api, here, name="Nama baru", position="", version=version).status_code == 303
    )
    assert send(browser, api, here + "/lift-restriction").status_code == 303
    shown = page(browser, api, here)
    assert "+6281234567899" in shown, "a change of the name has kept it"
    assert "a@example.id" in shown
