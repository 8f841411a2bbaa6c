"""Every select about partners and tables."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import exists, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core.database.outlines import ATTENDEE, BADGE, GATE, MEETING, SCAN
from app.partners.records import Partner, PartnerAbsence, PartnerOffer, Table

_EVER = (datetime(1900, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))


def partners(
    event_id: UUID,
    *,
    kind: str | None = None,
    updated_since: datetime | None = None,
    search: str | None = None,
    withdrawn: bool | None = None,
) -> SelectOfScalar[Partner]:
    """Statement: the event's partners; `search` is part of name or code, upper or lower case."""
    statement = select(Partner).where(Partner.event_id == event_id)
    if withdrawn is not None:
        statement = statement.where(col(Partner.withdrawn_at).is_not(None) == withdrawn)
    if kind is not None:
        statement = statement.where(Partner.kind == kind)
    if updated_since is not None:
        statement = statement.where(col(Partner.updated_at) >= updated_since)
    if search:
        statement = statement.where(
            or_(
                col(Partner.name).icontains(search, autoescape=True),
                col(Partner.code).icontains(search, autoescape=True),
            )
        )
    return statement


def partner_by_code(session: Session, event_id: UUID, code: str) -> Partner | None:
    """The event's partner of that code."""
    return session.exec(partners(event_id).where(Partner.code == code)).one_or_none()


def all_partners(session: Session, event_id: UUID) -> list[Partner]:
    """All partners of the event, by code."""
    return list(session.exec(partners(event_id).order_by(Partner.code)).all())


def active_partners(session: Session, event_id: UUID) -> list[Partner]:
    """The partners of the event that take part, by code."""
    there = partners(event_id, withdrawn=False)
    return list(session.exec(there.order_by(Partner.code)).all())


def names_by_code(session: Session, event_id: UUID) -> dict[str, str]:
    """Names of all partners of the event, by code."""
    of = (col(Partner.code), col(Partner.name))
    rows = session.execute(
        core_select(*of).where(col(Partner.event_id) == event_id).order_by(of[0])
    )
    return {row.code: row.name for row in rows}


def offers_in_event(session: Session, event_id: UUID) -> dict[UUID, list[str]]:
    """Tags of every partner's offers, in the order of its list."""
    return _offers(session, select(PartnerOffer).where(PartnerOffer.event_id == event_id))


