"""Timetables as numbered versions, which never change after their meetings are written."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session

from app.core.ids import new_id
from app.events.queries import lock_event
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.meetings.sitting import Seated
from app.meetings.versions import queries as versions_queries


def add_version(
    session: Session,
    event_id: UUID,
    meetings: Iterable[Seated],
    *,
    origin: str,
    now: datetime,
    certificate: dict[str, Any] | None = None,
) -> Timetable:
    """Write a draft with these meetings, which run in order of slot, table and seat.

    The event stays locked until the transaction ends, so that the numbers have no gap.
    """
    lock_event(session, event_id)
    timetable = Timetable(
        event_id=event_id,
        number=versions_queries.last_timetable_number(session, event_id) + 1,
        status=TimetableStatus.DRAFT,
        origin=origin,
        certificate=certificate,
        created_at=now,
    )
    session.add(timetable)
    session.flush()
    rows = [
        {
            "id": new_id(),
            "timetable_id": timetable.id,
            "cooperative_id": meeting.cooperative_id,
            "partner_id": meeting.partner_id,
            "table_id": meeting.table_id,
            "slot_id": meeting.slot_id,
            "seat": meeting.seat,
        }
        for meeting in meetings
    ]
    if rows:
        session.execute(insert(Meeting), rows)
    return timetable
