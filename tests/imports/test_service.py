"""Importing without HTTP, and two at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import event as sql_event
from sqlmodel import Session, select

from app.attendees.records import Attendee
from app.auth.records import AuditEntry
from app.core.database.sessions import transaction
from app.events.records import Event
from app.imports import service
from app.imports.applying.base import look
from app.imports.errors import ListTypeError
from app.imports.reader.readers import Readers
from app.imports.reading import look_at_upload, read_now
from app.imports.records import ListKind
from tests.api import Api
from tests.checkin.hall import furnish
from tests.imports.files import DERIK, GUMELEM, ONE_DATABASE, attendee_csv, everybody, upload

PESERTA = Path(__file__).parents[2] / "examples" / "banjarnegara" / "peserta.xlsx"


def bring(api: Api, session: Session, content: bytes) -> tuple[int, int, int]:
    """Upload and apply a list; return rows created, rows unchanged, and statements needed."""
    statements: list[str] = []

    def note(*said: object) -> None:
        statements.append(str(said[2]))

    event = session.get_one(Event, api.event_id)
    looked = look_at_upload(session, event, ListKind.ATTENDEES, "x", content, now=api.now)
    reading = read_now(looked, Readers())
    ready = service.prepare(reading, look(session, event, ListKind.ATTENDEES), api.now)
    made = service.upload(session, event, reading, actor="cli", now=api.now)
    session.flush()
    connection = session.connection()
    sql_event.listen(connection, "before_cursor_execute", note)
    result = service.apply(session, event, made, ready, actor="cli", now=api.now).counts
    sql_event.remove(connection, "before_cursor_execute", note)
    return result.created, result.unchanged, len(statements)


def test_a_list_is_brought_in_without_http_in_a_few_statements_however_long(api: Api) -> None:
    with transaction(api.engine) as session:
        created, _, few = bring(api, session, attendee_csv(GUMELEM, DERIK))
        assert created == 2
        more, _, many = bring(api, session, PESERTA.read_bytes())
        assert more > 200
        assert many <= few + 8
        _, unchanged, again = bring(api, session, PESERTA.read_bytes())
        assert unchanged > 200
        assert again <= few
    with Session(api.engine) as session:
        entries = session.exec(select(AuditEntry).where(AuditEntry.actor == "cli")).all()
        assert [entry.action for entry in entries] == ["import.upload", "import.apply"] * 3
        assert "created" in entries[1].detail


@ONE_DATABASE
def test_a_refused_file_leaves_nothing_behind(api: Api) -> None:
    with transaction(api.engine) as session:
        event = session.get_one(Event, api.event_id)
        looked = look_at_upload(session, event, ListKind.PARTNERS, "x", b"%PDF-1.7", now=api.now)
    with pytest.raises(ListTypeError):
        read_now(looked, Readers())
    assert api.get(api.organizer, api.at("/imports"))["items"] == []


def test_what_changed_after_a_list_was_planned_is_not_overruled(api: Api) -> None:
    with transaction(api.engine) as session:
        bring(api, session, attendee_csv(GUMELEM))
    content = attendee_csv((*GUMELEM[:2], "Turyanto", "Bendahara", *GUMELEM[4:]), DERIK)
    with transaction(api.engine, read_only=True) as session:
        event = session.get_one(Event, api.event_id)
        looked = look_at_upload(session, event, ListKind.ATTENDEES, "x", content, now=api.now)
        base = look(session, event, ListKind.ATTENDEES)
    reading = read_now(looked, Readers())
    ready = service.prepare(reading, base, api.now)
    assert (ready.plan.counts.created, ready.plan.counts.updated) == (1, 1)
    person = next(iter(everybody(api).values()))
    changed = api.organizer.patch(
        api.at(f"/attendees/{person['id']}"), json={"position": "Bendahara", "phone_other": "1"}
    )
    assert changed.status_code == 200
    with transaction(api.engine) as session:
        made = service.upload(session, event, reading, actor="cli", now=api.now)
        result = service.apply(session, event, made, ready, actor="cli", now=api.now).counts
    assert (result.created, result.updated, result.unchanged) == (1, 0, 1)
    now = everybody(api)[str(person["external_key"])]
    assert (now["position"], now["phone_other"], now["version"]) == ("Bendahara", "1", 2)


def test_two_who_apply_at_once_bring_everybody_in_once(api: Api) -> None:
    lists = [upload(api, PESERTA.read_bytes(), name=f"{n}.xlsx") for n in range(2)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(
                lambda made: api.organizer.post(api.at(f"/imports/{made['number']}/apply")), lists
            )
        )
    results = [answer.json() for answer in answers]
    assert [answer.status_code for answer in answers] == [200, 200], results
    ready = lists[0]["counts"]["ready"]
    assert sorted((r["created"], r["unchanged"]) for r in results) == [(0, ready), (ready, 0)]
    assert len(everybody(api)) == ready
    with Session(api.engine) as session:
        assert len(session.exec(select(Attendee)).all()) == ready


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_people_are_let_in_while_a_list_is_applied(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    name = api.engine.url.database
    with api.engine.begin() as connection:  # a scan that has to wait fails, in place of hanging
        connection.exec_driver_sql(f"ALTER DATABASE \"{name}\" SET lock_timeout = '2s'")
    api.engine.dispose()
    with transaction(api.engine) as session:
        created, _, _ = bring(api, session, attendee_csv(GUMELEM, DERIK))
        assert created
        body = hall.body(hall.codes[0], api.now)
        answer = api.organizer.post(api.at("/scans"), json=body)
        assert (answer.status_code, answer.json()["verdict"]) == (201, "admitted")
        by_name = body | {"scan_id": str(uuid4()), "attendee_id": str(hall.people[1])}
        del by_name["code"]
        assert api.organizer.post(api.at("/scans"), json=by_name).status_code == 201
