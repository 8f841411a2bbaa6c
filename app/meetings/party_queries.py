"""Every select about the parties that meet: who takes part, wants what, and is away when."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.attendees.records import Cooperative, CooperativeAbsence, CooperativeNeed, PartyStatus
from app.partners.records import Partner, PartnerAbsence, PartnerOffer, Table


def active_cooperatives(session: Session, event_id: UUID) -> list[Cooperative]:
    """The cooperatives that take part, by village code."""
    return list(
        session.exec(
            select(Cooperative)
            .where(Cooperative.event_id == event_id, Cooperative.status == PartyStatus.ACTIVE)
            .order_by(Cooperative.village_code)
        ).all()
    )


def partners(session: Session, event_id: UUID) -> list[Partner]:
    """The event's partners, by code."""
    return list(
        session.exec(
            select(Partner).where(Partner.event_id == event_id).order_by(Partner.code)
        ).all()
    )


def tables(session: Session, event_id: UUID) -> list[Table]:
    """The event's tables, by number."""
    return list(
        session.exec(
            select(Table).where(Table.event_id == event_id).order_by(col(Table.number))
        ).all()
    )


def cooperatives_by_id(session: Session, ids: Collection[UUID]) -> dict[UUID, Cooperative]:
    """These cooperatives, by id."""
    found = session.exec(select(Cooperative).where(col(Cooperative.id).in_(ids))).all()
    return {row.id: row for row in found}


def partners_by_id(session: Session, ids: Collection[UUID]) -> dict[UUID, Partner]:
    """These partners, by id."""
    found = session.exec(select(Partner).where(col(Partner.id).in_(ids))).all()
    return {row.id: row for row in found}


def cooperative_ids(session: Session, event_id: UUID) -> set[UUID]:
    """Ids of all cooperatives of the event."""
    return set(session.exec(select(Cooperative.id).where(Cooperative.event_id == event_id)).all())


def partner_ids(session: Session, event_id: UUID) -> set[UUID]:
    """Ids of all partners of the event."""
    return set(session.exec(select(Partner.id).where(Partner.event_id == event_id)).all())


def needs(session: Session, event_id: UUID) -> dict[UUID, list[str]]:
    """What each cooperative looks for, in the order in which its list named it."""
    found: dict[UUID, list[str]] = {}
    statement = (
        select(CooperativeNeed)
        .where(CooperativeNeed.event_id == event_id)
        .order_by(col(CooperativeNeed.position), CooperativeNeed.tag)
    )
    for need in session.exec(statement).all():
        found.setdefault(need.cooperative_id, []).append(need.tag)
    return found


def offers(session: Session, event_id: UUID) -> dict[UUID, set[str]]:
    """What each partner offers."""
    found: dict[UUID, set[str]] = {}
    for offer in session.exec(select(PartnerOffer).where(PartnerOffer.event_id == event_id)).all():
        found.setdefault(offer.partner_id, set()).add(offer.tag)
    return found


def cooperative_absences(session: Session, event_id: UUID) -> Sequence[CooperativeAbsence]:
    """When cooperatives of the event are away."""
    return session.exec(
        select(CooperativeAbsence)
        .join(Cooperative, col(Cooperative.id) == CooperativeAbsence.cooperative_id)
        .where(Cooperative.event_id == event_id)
    ).all()


def partner_absences(session: Session, event_id: UUID) -> Sequence[PartnerAbsence]:
    """When partners of the event are away."""
    return session.exec(
        select(PartnerAbsence)
        .join(Partner, col(Partner.id) == PartnerAbsence.partner_id)
        .where(Partner.event_id == event_id)
    ).all()
