"""Requests derived from needs and offers, besides the explicit ones that people made."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.auth.audit import trail
from app.auth.principal import Principal
from app.events import queries as event_queries
from app.events.records import Event
from app.partners import queries as partner_queries
from app.requests import queries as requests_queries
from app.requests import rules
from app.requests.pairs import Pair
from app.requests.records import Asker, Request, RequestSource


@dataclass(frozen=True, slots=True)
class RequestCounts:
    """The numbers of requests added, changed and removed."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0


def derive_requests(
    session: Session,
    event: Event,
    *,
    actor: Principal | str,
    now: datetime,
    limit: int = rules.DEFAULT_PARTNERS,
    only: Collection[UUID] | None = None,
) -> RequestCounts:
    """Recompute the derived requests of all active cooperatives; explicit ones stay as they are.

    `only` limits this to some cooperatives; the requests of all others stay. Each cooperative asks
    for at most `limit` partners in all; derived ranks follow the explicit ones. Repeating it
    without new needs or offers changes nothing.
    """
    explicit, stale = _asked(session, event.id, only)
    partners = _partners(session, event.id)
    directions = {tag.code: tag.direction for tag in event_queries.tags(session, event.id)}
    known = rules.vocabulary(partners, directions)
    needs = attendee_queries.needs_in_event(session, event.id)
    created = updated = unchanged = 0
    for cooperative in attendee_queries.active_cooperatives(session, event.id):
        if only is not None and cooperative.id not in only:
            continue
        own = explicit.get(cooperative.id, [])
        taken = {request.partner_id for request in own}
        for wish in rules.wishes(
            cooperative.village_code,
            needs.get(cooperative.id, []),
            [partner for partner in partners if partner.id not in taken],
            known,
            limit=limit - len(own),
            first_rank=1 + max((request.rank for request in own), default=0),
        ):
            row = stale.pop((cooperative.id, wish.partner_id), None)
            if row is None:
                session.add(_derived(event.id, cooperative.id, wish, now))
                created += 1
            elif (row.rank, row.score, tuple(row.tags)) == (wish.rank, wish.score, wish.tags):
                unchanged += 1
            else:
                row.rank, row.score, row.tags = wish.rank, wish.score, list(wish.tags)
                updated += 1
    for gone in stale.values():
        session.delete(gone)
    counts = RequestCounts(created, updated, unchanged, len(stale))
    note_counts(session, event, actor, now, "request.derive", counts)
    return counts


def _asked(
    session: Session, event_id: UUID, only: Collection[UUID] | None
) -> tuple[dict[UUID, list[Request]], dict[Pair, Request]]:
    """Return the cooperatives' requests: explicit ones by cooperative, derived ones by pair."""
    asked = (
        session.exec(requests_queries.requests(event_id, asker=Asker.COOPERATIVE)).all()
        if only is None
        else requests_queries.requests_of(session, event_id, only)
    )
    explicit: dict[UUID, list[Request]] = {}
    derived: dict[Pair, Request] = {}
    for request in asked:
        if request.source is RequestSource.EXPLICIT:
            explicit.setdefault(request.cooperative_id, []).append(request)
        else:
            derived[request.cooperative_id, request.partner_id] = request
    return explicit, derived


def _partners(session: Session, event_id: UUID) -> list[rules.PartnerOffers]:
    offered = partner_queries.offers_in_event(session, event_id)
    return [
        rules.PartnerOffers(row.id, row.code, frozenset(offered.get(row.id, ())))
        for row in partner_queries.all_partners(session, event_id)
    ]


def renumber_derived(session: Session, event_id: UUID, cooperatives: Collection[UUID]) -> None:
    """Renumber these cooperatives' derived ranks without gaps, after their last explicit rank."""
    own: dict[UUID, list[Request]] = {}
    for row in requests_queries.requests_of(session, event_id, cooperatives):
        own.setdefault(row.cooperative_id, []).append(row)
    for rows in own.values():
        derived = [row for row in rows if row.source is RequestSource.DERIVED]
        last = max((row.rank for row in rows if row.source is RequestSource.EXPLICIT), default=0)
        for rank, row in enumerate(derived, start=last + 1):
            if row.rank != rank:
                row.rank = rank
    session.flush()


def _derived(event_id: UUID, cooperative_id: UUID, wish: rules.Wish, now: datetime) -> Request:
    return Request(
        event_id=event_id,
        cooperative_id=cooperative_id,
        partner_id=wish.partner_id,
        asker=Asker.COOPERATIVE,
        source=RequestSource.DERIVED,
        rank=wish.rank,
        score=wish.score,
        tags=list(wish.tags),
        created_at=now,
    )


def note_counts(
    session: Session,
    event: Event,
    actor: Principal | str,
    now: datetime,
    action: str,
    counts: RequestCounts,
) -> None:
    """Append the numbers of changed requests to the audit log."""
    trail.record(
        session,
        actor=actor,
        action=action,
        now=now,
        event_id=event.id,
        created=counts.created,
        updated=counts.updated,
        removed=counts.removed,
    )
    session.flush()
