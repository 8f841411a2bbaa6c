"""All that is held of a person, on paper: the same as the export, in words."""

import pytest
from sqlmodel import SQLModel

from app.attendees.records import Attendee, Cooperative
from app.auth.records import AuditEntry
from app.badges.records import Badge
from app.checkin.records import Scan
from app.core.locale import has_text
from app.imports.records import Import
from app.meetings.outcomes.records import MeetingFact
from app.meetings.records import Meeting
from app.partners.records import Partner
from app.privacy.claims.records import Claim
from app.privacy.exporting import NOT_THEIRS
from app.privacy.stating import LISTS, TECHNICAL
from tests.api import Api
from tests.checkin.hall import furnish
from tests.documents.samples import page_texts

TABLES: tuple[type[SQLModel], ...] = (
    *(Attendee, Cooperative, Partner, Badge, Scan, Meeting, MeetingFact, Import, AuditEntry, Claim),
)
"""What an export holds rows of."""


def test_every_field_of_an_export_has_its_name_in_words() -> None:
    fields = {field for table in TABLES for field in table.model_fields} - NOT_THEIRS - TECHNICAL
    assert sorted(field for field in fields if not has_text(f"privacy.field_{field}")) == []
    assert [name for name in LISTS if not has_text(f"privacy.section_{name}")] == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_paper_says_what_the_export_says(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now, people=2)
    here = api.at(f"/attendees/{hall.people[0]}")
    changes = {"name": "Suparman Wonoboyo", "phone": "+6281234567899", "note": "Kursi roda #1"}
    assert api.organizer.patch(here, json=changes).status_code == 200
    scanned = api.organizer.post(api.at("/scans"), json=hall.body(hall.codes[0], api.now))
    assert scanned.status_code == 201
    answer = api.organizer.get(here + "/personal-data.pdf", headers={"Accept-Language": "id"})
    assert answer.headers["content-type"] == "application/pdf"
    shown = " ".join(" ".join(page_texts(answer.content)).split())
    for said in ("Suparman Wonoboyo", "+6281234567899", "Kursi roda #1", "Nomor ponsel"):
        assert said in shown
    assert "boleh masuk" in shown
    assert "Pemindaian lencana" in shown
    assert "3 x 24 jam" in shown
    given = api.organizer.get(here + "/personal-data").json()
    assert {entry["actor"] for entry in given["log"]} == {"committee"}
    assert all({"address", "request_id"}.isdisjoint(entry) for entry in given["log"])
    assert "panitia" in shown
    assert "testclient" not in shown
    assert api.viewer.get(here + "/personal-data.pdf").status_code == 403
    read = api.get(api.admin, "/api/v1/audit", action="personal_data.read")["items"]
    assert any(one["subject"].endswith("/personal-data.pdf") for one in read)
