"""Rows that were read are compared with what there is later."""

from sqlalchemy import Engine, update

from app.attendees.records import Cooperative
from app.core.database.drafts import table_of
from app.core.database.sessions import transaction
from app.events.records import Event
from app.imports.applying.base import look
from app.imports.records import ListKind
from tests.imports.planner.test_task import HOMES, furnished


def test_the_same_rows_are_equal_wherever_the_database_keeps_them(engine: Engine) -> None:
    event_id, before = furnished(engine, ListKind.ATTENDEES, HOMES)
    home = table_of(Cooperative)
    for one in before.records("cooperatives")[:-1]:
        for code in ("moved", one["village_code"]):  # PostgreSQL moves what is changed
            with transaction(engine) as session:
                changed = update(home).where(home.c.id == one.id)
                session.execute(changed.values(village_code=code))
    with transaction(engine, read_only=True) as session:
        after = look(session, session.get_one(Event, event_id), ListKind.ATTENDEES)
    assert after == before
