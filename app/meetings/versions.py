"""Timetables as versions: numbered, and never changed once their meetings are written."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session

from app.core.ids import new_id
from app.events.queries import lock_event
from app.meetings import queries
from app.meetings.records import Meeting, Timetable, TimetableStatus


class Seated(Protocol):
    """Who sits where: a meeting as far as a version of the timetable says it."""

    @property
    def cooperative_id(self) -> UUID:
        """The cooperative."""

    @property
    def partner_id(self) -> UUID:
        """The partner."""

    @property
    def table_id(self) -> UUID:
        """One of the partner's tables."""

    @property
    def slot_id(self) -> UUID:
        """When."""

    @property
    def seat(self) -> int:
        """Which of the table's seats, from 1."""


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

    The event stays locked until the transaction ends, so that numbers run without a gap.
    """
    lock_event(session, event_id)
    timetable = Timetable(
        event_id=event_id,
        number=queries.last_timetable_number(session, event_id) + 1,
        status=TimetableStatus.DRAFT,
        origin=origin,
        certificate=certificate,
        created_at=now,
    )
    session.add(timetable)
    session.flush()
    rows = [
        {
            "timetable_id": timetable.id,
            "cooperative_id": meeting.cooperative_id,
            "partner_id": meeting.partner_id,
            "table_id": meeting.table_id,
            "slot_id": meeting.slot_id,
            "seat": meeting.seat,
        }
        for meeting in meetings
    ]
    # Ids made within one millisecond are in no order; sorted, they tell that of the meetings.
    for row, identity in zip(rows, sorted(new_id() for _ in rows), strict=True):
        row["id"] = identity
    if rows:
        session.execute(insert(Meeting), rows)
    return timetable
