"""Every select about cooperatives and people."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, exists, func, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import (
    Attendee,
    AttendeeKind,
    Cooperative,
    CooperativeAbsence,
    CooperativeNeed,
    PartyStatus,
)
from app.core.database.narrowing import among
from app.core.database.outlines import PARTNER


def cooperatives(
    event_id: UUID,
    *,
    kecamatan: str | None = None,
    status: PartyStatus | None = None,
    without_people: bool = False,
    updated_since: datetime | None = None,
    search: str | None = None,
) -> SelectOfScalar[Cooperative]:
    """Statement: the event's cooperatives that match every filter given.

    `without_people` leaves those that nobody represents; `search` is part of the village's or the
    cooperative's name, upper or lower case.
    """
    statement = select(Cooperative).where(Cooperative.event_id == event_id)
    if kecamatan is not None:
        statement = statement.where(Cooperative.kecamatan == kecamatan)
    if status is not None:
        statement = statement.where(Cooperative.status == status)
    if updated_since is not None:
        statement = statement.where(col(Cooperative.updated_at) >= updated_since)
    if without_people:
        theirs = and_(
            col(Attendee.cooperative_id) == Cooperative.id,
            col(Attendee.status) == PartyStatus.ACTIVE,
        )
        statement = statement.where(~exists().where(theirs))
    if search:
        statement = statement.where(
            or_(
                col(Cooperative.village).icontains(search, autoescape=True),
                col(Cooperative.name).icontains(search, autoescape=True),
            )
        )
    return statement


def cooperative_of_village(session: Session, event_id: UUID, code: str) -> Cooperative | None:
    """The event's cooperative of a village."""
    return session.exec(
        cooperatives(event_id).where(Cooperative.village_code == code)
    ).one_or_none()


