"""Every select about reports on meetings."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, select

from app.attendees.records import Attendee
from app.badges.records import Badge
from app.meetings.outcomes.records import MeetingFact
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.requests.pairs import Pair

_TABLE = SQLModel.metadata.tables[str(MeetingFact.__tablename__)]
_INSERTS = {
    # The syntax is the same, but SQLAlchemy has one class per database.
    dialect: insert(_TABLE)
    .on_conflict_do_nothing(index_elements=["source", "fact_id"])
    .returning(col(MeetingFact.id))
    for dialect, insert in (("postgresql", postgresql.insert), ("sqlite", sqlite.insert))
}


def facts_of(
    session: Session, event_id: UUID, pairs: Collection[Pair]
) -> Mapping[Pair, list[MeetingFact]]:
    """The reports on the meetings of these pairs, in the order received."""
    said: defaultdict[Pair, list[MeetingFact]] = defaultdict(list)
    pair = tuple_(col(MeetingFact.cooperative_id), col(MeetingFact.partner_id))
    rows = session.exec(
        select(MeetingFact)
        .where(MeetingFact.event_id == event_id, pair.in_(pairs))
        .order_by(col(MeetingFact.id))
    )
    for fact in rows:
        said[fact.cooperative_id, fact.partner_id].append(fact)
    return said


def stored(session: Session, source: str, fact_ids: Collection[UUID]) -> dict[UUID, MeetingFact]:
    """The reports of one source that are recorded already, by the client's own id."""
    rows = session.exec(
        select(MeetingFact).where(
            MeetingFact.source == source, col(MeetingFact.fact_id).in_(fact_ids)
        )
    )
    return {fact.fact_id: fact for fact in rows}


def append(session: Session, facts: Sequence[MeetingFact]) -> set[UUID]:
    """Append reports; return the ids of those that no concurrent request has appended before."""
    if not facts:
        return set()
    statement: Any = _INSERTS[session.get_bind().dialect.name]
    return set(session.execute(statement, [fact.model_dump() for fact in facts]).scalars())


def meetings_by_id(
    session: Session, event_id: UUID, meeting_ids: Collection[UUID]
) -> dict[UUID, Meeting]:
    """Those of the meetings that are in a timetable which is or was published."""
    rows = session.exec(
        select(Meeting)
        .join(Timetable, col(Timetable.id) == Meeting.timetable_id)
        .where(
            Timetable.event_id == event_id,
            col(Timetable.status).in_([TimetableStatus.PUBLISHED, TimetableStatus.SUPERSEDED]),
            col(Meeting.id).in_(meeting_ids),
        )
    )
    return {meeting.id: meeting for meeting in rows}


def badges_of(
    session: Session, event_id: UUID, cooperative_ids: Collection[UUID]
) -> Mapping[UUID, list[Badge]]:
    """The valid badges of each cooperative's people."""
    held: defaultdict[UUID, list[Badge]] = defaultdict(list)
    rows = session.exec(
        select(Attendee.cooperative_id, Badge)
        .join(Badge, col(Badge.attendee_id) == Attendee.id)
        .where(
            Attendee.event_id == event_id,
            col(Attendee.cooperative_id).in_(cooperative_ids),
            col(Badge.revoked_at).is_(None),
        )
        .order_by(col(Badge.id))
    )
    for cooperative_id, badge in rows:
        if cooperative_id is not None:
            held[cooperative_id].append(badge)
    return held
