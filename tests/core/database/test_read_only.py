"""A read-only transaction cannot write: the database refuses it."""

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlmodel import Session, select

from app.auth.audit import trail
from app.auth.records import AuditEntry
from app.core.database.sessions import transaction
from app.events.queries import lock_event
from tests.api import Api
from tests.conftest import EVENT_MORNING


def write(session: Session) -> None:
    trail.record(session, actor="test", action="thing.do", now=EVENT_MORNING)
    session.flush()


def entries(engine: Engine) -> int:
    with transaction(engine, read_only=True) as session:
        return len(session.exec(select(AuditEntry).where(AuditEntry.action == "thing.do")).all())


def test_the_database_refuses_what_a_transaction_writes_that_only_reads(engine: Engine) -> None:
    for _ in range(3):  # on connections that were used for both kinds before
        with (
            pytest.raises(DBAPIError, match=r"read-?only"),
            transaction(engine, read_only=True) as session,
        ):
            write(session)
        with transaction(engine) as session:
            write(session)
    assert entries(engine) == 3


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_a_server_refuses_what_it_locks_too(api: Api) -> None:
    with (
        pytest.raises(DBAPIError, match="read-only"),
        transaction(api.engine, read_only=True) as session,
    ):
        lock_event(session, api.event_id)


def test_a_session_that_was_closed_reads_nothing_more(engine: Engine) -> None:
    with transaction(engine, read_only=True) as session:
        pass
    with pytest.raises(InvalidRequestError):
        session.exec(select(AuditEntry)).all()


def test_data_are_not_shown_if_the_reading_cannot_be_audited(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = {"kind": "guest", "name": "Turyanto", "phone": "+6282300001640"}
    api.post(api.organizer, api.at("/attendees"), person)

    def fail(session: Session, **_: object) -> None:
        raise RuntimeError("no room for another entry")

    monkeypatch.setattr("app.auth.audit.trail.record", fail)
    answer = api.organizer.get(api.at("/attendees"))
    assert answer.status_code == 500
    assert "1640" not in answer.text
    assert api.viewer.get(api.at("/attendees")).status_code == 200
