"""Entries from before the feed said at which table a report was made."""

from typing import Any
from uuid import uuid4

import alembic.command
from sqlalchemy import insert, select
from sqlmodel import col

from app.core.database.sessions import transaction
from app.meetings.records import Meeting
from app.migrations import alembic_config, migrate
from app.notify.feed.records import FeedEntry, FeedKind
from tests.api import Api
from tests.checkin.hall import furnish


def test_a_table_s_phone_is_told_of_old_reports_too_and_odd_ones_are_left(api: Api) -> None:
    furnish(api.engine, api.event_id, api.now)
    with transaction(api.engine) as session:
        meeting, table = session.execute(
            select(col(Meeting.id), col(Meeting.table_id)).limit(1)
        ).one()
        old = {"meeting_id": str(meeting), "status": "held"}
        entries: list[Any] = [
            old,
            old | {"meeting_id": str(uuid4())},
            old | {"table_id": str(uuid4())},
            {"timetable": 5, "change": "release"},
            [],
        ]
        for data in entries:
            entry = {"event_id": api.event_id, "kind": FeedKind.MEETING_CHANGED, "data": data}
            session.execute(insert(FeedEntry).values(**entry))
        first = select(col(FeedEntry.id)).order_by(col(FeedEntry.id).desc()).limit(len(entries))
        numbers = sorted(session.execute(first).scalars())
    alembic.command.downgrade(alembic_config(api.engine), "0034")
    migrate(api.engine)
    with transaction(api.engine, read_only=True) as session:
        stored = [session.get_one(FeedEntry, number).data for number in numbers]
    assert stored == [old | {"table_id": str(table)}, *entries[1:]]
