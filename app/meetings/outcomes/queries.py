"""Every select about reports on meetings."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Subquery, and_, case, func, tuple_
from sqlalchemy import select as select_columns
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped
from sqlmodel import Session, SQLModel, col, select

from app.attendees.records import Attendee
from app.badges.records import Badge
from app.meetings.outcomes.records import MeetingFact, MeetingStatus
from app.meetings.outcomes.rules import Outcome
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


def latest(event_id: UUID, told: Mapped[Any], *more: Mapped[Any]) -> Subquery:
    """Subquery: what was last reported of each pair of an event, as `rules.state` says.

    It has both ids of the pair, the column `told`, by which a report says it, and `more`.
    """
    recorded, received = col(MeetingFact.recorded_at), col(MeetingFact.received_at)
    early = and_(col(MeetingFact.offline), recorded < received)
    order = (case((early, recorded), else_=received), recorded, col(MeetingFact.id))
    pair = (col(MeetingFact.cooperative_id), col(MeetingFact.partner_id))
    place = func.row_number().over(partition_by=pair, order_by=[one.desc() for one in order])
    ranked = (
        select_columns(*pair, told, *more, place.label("place"))
        .where(col(MeetingFact.event_id) == event_id, told.is_not(None))
        .subquery()
    )
    return select_columns(ranked).where(ranked.c.place == 1).subquery()


def last_statuses(session: Session, event_id: UUID) -> dict[Pair, MeetingStatus]:
    """The status last reported of each pair of an event that has one."""
    found = latest(event_id, col(MeetingFact.status)).c
    rows = session.execute(
        select_columns(found.cooperative_id, found.partner_id, found.status)
    ).all()
    return {(one, other): status for one, other, status in rows}


def last_outcomes(session: Session, event_id: UUID) -> dict[Pair, Outcome]:
    """The outcome last reported of each pair of an event that has one."""
    more = (col(MeetingFact.value), col(MeetingFact.next_step), col(MeetingFact.note))
    found = latest(event_id, col(MeetingFact.interest), *more).c
    said = (found.interest, found.value, found.next_step, found.note)
    rows = session.execute(select_columns(found.cooperative_id, found.partner_id, *said)).all()
    return {(one, other): Outcome(*outcome) for one, other, *outcome in rows}


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
