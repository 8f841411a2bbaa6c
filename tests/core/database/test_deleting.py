"""An event is deleted whole, whatever belongs to it, and others keep theirs; quickly."""

from uuid import UUID

from sqlalchemy import Engine, Table, UniqueConstraint, func, select
from sqlmodel import Session, SQLModel

from app.core.database.deleting import delete_whole
from app.core.database.sessions import transaction
from app.events.records import Event
from tests.api import Api
from tests.checkin.hall import furnish, new_event
from tests.conftest import EVENT_MORNING

FEW_ROWS = {
    "analysis.timetable_id",
    "cooperative_need.event_id,tag",
    "partner_offer.event_id,tag",
    "solve_run.timetable_id",
    "badge.signing_key_id",
    "gate.table_id",
    "meeting_lock.slot_id",
    "meeting_lock.table_id",
    "proposal.adopted_id",
    "proposal.published_id",
    "proposal.timetable_id",
    "seat_release.cooperative_id",
}
"""Foreign keys of tables with few rows, to tables of which few rows are deleted one by one."""


def counts(engine: Engine) -> dict[str, int]:
    with Session(engine) as session:
        return {
            table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in SQLModel.metadata.sorted_tables
        }


def test_an_event_takes_all_that_is_its_own_along_and_nothing_else(engine: Engine) -> None:
    before = counts(engine)
    kept, gone = (_furnished(engine) for _ in range(2))
    both = counts(engine)
    with transaction(engine) as session:
        delete_whole(session, Event, gone)
    after = counts(engine)
    halved = {
        name: (after[name] - before[name]) * 2
        for name, count in both.items()
        if count > before[name] and name not in {"audit_entry", "audit"}
    }
    assert {"event", "attendee", "badge", "meeting", "event_table", "gate"} <= halved.keys()
    assert halved == {name: both[name] - before[name] for name in halved}
    with Session(engine) as session:
        assert session.get(Event, kept) is not None


def _furnished(engine: Engine) -> UUID:
    event_id = new_event(engine, EVENT_MORNING)
    furnish(engine, event_id, EVENT_MORNING)
    return event_id


def test_what_was_scanned_goes_with_its_event(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    assert hall.event_id == api.event_id
    with transaction(api.engine) as session:
        delete_whole(session, Event, api.event_id)
    left = counts(api.engine)
    assert left["event"] == left["attendee"] == left["scan"] == left["meeting"] == 0


def test_what_a_deletion_looks_for_has_an_index() -> None:
    bare = {
        f"{table.name}.{','.join(column.name for column in key.columns)}"
        for table in SQLModel.metadata.sorted_tables
        for key in table.foreign_key_constraints
        if not any(
            set(found[: len(key.columns)]) == {column.name for column in key.columns}
            for found in _indexed(table)
        )
    }
    assert bare == FEW_ROWS


def _indexed(table: Table) -> list[list[str]]:
    unique = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
    keys = [table.primary_key.columns, *(each.columns for each in unique)]
    found = [[column.name for column in columns] for columns in keys]
    return found + [[column.name for column in index.columns] for index in table.indexes]
