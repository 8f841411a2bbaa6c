"""Every select about requests, locks and blocks."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Cooperative, CooperativeNeed, PartyStatus
from app.core.database.drafts import table_of
from app.events.records import Tag
from app.partners.records import Partner, PartnerOffer
from app.requests.pairs import Pair
from app.requests.records import Asker, Lock, LockKind, Request, RequestSource


def requests(
    event_id: UUID,
    *,
    cooperative_id: UUID | None = None,
    partner_id: UUID | None = None,
    asker: Asker | None = None,
    source: RequestSource | None = None,
) -> SelectOfScalar[Request]:
    """Statement: the event's requests that match every filter given."""
    statement = select(Request).where(Request.event_id == event_id)
    if cooperative_id is not None:
        statement = statement.where(Request.cooperative_id == cooperative_id)
    if partner_id is not None:
        statement = statement.where(Request.partner_id == partner_id)
    if asker is not None:
        statement = statement.where(Request.asker == asker)
    if source is not None:
        statement = statement.where(Request.source == source)
    return statement


def standing_requests(event_id: UUID) -> Select[Any]:
    """Statement: those columns of the event's requests that explicit ones may change, unordered."""
    table = table_of(Request)
    names = ("id", "cooperative_id", "partner_id", "asker", "source", "rank", "score", "note")
    return core_select(*(table.c[name] for name in names)).where(table.c.event_id == event_id)


def derivable(event_id: UUID) -> SelectOfScalar[UUID]:
    """Statement: the ids of the event's active cooperatives that need what a partner offers."""
    offered = (
        select(PartnerOffer.tag)
        .join(Partner, col(Partner.id) == PartnerOffer.partner_id)
        .where(PartnerOffer.event_id == event_id, col(Partner.withdrawn_at).is_(None))
    )
    return (
        select(Cooperative.id)
        .where(Cooperative.event_id == event_id, Cooperative.status == PartyStatus.ACTIVE)
        .where(
            col(Cooperative.id).in_(
                select(CooperativeNeed.cooperative_id).where(
                    CooperativeNeed.event_id == event_id, col(CooperativeNeed.tag).in_(offered)
                )
            )
        )
    )


def derived_from(event_id: UUID, only: Collection[UUID] | None = None) -> dict[str, Select[Any]]:
    """Statements: all that derived requests are made of; `only` those of some cooperatives."""
    home, firm = table_of(Cooperative).c, table_of(Partner).c
    need, offer, tag = (table_of(kind).c for kind in (CooperativeNeed, PartnerOffer, Tag))
    asked = table_of(Request).c
    fields = (asked.source, asked.rank, asked.score, asked.tags)
    cooperatives = core_select(home.id, home.village_code).where(
        home.event_id == event_id, home.status == PartyStatus.ACTIVE
    )
    needs = core_select(need.cooperative_id.label("owner"), need.position, need.tag)
    requests = core_select(asked.id, asked.cooperative_id, asked.partner_id, *fields)
    requests = requests.where(asked.event_id == event_id, asked.asker == Asker.COOPERATIVE)
    lock = table_of(Lock).c
    blocks = core_select(lock.cooperative_id, lock.partner_id).where(
        lock.event_id == event_id, lock.kind == LockKind.BLOCK
    )
    if only is not None:
        cooperatives = cooperatives.where(home.id.in_(only))
        needs = needs.where(need.cooperative_id.in_(only))
        requests = requests.where(asked.cooperative_id.in_(only))
        blocks = blocks.where(lock.cooperative_id.in_(only))
    return {
        "cooperatives": cooperatives,
        "needs": needs.where(need.event_id == event_id),
        "partners": core_select(firm.id, firm.code).where(
            firm.event_id == event_id, firm.withdrawn_at.is_(None)
        ),
        "offers": core_select(offer.partner_id.label("owner"), offer.position, offer.tag)
        .join(table_of(Partner), firm.id == offer.partner_id)
        .where(offer.event_id == event_id, firm.withdrawn_at.is_(None)),
        "tags": core_select(tag.code, tag.direction).where(tag.event_id == event_id),
        "requests": requests,
        "blocks": blocks,
    }


def derivation_weight(session: Session, event_id: UUID) -> int:
    """How many pairs deriving compares, and requests with them."""
    read = derived_from(event_id)
    homes, firms, asked = (
        session.scalar(select(func.count()).select_from(read[name].subquery())) or 0
        for name in ("cooperatives", "partners", "requests")
    )
    return homes * firms + asked


def asked_of(session: Session, event_id: UUID) -> dict[UUID, int]:
    """How many active cooperatives ask for each partner, or are asked for by it.

    Their sum is what is called the number of requests: a pair that both sides want counts once.
    """
    cooperative, partner = col(Request.cooperative_id), col(Request.partner_id)
    rows = session.execute(
        core_select(partner, func.count(cooperative.distinct()))
        .select_from(Cooperative)
        .join(Request, cooperative == Cooperative.id)
        .join(Partner, col(Partner.id) == partner)
        .where(col(Partner.withdrawn_at).is_(None))
        .where(col(Cooperative.event_id) == event_id, col(Cooperative.status) == PartyStatus.ACTIVE)
        .group_by(partner)
    )
    return {row[0]: row[1] for row in rows}


def requests_of(session: Session, event_id: UUID, cooperatives: Collection[UUID]) -> list[Request]:
    """The requests of these cooperatives, by cooperative and rank."""
    return list(
        session.exec(
            requests(event_id, asker=Asker.COOPERATIVE)
            .where(col(Request.cooperative_id).in_(cooperatives))
            .order_by(col(Request.cooperative_id), col(Request.rank), col(Request.id))
        ).all()
    )


def locks(event_id: UUID, kind: LockKind | None = None) -> SelectOfScalar[Lock]:
    """Statement: the event's locks and blocks."""
    statement = select(Lock).where(Lock.event_id == event_id)
    return statement if kind is None else statement.where(Lock.kind == kind)


def locks_at(session: Session, event_id: UUID, slot_id: UUID) -> list[Lock]:
    """The locks of pairs to this slot."""
    return list(session.exec(locks(event_id, LockKind.LOCK).where(Lock.slot_id == slot_id)).all())


def blocked_pairs(session: Session, event_id: UUID) -> set[Pair]:
    """The blocked pairs."""
    return _pairs(session, event_id, LockKind.BLOCK)


def locked_pairs(session: Session, event_id: UUID) -> set[Pair]:
    """The pairs that must meet."""
    return _pairs(session, event_id, LockKind.LOCK)


def _pairs(session: Session, event_id: UUID, kind: LockKind) -> set[Pair]:
    pairs = select(Lock.cooperative_id, Lock.partner_id).where(
        Lock.event_id == event_id, Lock.kind == kind
    )
    return set(session.exec(pairs).all())
