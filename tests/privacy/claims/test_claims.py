"""What people ask about their data is written down, due within 3 x 24 hours, and answered."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.auth.records import AuditEntry
from app.core.database.sessions import transaction
from app.privacy.claims.rules import DUE_WITHIN, due, is_overdue
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def somebody(api: Api) -> UUID:
    return furnish(api.engine, api.event_id, api.now, people=2).people[0]


def claims(api: Api, **asked: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = api.get(api.organizer, api.at("/claims"), **asked)["items"]
    return items


def record(api: Api, kind: str, status: int = 201, **body: Any) -> dict[str, Any]:
    made: dict[str, Any] = api.post(api.organizer, api.at("/claims"), {"kind": kind} | body, status)
    return made


def test_it_is_due_seventy_two_hours_after_it_came_in() -> None:
    came = datetime.fromisoformat("2025-07-04T09:40:00+07:00")
    assert due(came) - came == timedelta(days=3)
    assert not is_overdue(None, due(came), due(came))
    assert is_overdue(None, due(came), due(came) + timedelta(seconds=1))
    assert not is_overdue(due(came), due(came), due(came) + timedelta(days=9))
    assert is_overdue(due(came) + timedelta(seconds=1), due(came), due(came) + timedelta(days=9))


def test_a_claim_is_written_down_answered_and_shows_who_and_when(
    api: Api, clock: StillClock
) -> None:
    person = somebody(api)
    earlier = (api.now - timedelta(hours=2)).isoformat()
    made = record(api, "access", attendee_id=str(person), received_at=earlier)
    named = record(api, "erasure", asked="Bu Tejo, 0812, tidak ada di daftar")
    assert [one["id"] for one in claims(api)] == [made["id"], named["id"]], "due first"
    assert (made["overdue"], made["answered_by"], named["attendee_id"]) == (False, None, None)
    clock.advance(DUE_WITHIN - timedelta(hours=2) + timedelta(seconds=1))
    assert [one["overdue"] for one in claims(api)] == [True, False]
    said = {"answer": "done", "said": "Salinan diserahkan"}
    looks = api.get(api.admin, "/api/v1/audit", action="personal_data.read")["items"]
    assert {one["subject"] for one in looks} == {api.at("/claims")}
    done = api.post(api.organizer, api.at(f"/claims/{made['id']}/answer"), said, 200)
    assert (done["answer"], done["answered_by"], done["overdue"]) == ("done", "organizer", True)
    again = api.post(api.organizer, api.at(f"/claims/{made['id']}/answer"), said, 409)
    assert again["code"] == "claim_answered"
    assert [one["id"] for one in claims(api, open=True)] == [named["id"]]
    assert [one["id"] for one in claims(api, attendee_id=str(person))] == [made["id"]]
    with transaction(api.engine, read_only=True) as session:
        wanted = select(AuditEntry).where(AuditEntry.action.startswith("claim."))
        log = session.exec(wanted).all()
    assert sorted(one.action for one in log) == ["claim.answer", "claim.record", "claim.record"]
    assert "Tejo" not in str([one.detail for one in log])


@ON_SQLITE
def test_a_claim_that_cannot_be_is_refused(api: Api) -> None:
    tomorrow = (api.now + timedelta(days=1)).isoformat()
    assert (
        record(api, "access", 422, asked="Bu Tejo", received_at=tomorrow)["code"] == "claim_early"
    )
    assert record(api, "access", 422, asked="  ")["code"] == "claim_nameless"
    assert record(api, "access", 404, attendee_id="0197c0de-0000-7000-8000-000000000013")
    assert api.viewer.get(api.at("/claims")).status_code == 403


def test_restricting_hides_the_numbers_and_answers_the_claim(api: Api) -> None:
    person = somebody(api)
    here = api.at(f"/attendees/{person}")
    api.organizer.patch(here, json={"phone": "+6281234567899", "note": "Kursi roda"})
    record(api, "restriction", attendee_id=str(person))
    done = api.post(api.organizer, here + "/restrict", {}, 200)
    assert done["restricted_at"] is not None
    shown = api.get(api.organizer, here)
    assert (shown["phone"], shown["note"], shown["redacted"]) == (None, None, True)
    assert "81234567899" not in api.organizer.get(api.at("/attendees")).text
    held = api.get(api.organizer, here + "/personal-data")
    assert held["person"]["phone"] == "+6281234567899", "they may still have what is held"
    assert [one["answer"] for one in held["claims"]] == ["done"]
    assert claims(api, open=True) == []
    api.post(api.organizer, here + "/lift-restriction", {}, 200)
    assert api.get(api.organizer, here)["phone"] == "+6281234567899"


def test_erasing_answers_the_claim_and_forgets_its_words(api: Api) -> None:
    person = somebody(api)
    record(api, "erasure", attendee_id=str(person), asked="Suparman minta dihapus")
    record(api, "access", asked="Bu Tejo, tidak ada di daftar")
    api.post(api.organizer, api.at(f"/attendees/{person}/erase"), {}, 200)
    erased, other = claims(api)
    assert (erased["answer"], erased["asked"]) == ("done", None)
    assert (other["answer"], other["asked"]) == (None, "Bu Tejo, tidak ada di daftar")
    name = api.get(api.organizer, api.at())["name"]
    api.post(api.organizer, api.at("/retention/erase"), {"confirm_name": name}, 200)
    assert [one["asked"] for one in claims(api)] == [None, None]
