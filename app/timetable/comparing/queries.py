"""How a timetable's meetings and the requests are distributed, counted by the database."""

from collections import Counter
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, Select, and_, case, func, null, or_, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.meetings.queries import meeting_count
from app.meetings.records import Meeting, Timetable
from app.partners.records import Partner, Table
from app.requests.pairs import PartyKind
from app.requests.records import Request
from app.timetable.comparing.rules import Affected, MeetingCount, Sums

_IS_ACTIVE = col(Cooperative.status) == PartyStatus.ACTIVE
_RESULT = ("result", "result")
"""Where a certificate has the result as the solver reported it."""


def meeting_counts(session: Session, event_id: UUID, timetable_id: UUID) -> list[MeetingCount]:
    """How many active cooperatives of each kecamatan have how many meetings."""
    in_timetable = and_(
        col(Meeting.cooperative_id) == Cooperative.id, col(Meeting.timetable_id) == timetable_id
    )
    own = (
        select(col(Cooperative.kecamatan), func.count(col(Meeting.id)).label("meetings"))
        .outerjoin(Meeting, in_timetable)
        .where(col(Cooperative.event_id) == event_id, _IS_ACTIVE)
        .group_by(col(Cooperative.id), col(Cooperative.kecamatan))
        .subquery()
    )
    by = (own.c.kecamatan, own.c.meetings)
    rows = session.execute(select(*by, func.count()).group_by(*by))
    return [MeetingCount(*row) for row in rows]


def without_meeting(session: Session, event_id: UUID, timetable_id: UUID) -> tuple[int, int]:
    """How many active cooperatives have no meeting, and how many of these no request at all."""
    seated = select(col(Meeting.cooperative_id)).where(col(Meeting.timetable_id) == timetable_id)
    asked = select(col(Request.cooperative_id)).where(col(Request.event_id) == event_id)
    identity = col(Cooperative.id)
    unasked = func.sum(case((identity.in_(asked), 0), else_=1))
    counted, without = session.execute(
        select(func.count(), unasked).where(
            col(Cooperative.event_id) == event_id, _IS_ACTIVE, identity.not_in(seated)
        )
    ).one()
    return counted, int(without or 0)


def with_withdrawn(session: Session, timetable_id: UUID) -> tuple[int, set[UUID], set[UUID]]:
    """How many meetings are with those who have withdrawn; these cooperatives, and partners."""
    cooperative, partner = col(Meeting.cooperative_id), col(Meeting.partner_id)
    gone, left = ~_IS_ACTIVE, col(Partner.withdrawn_at).is_not(None)
    rows = session.execute(
        select(cooperative, gone, partner, left)
        .join(Cooperative, col(Cooperative.id) == cooperative)
        .join(Partner, col(Partner.id) == partner)
        .where(col(Meeting.timetable_id) == timetable_id, or_(gone, left))
    ).all()
    return (
        len(rows),
        {one for one, is_gone, _, _ in rows if is_gone},
        {one for _, _, one, has_left in rows if has_left},
    )


def reported(session: Session, timetable_id: UUID) -> tuple[str | None, list[dict[str, Any]]]:
    """What a timetable's certificate reports: the outcome and the tiers as the solver wrote them.

    The certificate is not read as a whole: with problem and timetable it has megabytes.
    """
    certificate = col(Timetable.certificate)
    row = session.execute(
        select(
            certificate[(*_RESULT, "status")].as_string(),
            certificate[(*_RESULT, "tiers")],
        ).where(col(Timetable.id) == timetable_id)
    ).one()
    return row[0], row[1] or []


def has_certificate(session: Session, timetable_id: UUID) -> bool:
    """Whether a timetable has a certificate, which is not read for it."""
    wanted = col(Timetable.certificate).is_not(None)
    return bool(session.scalar(select(wanted).where(col(Timetable.id) == timetable_id)))


def posed_problem(session: Session, timetable_id: UUID) -> dict[str, Any]:
    """The problem that a timetable was made from, without the rest of its certificate."""
    problem = col(Timetable.certificate)["problem"]
    found = session.execute(select(problem).where(col(Timetable.id) == timetable_id))
    return dict(found.scalar_one())


def planned_by_cooperative(
    session: Session, event_id: UUID, timetable_id: UUID
) -> tuple[dict[UUID, str], dict[UUID, int]]:
    """The kecamatan and the number of meetings of each active cooperative, by its id."""
    in_timetable = and_(
        col(Meeting.cooperative_id) == Cooperative.id, col(Meeting.timetable_id) == timetable_id
    )
    own = (col(Cooperative.id), col(Cooperative.kecamatan))
    rows = session.execute(
        select(*own, func.count(col(Meeting.id)))
        .outerjoin(Meeting, in_timetable)
        .where(col(Cooperative.event_id) == event_id, _IS_ACTIVE)
        .group_by(*own)
    ).all()
    return {one: area for one, area, _ in rows}, {one: count for one, _, count in rows}