def needs_of(session: Session, cooperative_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """Tags of each cooperative's needs, most wanted first; those without needs are left out."""
    wanted = col(CooperativeNeed.cooperative_id).in_(cooperative_ids)
    return _needs(session, select(CooperativeNeed).where(wanted))


def needs_in_event(session: Session, event_id: UUID) -> dict[UUID, list[str]]:
    """Tags of every cooperative's needs, as `needs_of`."""
    return _needs(session, select(CooperativeNeed).where(CooperativeNeed.event_id == event_id))


def _needs(session: Session, statement: SelectOfScalar[CooperativeNeed]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    order = (col(CooperativeNeed.position), col(CooperativeNeed.tag))
    for need in session.exec(statement.order_by(*order)):
        found[need.cooperative_id].append(need.tag)
    return dict(found)


def absences_of(
    session: Session, cooperative_ids: Collection[UUID]
) -> dict[UUID, list[CooperativeAbsence]]:
    """Absences of each cooperative in time order; cooperatives without any are left out."""
    found: dict[UUID, list[CooperativeAbsence]] = defaultdict(list)
    rows = session.exec(
        select(CooperativeAbsence)
        .where(col(CooperativeAbsence.cooperative_id).in_(cooperative_ids))
        .order_by(col(CooperativeAbsence.starts_at))
    )
    for absence in rows:
        found[absence.cooperative_id].append(absence)
    return dict(found)


def attendees(
    event_id: UUID,
    *,
    kind: AttendeeKind | None = None,
    status: PartyStatus | None = None,
    cooperative_id: UUID | None = None,
    partner_id: UUID | None = None,
    updated_since: datetime | None = None,
    search: str | None = None,
) -> SelectOfScalar[Attendee]:
    """Statement: the event's people that match every filter given."""
    statement = select(Attendee).where(Attendee.event_id == event_id)
    if kind is not None:
        statement = statement.where(Attendee.kind == kind)
    if status is not None:
        statement = statement.where(Attendee.status == status)
    if cooperative_id is not None:
        statement = statement.where(Attendee.cooperative_id == cooperative_id)
    if partner_id is not None:
        statement = statement.where(Attendee.partner_id == partner_id)
    if updated_since is not None:
        statement = statement.where(col(Attendee.updated_at) >= updated_since)
    if search:
        statement = statement.where(col(Attendee.name).icontains(search, autoescape=True))
    return statement


def attendee_by_key(session: Session, event_id: UUID, external_key: str) -> Attendee | None:
    """The event's person with that external key."""
    return session.exec(
        attendees(event_id).where(Attendee.external_key == external_key)
    ).one_or_none()


def attendees_by_keys(
    session: Session, event_id: UUID, external_keys: Collection[str]
) -> dict[str, Attendee]:
    """The event's people with these external keys, by key."""
    known = attendees(event_id).where(col(Attendee.external_key).in_(external_keys))
    return {row.external_key: row for row in session.exec(known)}


def partners_among(session: Session, event_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Those of these ids that are partners of the event."""
    statement = core_select(PARTNER.c.id).where(
        PARTNER.c.event_id == event_id, PARTNER.c.id.in_(ids)
    )
    return set(session.execute(statement).scalars())


def partner_code(session: Session, event_id: UUID, partner_id: UUID) -> str | None:
    """Code of a partner of the event; None if the event has no such partner."""
    statement = core_select(PARTNER.c.code).where(
        PARTNER.c.id == partner_id, PARTNER.c.event_id == event_id
    )
    code: str | None = session.execute(statement).scalar_one_or_none()
    return code


def all_cooperatives(session: Session, event_id: UUID) -> Sequence[Cooperative]:
    """All cooperatives of the event, by kecamatan and village."""
    return session.exec(in_order(cooperatives(event_id))).all()


def active_cooperatives(session: Session, event_id: UUID) -> list[Cooperative]:
    """The cooperatives that take part, by village code."""
    return list(
        session.exec(
            select(Cooperative)
            .where(Cooperative.event_id == event_id, Cooperative.status == PartyStatus.ACTIVE)
            .order_by(Cooperative.village_code)
        ).all()
    )


def active_cooperative_ids(
    session: Session, event_id: UUID, only: Collection[UUID] | None = None
) -> Sequence[UUID]:
    """Ids of the cooperatives that take part; with a few in `only`, of those among them."""
    own = col(Cooperative.id)
    active = Cooperative.status == PartyStatus.ACTIVE
    statement = select(own).where(Cooperative.event_id == event_id, active, *among(own, only))
    return session.exec(statement).all()


def cooperatives_by_id(session: Session, ids: Collection[UUID]) -> dict[UUID, Cooperative]:
    """These cooperatives, by id."""
    found = session.exec(select(Cooperative).where(col(Cooperative.id).in_(ids))).all()
    return {row.id: row for row in found}


def cooperative_ids(session: Session, event_id: UUID) -> set[UUID]:
    """Ids of all cooperatives of the event."""
    return set(session.exec(select(Cooperative.id).where(Cooperative.event_id == event_id)).all())


def cooperative_absences(session: Session, event_id: UUID) -> Sequence[CooperativeAbsence]:
    """When cooperatives of the event are away."""
    return session.exec(
        select(CooperativeAbsence)
        .join(Cooperative, col(Cooperative.id) == CooperativeAbsence.cooperative_id)
        .where(Cooperative.event_id == event_id)
    ).all()


def in_order(statement: SelectOfScalar[Cooperative]) -> SelectOfScalar[Cooperative]:
    """Statement: the cooperatives of another one, by kecamatan and village."""
    return statement.order_by(Cooperative.kecamatan, Cooperative.village, col(Cooperative.id))


def kecamatan_counts(session: Session, event_id: UUID) -> dict[str, int]:
    """How many cooperatives each kecamatan has, withdrawn ones included, by its name."""
    own = col(Cooperative.kecamatan)
    statement = core_select(own, func.count()).where(col(Cooperative.event_id) == event_id)
    rows = session.execute(statement.group_by(own).order_by(own))
    return {row[0]: row[1] for row in rows}


def people_of(session: Session, cooperative_ids: Collection[UUID]) -> dict[UUID, list[Attendee]]:
    """People of these cooperatives, those who take part first; those without are left out."""
    found: dict[UUID, list[Attendee]] = defaultdict(list)
    owner = col(Attendee.cooperative_id)
    order = (col(Attendee.status), col(Attendee.created_at), col(Attendee.id))
    for one in session.exec(select(Attendee).where(owner.in_(cooperative_ids)).order_by(*order)):
        if one.cooperative_id is not None:
            found[one.cooperative_id].append(one)
    return dict(found)
