"""Selects for documents that the other domains do not have."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, AttendeeKind, Cooperative, PartyStatus
from app.badges.records import Badge
from app.meetings.queries import MeetingLine, meeting_lines
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.partners.records import Partner
from app.requests.pairs import Pair


@dataclass(frozen=True, slots=True)
class BadgeHolder:
    """A valid badge with its holder; their cooperative or partner as far as they have one."""

    token: str
    number: bytes
    kind: AttendeeKind
    name: str
    position: str | None
    village_code: str | None
    village: str | None
    kecamatan: str | None
    cooperative: str | None
    partner_id: UUID | None
    partner_code: str | None
    partner: str | None
    attendee_id: UUID
    changed_at: datetime
    """When it was issued, or what it shows of its holder was changed, the later of these."""


_HOLDER = (
    col(Badge.token),
    col(Badge.number),
    col(Attendee.kind),
    col(Attendee.name),
    col(Attendee.position),
    col(Cooperative.village_code),
    col(Cooperative.village),
    col(Cooperative.kecamatan),
    col(Cooperative.name),
    col(Partner.id),
    col(Partner.code),
    col(Partner.name),
    col(Attendee.id),
    col(Badge.issued_at),
    col(Attendee.updated_at),
    col(Cooperative.updated_at),
    col(Partner.updated_at),
)


def badge_holders(
    session: Session, event_id: UUID, *, badge_id: UUID | None = None
) -> list[BadgeHolder]:
    """The badges that gates admit: cooperatives by village code, then partners, then others.

    `badge_id`: only this one, if it is among them.
    """
    statement = (
        select_columns(*_HOLDER)
        .select_from(Badge)
        .join(Attendee, col(Attendee.id) == Badge.attendee_id)
        .outerjoin(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
        .outerjoin(Partner, col(Partner.id) == Attendee.partner_id)
        .where(col(Badge.event_id) == event_id, col(Badge.revoked_at).is_(None))
        .where(
            col(Attendee.status) == PartyStatus.ACTIVE,
            or_(col(Cooperative.id).is_(None), col(Cooperative.status) == PartyStatus.ACTIVE),
        )
    )
    if badge_id is not None:
        statement = statement.where(col(Badge.id) == badge_id)
    return sorted(map(_holder, session.execute(statement)), key=_badge_order)


def _holder(row: Sequence[Any]) -> BadgeHolder:
    *shown, issued_at, changed_at, home_changed_at, host_changed_at = row
    moments = (issued_at, changed_at, home_changed_at, host_changed_at)
    return BadgeHolder(*[*shown, max(moment for moment in moments if moment is not None)])


def _badge_order(holder: BadgeHolder) -> tuple[int, str, str, str]:
    if holder.village_code is not None:
        return (0, holder.village_code, "", holder.name)
    if holder.partner is not None:
        return (1, "", holder.partner, holder.name)
    return (2, "", "", holder.name)


def cooperatives_to_write_to(
    event_id: UUID, kecamatan: str | None = None, cooperative_id: UUID | None = None
) -> SelectOfScalar[Cooperative]:
    """Statement: the cooperatives that take part, of a kecamatan or one alone if so wanted."""
    statement = select(Cooperative).where(
        Cooperative.event_id == event_id, Cooperative.status == PartyStatus.ACTIVE
    )
    if kecamatan is not None:
        statement = statement.where(Cooperative.kecamatan == kecamatan)
    if cooperative_id is not None:
        statement = statement.where(Cooperative.id == cooperative_id)
    return statement


def managers(session: Session, event_id: UUID) -> dict[UUID, Attendee]:
    """The manager of each cooperative; of several, the one who was added first."""
    found: Sequence[Attendee] = session.exec(
        select(Attendee)
        .where(
            Attendee.event_id == event_id,
            Attendee.kind == AttendeeKind.MANAGER,
            Attendee.status == PartyStatus.ACTIVE,
        )
        .order_by(col(Attendee.id).desc())
    ).all()
    return {row.cooperative_id: row for row in found if row.cooperative_id is not None}


def dropped_meetings(
    session: Session, event_id: UUID, owner_id: UUID, kept: Collection[Pair]
) -> list[MeetingLine]:
    """A party's meetings in earlier versions, as last planned, except of the pairs `kept`."""
    rows = session.exec(
        select(Meeting.cooperative_id, Meeting.partner_id, Meeting.id, Timetable.id)
        .join(Timetable, col(Timetable.id) == Meeting.timetable_id)
        .where(
            Timetable.event_id == event_id,
            Timetable.status == TimetableStatus.SUPERSEDED,
            or_(col(Meeting.cooperative_id) == owner_id, col(Meeting.partner_id) == owner_id),
        )
        .order_by(col(Timetable.number))
    )
    last = {(one, other): (meeting, version) for one, other, meeting, version in rows}
    wanted: dict[UUID, set[UUID]] = defaultdict(set)
    for pair, (meeting, version) in last.items():
        if pair not in kept:
            wanted[version].add(meeting)
    return [
        line
        for version, meetings in wanted.items()
        for line in meeting_lines(session, version, only=meetings)
    ]