def changed(before: UUID | None, after: UUID) -> CTE:
    """The pairs whose meeting differs between two timetables, with both meetings' ids.

    Another seat of the same table is no change. `before` may be None: then all are new.
    """
    old, new = aliased(Meeting), aliased(Meeting)
    is_pair = and_(
        col(old.cooperative_id) == new.cooperative_id, col(old.partner_id) == new.partner_id
    )
    gone_or_moved: Any = (
        select(
            col(old.cooperative_id).label("cooperative_id"),
            col(old.partner_id).label("partner_id"),
            col(old.id).label("old_id"),
            col(new.id).label("new_id"),
        )
        .outerjoin(new, and_(is_pair, col(new.timetable_id) == after))
        .where(
            col(old.timetable_id) == (null() if before is None else before),
            or_(
                col(new.id).is_(None),
                col(new.slot_id) != col(old.slot_id),
                col(new.table_id) != col(old.table_id),
            ),
        )
    )
    of_before = col(old.timetable_id) == (null() if before is None else before)
    added = (
        select(col(new.cooperative_id), col(new.partner_id), null(), col(new.id))
        .outerjoin(old, and_(is_pair, of_before))
        .where(col(new.timetable_id) == after, col(old.id).is_(None))
    )
    return union_all(gone_or_moved, added).cte("changed")


def sums(session: Session, pairs: CTE, before: UUID | None) -> Sums:
    """How many meetings are added, removed, moved and unchanged."""
    had, has = func.count(pairs.c.old_id), func.count(pairs.c.new_id)
    all_, had_, has_ = session.execute(select(func.count(), had, has).select_from(pairs)).one()
    total = 0 if before is None else meeting_count(session, before)
    return Sums(
        added=all_ - had_, removed=all_ - has_, moved=had_ + has_ - all_, unchanged=total - had_
    )


def affected_parties(session: Session, pairs: CTE) -> list[Affected]:
    """The parties for which anything changes: cooperatives by place, then partners by name."""
    visitor, host = pairs.c.cooperative_id, pairs.c.partner_id
    place = (col(Cooperative.kecamatan), col(Cooperative.village), visitor)
    name = (col(Partner.name), col(Partner.code), host)
    visitors = select(visitor, func.count()).join(Cooperative, col(Cooperative.id) == visitor)
    hosts = select(host, func.count()).join(Partner, col(Partner.id) == host)
    return [
        *_affected(session, "cooperative", visitors, place),
        *_affected(session, "partner", hosts, name),
    ]


def _affected(
    session: Session, kind: PartyKind, counts: Select[Any], order: tuple[Any, ...]
) -> list[Affected]:
    rows = session.execute(counts.group_by(*order).order_by(*order))
    return [Affected(kind, party, count) for party, count in rows]


def meetings_of(
    session: Session, pairs: CTE, parties: Collection[UUID]
) -> tuple[set[UUID], set[UUID]]:
    """Ids of the meetings, before and after, that change for these parties."""
    theirs = or_(pairs.c.cooperative_id.in_(parties), pairs.c.partner_id.in_(parties))
    rows = session.execute(select(pairs.c.old_id, pairs.c.new_id).where(theirs)).all()
    return {one for one, _ in rows if one}, {one for _, one in rows if one}


def counts_of(session: Session, timetable_id: UUID, parties: Collection[UUID]) -> Counter[UUID]:
    """How many meetings each of these parties has in a timetable."""
    counts: Counter[UUID] = Counter()
    for party in (col(Meeting.cooperative_id), col(Meeting.partner_id)):
        own = select(party, func.count()).where(
            col(Meeting.timetable_id) == timetable_id, party.in_(parties)
        )
        for one, count in session.execute(own.group_by(party)):
            counts[one] = count
    return counts


def tables_affected(session: Session, pairs: CTE) -> list[int]:
    """The numbers of the tables at which something changes."""
    ids = union_all(select(pairs.c.old_id), select(pairs.c.new_id))
    at = select(col(Meeting.table_id)).where(col(Meeting.id).in_(ids))
    numbers = select(col(Table.number)).where(col(Table.id).in_(at)).order_by(col(Table.number))
    return list(session.execute(numbers).scalars())


def people_affected(session: Session, event_id: UUID, pairs: CTE) -> int:
    """How many active people belong to the parties for which anything changes."""
    of = select(func.count()).where(
        col(Attendee.event_id) == event_id,
        col(Attendee.status) == PartyStatus.ACTIVE,
        or_(
            col(Attendee.cooperative_id).in_(select(pairs.c.cooperative_id)),
            col(Attendee.partner_id).in_(select(pairs.c.partner_id)),
        ),
    )
    return int(session.execute(of).scalar_one())


def left_without(session: Session, pairs: CTE, after: UUID) -> list[tuple[UUID, str, str]]:
    """The cooperatives that lose their last meeting (id, village, kecamatan), by place."""
    own = (col(Cooperative.id), col(Cooperative.village), col(Cooperative.kecamatan))
    still = select(col(Meeting.cooperative_id)).where(col(Meeting.timetable_id) == after)
    lost = select(pairs.c.cooperative_id).where(pairs.c.new_id.is_(None))
    rows = session.execute(
        select(*own).where(own[0].in_(lost), own[0].not_in(still)).order_by(own[2], own[1], own[0])
    )
    return [(one, village, area) for one, village, area in rows]