def offers_of(session: Session, partner_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """Tags of these partners' offers, in their list's order; those without are left out."""
    wanted = col(PartnerOffer.partner_id).in_(partner_ids)
    return _offers(session, select(PartnerOffer).where(wanted))


def _offers(session: Session, statement: SelectOfScalar[PartnerOffer]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    order = (col(PartnerOffer.position), col(PartnerOffer.tag))
    for offer in session.exec(statement.order_by(*order)):
        found[offer.partner_id].append(offer.tag)
    return dict(found)


def absences_of(
    session: Session, partner_ids: Collection[UUID]
) -> dict[UUID, list[PartnerAbsence]]:
    """Absences of these partners in time order; those without any are left out."""
    found: dict[UUID, list[PartnerAbsence]] = defaultdict(list)
    rows = session.exec(
        select(PartnerAbsence)
        .where(col(PartnerAbsence.partner_id).in_(partner_ids))
        .order_by(col(PartnerAbsence.starts_at))
    )
    for absence in rows:
        found[absence.partner_id].append(absence)
    return dict(found)


def tables(
    event_id: UUID, *, partner_id: UUID | None = None, zone: str | None = None
) -> SelectOfScalar[Table]:
    """Statement: the event's tables that match every filter given."""
    statement = select(Table).where(Table.event_id == event_id)
    if partner_id is not None:
        statement = statement.where(Table.partner_id == partner_id)
    if zone is not None:
        statement = statement.where(Table.zone == zone)
    return statement


def all_tables(session: Session, event_id: UUID) -> list[Table]:
    """All tables of the event, by number."""
    return list(session.exec(tables(event_id).order_by(col(Table.number))).all())


def tables_of(session: Session, partner_ids: Collection[UUID]) -> dict[UUID, list[Table]]:
    """Tables of these partners by number; partners without any are left out."""
    found: dict[UUID, list[Table]] = defaultdict(list)
    theirs = select(Table).where(col(Table.partner_id).in_(partner_ids))
    for table in session.exec(theirs.order_by(col(Table.number))):
        found[table.partner_id].append(table)
    return dict(found)


def tables_by_id(session: Session, ids: Collection[UUID]) -> dict[UUID, Table]:
    """These tables, by id."""
    found = session.exec(select(Table).where(col(Table.id).in_(ids))).all()
    return {row.id: row for row in found}


def tables_by_partner(
    session: Session, event_id: UUID, partner_id: UUID | None = None
) -> list[UUID]:
    """Ids of all tables, those of a partner together, by the least number and then by number.

    `partner_id` limits it to those of one partner.
    """
    own = tables(event_id, partner_id=partner_id).with_only_columns(
        col(Table.id), col(Table.partner_id), col(Table.number)
    )
    by_partner: dict[UUID, list[UUID]] = defaultdict(list)
    for table_id, owner, _ in session.execute(own.order_by(col(Table.number))):
        by_partner[owner].append(table_id)
    return [one for ids in by_partner.values() for one in ids]


def zones(session: Session, event_id: UUID) -> list[str]:
    """The parts of the hall that tables are in, by name."""
    named = select(Table.zone).where(Table.event_id == event_id, col(Table.zone).is_not(None))
    return [zone for zone in session.exec(named.distinct().order_by(Table.zone)) if zone]


def table_by_number(session: Session, event_id: UUID, number: int) -> Table | None:
    """The event's table of that number."""
    return session.exec(tables(event_id).where(Table.number == number)).one_or_none()


def used_tables(session: Session, table_ids: Collection[UUID]) -> set[UUID]:
    """Ids of those tables that have meetings in any timetable."""
    seated = exists().where(MEETING.c.table_id == Table.id)
    rows = session.execute(core_select(col(Table.id)).where(col(Table.id).in_(table_ids), seated))
    return set(rows.scalars())


def lock_partner(session: Session, partner_id: UUID) -> None:
    """Lock the partner, its representatives and their badges until the transaction ends.

    Badges are locked before people, as scans do. It waits for scans of them that are under way.
    """
    session.execute(select(Partner.id).where(Partner.id == partner_id).with_for_update())
    envoys = core_select(ATTENDEE.c.id).where(ATTENDEE.c.partner_id == partner_id)
    badges = core_select(BADGE.c.id).where(BADGE.c.attendee_id.in_(envoys))
    session.execute(badges.order_by(BADGE.c.id).with_for_update())
    session.execute(envoys.order_by(ATTENDEE.c.id).with_for_update())


def lock_tables(session: Session, table_ids: Collection[UUID]) -> None:
    """Lock these tables and their gates until the transaction ends.

    Call it after `lock_partner`: scans lock people before gates.
    """
    tables = select(Table.id).where(col(Table.id).in_(table_ids)).order_by(col(Table.id))
    session.execute(tables.with_for_update())
    gates = core_select(GATE.c.id).where(GATE.c.table_id.in_(table_ids))
    session.execute(gates.order_by(GATE.c.id).with_for_update())


def has_meetings(session: Session, partner_id: UUID) -> bool:
    """Whether the partner has meetings in any timetable, at any table."""
    statement = core_select(MEETING.c.partner_id).where(MEETING.c.partner_id == partner_id)
    return session.execute(statement.limit(1)).first() is not None


def scanned_at(session: Session, table_ids: Collection[UUID]) -> bool:
    """Whether there is any scan at a gate of these tables."""
    statement = (
        core_select(GATE.c.id)
        .join(SCAN, SCAN.c.gate_id == GATE.c.id)
        .where(GATE.c.table_id.in_(table_ids))
    )
    return session.execute(statement.limit(1)).first() is not None


def scanned_of(session: Session, partner_id: UUID) -> bool:
    """Whether there is any scan of a representative of the partner."""
    statement = (
        core_select(ATTENDEE.c.id)
        .join(SCAN, SCAN.c.attendee_id == ATTENDEE.c.id)
        .where(ATTENDEE.c.partner_id == partner_id)
    )
    return session.execute(statement.limit(1)).first() is not None


def partners_by_id(session: Session, ids: Collection[UUID]) -> dict[UUID, Partner]:
    """These partners, by id."""
    found = session.exec(select(Partner).where(col(Partner.id).in_(ids))).all()
    return {row.id: row for row in found}


def partner_ids(session: Session, event_id: UUID) -> set[UUID]:
    """Ids of all partners of the event."""
    return set(session.exec(select(Partner.id).where(Partner.event_id == event_id)).all())


def withdrawn_ids(session: Session, event_id: UUID) -> set[UUID]:
    """Ids of the partners that were taken out of the event."""
    gone = (Partner.event_id == event_id, col(Partner.withdrawn_at).is_not(None))
    return set(session.exec(select(Partner.id).where(*gone)).all())


def partner_absences(session: Session, event_id: UUID) -> Sequence[PartnerAbsence]:
    """When partners of the event are away: those that have withdrawn, always."""
    away = session.exec(
        select(PartnerAbsence)
        .join(Partner, col(Partner.id) == PartnerAbsence.partner_id)
        .where(Partner.event_id == event_id)
    ).all()
    begins, ends = _EVER
    return [
        *away,
        *(
            PartnerAbsence(partner_id=one, starts_at=begins, ends_at=ends)
            for one in sorted(withdrawn_ids(session, event_id))
        ),
    ]
