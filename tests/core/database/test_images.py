"""Long writes on SQLite come from a packed image: the same rows, all or none of them."""

from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from app.core.database.bulk import run
from app.core.database.drafts import Draft, additions
from app.core.database.images import Packed, packed
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.partners.records import Partner
from tests.checkin.hall import new_event
from tests.conftest import EVENT_MORNING

MANY = 150
CODES = [f"M{number:03}" for number in range(MANY)]


def plan(engine: Engine, event_id: UUID, codes: list[str]) -> Packed:
    fields = {"event_id": event_id, "name": 'PT "Kutip" 100% \U0001f33e'}
    drafts = [Draft.new(Partner, fields | {"code": code}, EVENT_MORNING) for code in codes]
    return packed(additions(Partner, drafts, engine.dialect))


def found(engine: Engine, event_id: UUID) -> list[Partner]:
    with Session(engine) as session:
        of_event = select(Partner).where(Partner.event_id == event_id).order_by(Partner.code)
        return list(session.exec(of_event))


def test_many_rows_come_in_whole_and_in_their_types(engine: Engine) -> None:
    event_id = new_event(engine, EVENT_MORNING)
    writes = plan(engine, event_id, CODES)
    assert bool(writes.image) is (engine.dialect.name == "sqlite")
    with transaction(engine) as session:
        run(session, writes)
    rows = found(engine, event_id)
    assert [row.code for row in rows] == CODES
    assert {row.name for row in rows} == {'PT "Kutip" 100% \U0001f33e'}
    assert {row.created_at for row in rows} == {EVENT_MORNING}
    assert [row.id for row in rows] == sorted(row.id for row in rows)


def test_one_wrong_row_among_many_leaves_none(engine: Engine) -> None:
    event_id = new_event(engine, EVENT_MORNING)
    wrong = plan(engine, event_id, [*CODES, CODES[1]])
    with pytest.raises(IntegrityError), transaction(engine) as session:
        run(session, wrong)
    assert found(engine, event_id) == []
    with transaction(engine) as session:
        run(session, plan(engine, event_id, CODES))
    assert len(found(engine, event_id)) == MANY


def test_a_row_of_an_event_that_is_no_more_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError), transaction(engine) as session:
        run(session, plan(engine, new_id(), CODES))


def test_images_leave_with_their_connection(engine: Engine) -> None:
    event_id = new_event(engine, EVENT_MORNING)
    for start in range(12):  # SQLite attaches ten at a time
        with transaction(engine) as session:
            run(session, plan(engine, event_id, [f"{start}-{code}" for code in CODES]))
    assert len(found(engine, event_id)) == 12 * MANY
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            names = [row[1] for row in connection.exec_driver_sql("PRAGMA database_list")]
        assert names == ["main"]
