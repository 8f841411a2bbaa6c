"""Personal data goes when its time is over, the figures stay, and the audit log has the proof."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.attendees.records import Attendee
from app.auth.records import AuditEntry
from app.badges.records import Badge
from app.checkin.records import Annulment, Conflict, Reason, Scan
from app.core.database.deleting import forget_erased
from app.core.database.sessions import transaction
from app.events.records import Event
from app.events.rules import KEPT_DAYS, NOTICE_DAYS
from app.imports.records import Import
from app.privacy.rules import NOBODY, SEEN_FOR
from app.privacy.service import erase_what_is_due, is_in_log, last_erased
from tests.api import EVENT, Api
from tests.checkin.hall import furnish

LIST = "Nama;Desa;Kecamatan;Nomor HP\nSuparman Wonoboyo;Derik;Susukan;081234567899\n"
AFTER = datetime.fromisoformat("2025-10-03T00:00:00+07:00")
"""91 days after the event."""


def upload(api: Api) -> None:
    files = {"file": ("peserta.csv", LIST.encode())}
    made = api.organizer.post(api.at("/imports"), data={"kind": "attendees"}, files=files)
    applied = api.organizer.post(api.at(f"/imports/{made.json()['number']}/apply"))
    assert applied.status_code == 200, applied.text


def people(api: Api) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = api.get(api.organizer, api.at("/attendees"), limit=200)["items"]
    return items


def erased(api: Api, due: datetime) -> list[UUID]:
    """Look when it is due, and again when that has been seen for long enough."""
    assert erase_what_is_due(api.engine, due) == []
    return erase_what_is_due(api.engine, due + SEEN_FOR)


def note_about(api: Api, person: UUID) -> UUID:
    """Note something about a person's only scan; return the scan's id."""
    with transaction(api.engine) as session:
        scan = session.exec(select(Scan.id).where(Scan.attendee_id == person)).one()
        about: dict[str, Any] = {"event_id": api.event_id, "scan_id": scan}
        session.add(Annulment(**about, at=api.now, actor="panitia", reason="Suparman keliru"))
        conflict = {**about, "attendee_id": person, "kind": Reason.SEAT_RELEASED}
        session.add(Conflict(**conflict, created_at=api.now, note="Suparman"))
    return scan


def rows(api: Api, kind: Any) -> int:
    with transaction(api.engine, read_only=True) as session:
        return len(session.exec(select(kind)).all())


def test_it_is_kept_for_90_days_and_then_erased_by_itself(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now, people=3)
    upload(api)
    scanned = api.organizer.post(api.at("/scans"), json=hall.body(hall.codes[0], api.now))
    assert scanned.status_code == 201
    told = api.get(api.organizer, api.at("/retention"))
    assert told["kept_until"] == (date(2025, 7, 4) + timedelta(days=KEPT_DAYS)).isoformat()
    assert told["held"]["people"] == len(people(api))
    assert (told["held"]["uploads"], told["erased_at"]) == (1, None)
    arrived = api.get(api.organizer, api.at("/arrivals"))
    assert erase_what_is_due(api.engine, AFTER - timedelta(seconds=1)) == []
    assert erased(api, AFTER) == [api.event_id]
    assert erase_what_is_due(api.engine, AFTER + SEEN_FOR) == [], "once"
    at = (AFTER + SEEN_FOR).isoformat()
    changed = api.get(api.organizer, api.at("/attendees"), updated_since=at, limit=200)
    assert len(changed["items"]) == len(people(api)), "who follows changes learns of it"
    for person in people(api):
        assert person["name"] == NOBODY
        assert {person[key] for key in ("phone", "phone_other", "email", "note")} == {None}
    assert api.get(api.organizer, api.at("/arrivals")) == arrived
    assert rows(api, Import) == 0
    held = api.get(api.organizer, api.at("/retention"))["held"]
    assert set(held.values()) == {0}
    with transaction(api.engine, read_only=True) as session:
        wanted = select(AuditEntry).where(AuditEntry.action == "personal_data.erase")
        receipt = session.exec(wanted).one()
    assert (receipt.actor, receipt.subject) == ("retention", str(api.event_id))
    assert receipt.detail["people"] == told["held"]["people"]
    assert "Suparman" not in str(receipt.detail)


def test_only_events_whose_time_is_over_are_touched(api: Api) -> None:
    upload(api)
    later = api.post(api.admin, "/api/v1/events", {**EVENT, "name": "Nanti", "day": "2025-09-01"})
    assert erased(api, AFTER) == [api.event_id]
    event = api.get(api.admin, f"/api/v1/events/{later['id']}/retention")
    assert event["erased_at"] is None
    with transaction(api.engine) as session:
        event = session.get_one(Event, api.event_id)
        event.erased_at, event.retain_until = None, date(2025, 7, 1)
        session.add(event)
    day = datetime.fromisoformat("2025-07-04T23:59:59+07:00")
    assert erased(api, day - SEEN_FOR) == [], "never before the event is over"
    assert erased(api, day + timedelta(seconds=1)) == [api.event_id]


def test_a_clock_that_is_set_ahead_once_erases_nothing(api: Api) -> None:
    upload(api)
    ahead = AFTER + timedelta(days=700)
    assert erase_what_is_due(api.engine, ahead) == []
    assert erase_what_is_due(api.engine, ahead + timedelta(hours=47)) == []
    assert erase_what_is_due(api.engine, api.now) == [], "the clock was set right"
    assert people(api)[0]["name"] == "Suparman Wonoboyo"
    assert erase_what_is_due(api.engine, ahead + timedelta(hours=49)) == [], "seen anew"
    assert erase_what_is_due(api.engine, ahead + timedelta(days=60)) == [], "it leapt again"
    assert people(api)[0]["name"] == "Suparman Wonoboyo"
    later = ahead + timedelta(days=60, hours=1)
    assert erase_what_is_due(api.engine, later) == [api.event_id], "it goes on by itself"


def test_a_day_is_patched_only_as_it_is_postponed(api: Api) -> None:
    for until, code in (("2025-07-03", "retention_past"), ("2030-01-01", "retention_long")):
        answer = api.organizer.patch(api.at(""), json={"retain_until": until})
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert answer.json()["errors"][0]["pointer"] == "/retain_until"
        new = {**EVENT, "name": "Baru", "retain_until": until}
        assert api.admin.post("/api/v1/events", json=new).json()["code"] == code
    with transaction(api.engine) as session:
        event = session.get_one(Event, api.event_id)
        event.erased_at = event.due_since = api.now
        session.add(event)
    for change, erased_at in (
        ({"place": "Aula"}, api.now),
        ({"days": ["2025-07-04", "2025-07-05"]}, None),
    ):
        assert api.organizer.patch(api.at(""), json=change).status_code == 200
        with transaction(api.engine, read_only=True) as session:
            event = session.get_one(Event, api.event_id)
            assert (event.erased_at, event.due_since) == (erased_at, erased_at)


def test_an_event_that_was_put_in_afterwards_is_not_erased_at_once(api: Api) -> None:
    """As the demo of 2025, which is made today."""
    old = {**EVENT, "name": "Dulu", "day": "2024-07-04", "programme": []}
    made = api.post(api.admin, "/api/v1/events", old)
    told = api.get(api.admin, f"/api/v1/events/{made['id']}/retention")
    assert told["kept_until"] == (api.now.date() + timedelta(days=NOTICE_DAYS)).isoformat()
    assert erase_what_is_due(api.engine, api.now) == []


def test_it_is_postponed_for_a_reason_and_not_for_ever(api: Api) -> None:
    path = api.at("/retention/postpone")
    for body, code in (
        ({"until": "2025-07-03", "reason": "laporan"}, "retention_past"),
        ({"until": "2030-01-01", "reason": "laporan"}, "retention_long"),
        ({"until": "2025-12-31", "reason": "-"}, "validation_failed"),
        ({"until": "2025-12-31"}, "validation_failed"),
    ):
        answer = api.organizer.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    body = {"until": "2025-12-31", "reason": "Laporan akhir belum selesai"}
    assert api.viewer.post(path, json=body).status_code == 403
    told = api.organizer.post(path, json=body).json()
    assert (told["kept_until"], told["postponed_for"]) == (body["until"], body["reason"])
    assert erase_what_is_due(api.engine, AFTER) == []


def test_an_organizer_erases_at_once_only_by_the_name(api: Api) -> None:
    upload(api)
    path = api.at("/retention/erase")
    refused = api.organizer.post(path, json={"confirm_name": "lain"})
    assert refused.json()["code"] == "name_mismatch"
    assert people(api)[0]["name"] == "Suparman Wonoboyo"
    receipt = api.organizer.post(path, json={"confirm_name": EVENT["name"]}).json()
    assert receipt["erased"]["people"] == 1
    assert people(api)[0]["name"] == NOBODY


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nothing_lingers_in_the_files(api: Api, tmp_path: Path) -> None:
    upload(api)
    secrets = (b"Suparman Wonoboyo", b"81234567899")
    files = [tmp_path / "titik-temu.db", tmp_path / "titik-temu.db-wal"]
    read = b"".join(file.read_bytes() for file in files)
    assert all(secret in read for secret in secrets)
    with closing(sqlite3.connect(files[0])) as database:  # so that the log is not deleted
        database.execute("SELECT count(*) FROM event").fetchone()
        erased(api, AFTER)
        assert is_in_log(last_erased(api.engine), AFTER + timedelta(days=8))
        assert not is_in_log(last_erased(api.engine), AFTER + timedelta(days=10))
        forget_erased(api.engine)
        read = b"".join(file.read_bytes() for file in files)
        assert [secret for secret in secrets if secret in read] == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_one_person_is_given_all_that_is_held_and_then_erased(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now, people=2)
    api.organizer.post(api.at("/scans"), json=hall.body(hall.codes[0], api.now))
    person = api.at(f"/attendees/{hall.people[0]}")
    scan = note_about(api, hall.people[0])
    api.organizer.patch(person, json={"name": "Suparman Wonoboyo", "phone": "+6281234567899"})
    assert api.viewer.get(f"{person}/personal-data").status_code == 403
    given = api.organizer.get(f"{person}/personal-data").json()
    assert given["person"]["phone"] == "+6281234567899"
    assert [len(given[key]) for key in ("badges", "scans")] == [1, 1]
    assert len(given["meetings"]) == 2
    assert "token" not in str(given)
    with transaction(api.engine, read_only=True) as session:
        read = select(AuditEntry).where(AuditEntry.action == "personal_data.read")
        looks = [one.subject for one in session.exec(read).all()]
    assert looks == [person, f"{person}/personal-data"], "what the change answered, and the export"
    assert api.viewer.post(f"{person}/erase").status_code == 403
    receipt = api.organizer.post(f"{person}/erase").json()
    assert receipt["subject"] == str(hall.people[0])
    assert (receipt["erased"]["people"], receipt["erased"]["phones"]) == (1, 1)
    assert (receipt["erased"]["notes"], receipt["remaining_notes"]) == (1, 0)
    with transaction(api.engine, read_only=True) as session:
        assert session.get_one(Annulment, scan).reason == ""
        assert session.exec(select(Conflict.note)).one() is None
    left = api.organizer.get(f"{person}/personal-data").json()
    assert "Suparman" not in str(left)
    assert left["person"]["status"] == "withdrawn"
    assert len(left["scans"]) == 1, "their arrival still counts"
    with transaction(api.engine, read_only=True) as session:
        badge = session.exec(select(Badge).where(Badge.attendee_id == hall.people[0])).one()
        other = session.get_one(Attendee, hall.people[1])
    assert badge.revoked_at is not None
    assert other.name != NOBODY
