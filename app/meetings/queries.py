"""Every select about timetables and their meetings."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy import select as select_rows
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Cooperative
from app.core.database.narrowing import among
from app.core.names import printed
from app.events.records import Interval
from app.meetings.records import Meeting, Timetable
from app.meetings.sitting import Seated, Sitting
from app.partners.records import Partner, Table
from app.requests.records import Asker, Request


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting with the names and times that are shown of it."""

    id: UUID
    cooperative_id: UUID
    cooperative: str
    village: str
    village_kind: str
    kecamatan: str
    partner_id: UUID
    partner_code: str
    partner: str
    table_id: UUID
    table_number: int
    zone: str | None
    seat: int
    slot_id: UUID
    starts_at: datetime
    ends_at: datetime
    session: str | None
    tags: tuple[str, ...]
    """What it is about: the tags that needs and offers share."""


_LINE = (
    col(Meeting.id),
    col(Meeting.cooperative_id),
    col(Cooperative.name),
    col(Cooperative.village),
    col(Cooperative.village_kind),
    col(Cooperative.kecamatan),
    col(Meeting.partner_id),
    col(Partner.code),
    col(Partner.name),
    col(Meeting.table_id),
    col(Table.number),
    col(Table.zone),
    col(Meeting.seat),
    col(Meeting.slot_id),
    col(Interval.starts_at),
    col(Interval.ends_at),
    col(Interval.session),
    col(Request.tags),
)
"""The columns of a `MeetingLine`."""


def meetings(
    timetable_id: UUID,
    *,
    cooperative_id: UUID | None = None,
    partner_id: UUID | None = None,
    slot_id: UUID | None = None,
    table_id: UUID | None = None,
) -> SelectOfScalar[Meeting]:
    """Statement: a timetable's meetings; their ids run in order of slot, table and seat."""
    statement = select(Meeting).where(Meeting.timetable_id == timetable_id)
    if cooperative_id is not None:
        statement = statement.where(Meeting.cooperative_id == cooperative_id)
    if partner_id is not None:
        statement = statement.where(Meeting.partner_id == partner_id)
    if slot_id is not None:
        statement = statement.where(Meeting.slot_id == slot_id)
    if table_id is not None:
        statement = statement.where(Meeting.table_id == table_id)
    return statement


def meetings_of_event(session: Session, event_id: UUID, ids: Collection[UUID]) -> Sequence[Meeting]:
    """The meetings of these ids, of whichever of the event's versions."""
    return session.exec(
        select(Meeting)
        .join(Timetable, col(Timetable.id) == Meeting.timetable_id)
        .where(Timetable.event_id == event_id, *among(col(Meeting.id), ids))
    ).all()


def sittings(session: Session, timetable_id: UUID) -> list[Sitting]:
    """A timetable's meetings, in order of slot, table and seat; read without loading records."""
    own = (*(Meeting.cooperative_id, Meeting.partner_id, Meeting.table_id), Meeting.slot_id)
    columns = select_rows(*map(col, own), col(Meeting.seat))
    rows = session.execute(
        columns.where(col(Meeting.timetable_id) == timetable_id).order_by(col(Meeting.id))
    )
    return [Sitting(*row) for row in rows]


def slots_used(session: Session, timetable_id: UUID) -> set[UUID]:
    """The slots in which a timetable has meetings."""
    used = select(Meeting.slot_id).where(Meeting.timetable_id == timetable_id).distinct()
    return set(session.exec(used))


def meeting_count(session: Session, timetable_id: UUID) -> int:
    """How many meetings a timetable has."""
    return session.exec(
        select(func.count()).select_from(Meeting).where(Meeting.timetable_id == timetable_id)
    ).one()


def meeting_lines(
    session: Session, timetable_id: UUID, *, only: Collection[UUID] | None = None
) -> list[MeetingLine]:
    """A timetable's meetings with names, in order of time, table and seat.

    `only` limits it to the meetings of these ids.
    """
    statement = (
        select_rows(*_LINE)
        .select_from(Meeting)
        .join(Cooperative, col(Cooperative.id) == Meeting.cooperative_id)
        .join(Partner, col(Partner.id) == Meeting.partner_id)
        .join(Table, col(Table.id) == Meeting.table_id)
        .join(Interval, col(Interval.id) == Meeting.slot_id)
        .join(
            Request,
            (col(Request.cooperative_id) == Meeting.cooperative_id)
            & (col(Request.partner_id) == Meeting.partner_id)
            & (col(Request.asker) == Asker.COOPERATIVE),
            isouter=True,
        )
        .where(col(Meeting.timetable_id) == timetable_id)
        .order_by(col(Interval.starts_at), col(Table.number), col(Meeting.seat))
    )
    if only is not None:
        statement = statement.where(col(Meeting.id).in_(only))
    return [_line(row) for row in session.execute(statement)]


def _line(row: Sequence[Any]) -> MeetingLine:
    meeting_id, cooperative_id, cooperative, *shown, tags = row
    values = [meeting_id, cooperative_id, printed(cooperative), *shown, tuple(tags or ())]
    return MeetingLine(*values)


def meeting_line(
    meeting: Seated,
    cooperative: Cooperative,
    partner: Partner,
    table: Table,
    slot: Interval,
    tags: Iterable[str] | None = None,
    *,
    identity: UUID,
) -> MeetingLine:
    """Return a meeting with the names and times of the rows that it refers to."""
    return MeetingLine(
        id=identity,
        cooperative_id=meeting.cooperative_id,
        cooperative=printed(cooperative.name),
        village=cooperative.village,
        village_kind=cooperative.village_kind,
        kecamatan=cooperative.kecamatan,
        partner_id=meeting.partner_id,
        partner_code=partner.code,
        partner=partner.name,
        table_id=meeting.table_id,
        table_number=table.number,
        zone=table.zone,
        seat=meeting.seat,
        slot_id=meeting.slot_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        session=slot.session,
        tags=tuple(tags or ()),
    )
