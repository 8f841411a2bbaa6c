"""Selects about the parties that meet, beyond those of their own domains."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.attendees.records import Cooperative, CooperativeAbsence, PartyStatus
from app.partners.records import Partner, PartnerAbsence


def active_cooperatives(session: Session, event_id: UUID) -> list[Cooperative]:
    """The cooperatives that take part, by village code."""
    return list(
        session.exec(
            select(Cooperative)
            .where(Cooperative.event_id == event_id, Cooperative.status == PartyStatus.ACTIVE)
            .order_by(Cooperative.village_code)
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
