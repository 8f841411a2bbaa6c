"""Every select about the matrix."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, case, exists, func, select
from sqlmodel import Session, col

from app.attendees.queries import cooperatives
from app.attendees.records import Cooperative, CooperativeNeed, PartyStatus
from app.events.records import Tag
from app.meetings.records import Meeting
from app.partners.records import Partner, PartnerOffer
from app.requests.pairs import Pair
from app.requests.records import Asker, Request

_IS_ACTIVE = col(Cooperative.status) == PartyStatus.ACTIVE
_TAKES_PART = col(Partner.withdrawn_at).is_(None)
_LABEL = (col(Tag.code), col(Tag.label_id), col(Tag.label_en))


@dataclass(frozen=True, slots=True)
class Group:
    """How many active cooperatives a kecamatan has, and how many are in no request."""

    kecamatan: str
    cooperatives: int
    without_request: int


@dataclass(frozen=True, slots=True)
class Label:
    """A tag with its label in both languages."""

    code: str
    label_id: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Head:
    """A cooperative as the matrix names it."""

    id: UUID
    village: str
    kecamatan: str
    name: str


def groups(session: Session, event_id: UUID) -> list[Group]:
    """The kecamatan of active cooperatives, by name."""
    asks = exists().where(col(Request.cooperative_id) == Cooperative.id)
    kecamatan = col(Cooperative.kecamatan)
    rows = session.execute(
        select(kecamatan, func.count(), func.sum(case((asks, 0), else_=1)))
        .where(col(Cooperative.event_id) == event_id, _IS_ACTIVE)
        .group_by(kecamatan)
    )
    return sorted((Group(*row) for row in rows), key=lambda one: one.kecamatan)


def heads(
    session: Session, event_id: UUID, kecamatan: str | None, first: int, limit: int
) -> tuple[list[Head], int]:
    """A window of the active cooperatives by kecamatan and village, and how many there are."""
    chosen = cooperatives(event_id, kecamatan=kecamatan, status=PartyStatus.ACTIVE)
    columns = (Cooperative.id, Cooperative.village, Cooperative.kecamatan, Cooperative.name)
    order = (col(Cooperative.kecamatan), col(Cooperative.village), col(Cooperative.id))
    rows = session.execute(
        chosen.with_only_columns(*map(col, columns)).order_by(*order).offset(first).limit(limit)
    )
    total = session.execute(chosen.with_only_columns(func.count())).scalar_one()
    return [Head(*row) for row in rows], total


def invited(
    session: Session, cooperative_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, tuple[int, int]]]:
    """Rank and score with which partners ask for each of these cooperatives."""
    found: defaultdict[UUID, dict[UUID, tuple[int, int]]] = defaultdict(dict)
    cooperative, partner = col(Request.cooperative_id), col(Request.partner_id)
    for one, host, rank, score in session.execute(
        select(cooperative, partner, col(Request.rank), col(Request.score)).where(
            cooperative.in_(cooperative_ids), col(Request.asker) == Asker.PARTNER
        )
    ):
        found[one][host] = (rank, score)
    return found


def granted(
    session: Session, timetable_id: UUID | None, cooperative_ids: Collection[UUID]
) -> set[Pair]:
    """The pairs of these cooperatives that meet in a timetable."""
    if timetable_id is None:
        return set()
    pair = (col(Meeting.cooperative_id), col(Meeting.partner_id))
    rows = session.execute(
        select(*pair).where(col(Meeting.timetable_id) == timetable_id, pair[0].in_(cooperative_ids))
    )
    return {(row[0], row[1]) for row in rows}


def unmet_needs(session: Session, event_id: UUID) -> list[tuple[Label, int]]:
    """Tags that active cooperatives need and no partner offers, with how many need them."""
    offered = exists().where(
        col(PartnerOffer.event_id) == event_id,
        col(PartnerOffer.tag) == Tag.code,
        col(PartnerOffer.partner_id) == Partner.id,
        _TAKES_PART,
    )
    number = func.count(col(Cooperative.id))
    rows = session.execute(
        select(*_LABEL, number)
        .join(
            CooperativeNeed,
            and_(
                col(CooperativeNeed.event_id) == Tag.event_id,
                col(CooperativeNeed.tag) == Tag.code,
            ),
        )
        .join(Cooperative, col(Cooperative.id) == CooperativeNeed.cooperative_id)
        .where(col(Tag.event_id) == event_id, _IS_ACTIVE, ~offered)
        .group_by(*_LABEL)
        .order_by(number.desc(), col(Tag.code))
    )
    return [(Label(*row[:3]), row[3]) for row in rows]


def unwanted_offers(session: Session, event_id: UUID) -> list[tuple[Label, str]]:
    """Tags that partners offer and no active cooperative needs, each with a partner's name."""
    wanted = (
        exists()
        .where(
            col(CooperativeNeed.event_id) == event_id,
            col(CooperativeNeed.tag) == Tag.code,
            col(CooperativeNeed.cooperative_id) == Cooperative.id,
            _IS_ACTIVE,
        )
        .correlate(Tag)
    )
    rows = session.execute(
        select(*_LABEL, col(Partner.name))
        .join(
            PartnerOffer,
            and_(col(PartnerOffer.event_id) == Tag.event_id, col(PartnerOffer.tag) == Tag.code),
        )
        .join(Partner, col(Partner.id) == PartnerOffer.partner_id)
        .where(col(Tag.event_id) == event_id, ~wanted, _TAKES_PART)
        .order_by(col(Tag.code), col(Partner.code))
    )
    return [(Label(*row[:3]), row[3]) for row in rows]
