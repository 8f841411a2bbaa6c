"""Use cases of requests that people make or change (`derivation` has the derived ones)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.records import Cooperative
from app.auth.audit import trail
from app.auth.principal import Principal
from app.events.records import Event
from app.partners import queries as partner_queries
from app.partners.records import Partner
from app.requests import queries as requests_queries
from app.requests import rules
from app.requests.derivation import RequestCounts, note_counts, renumber_derived
from app.requests.errors import CooperativeUnknownError, PartnerUnknownError, RequestExistsError
from app.requests.records import Asker, Request, RequestSource
from app.requests.schemas import RequestIn, RequestPatch


@dataclass(frozen=True, slots=True)
class ExplicitRequest:
    """A request from a list or a form; without a rank it comes after the asker's others."""

    cooperative_id: UUID
    partner_id: UUID
    asker: Asker
    rank: int | None = None
    note: str | None = None


def put_explicit_requests(
    session: Session,
    event: Event,
    rows: Sequence[ExplicitRequest],
    *,
    actor: Principal | str,
    now: datetime,
) -> RequestCounts:
    """Add the new ones of these requests and change the known ones; none is removed.

    A derived request for the same pair and side becomes explicit. Of rows for the same pair and
    side the last counts. Ranks of derived requests move behind the explicit ones. Repeating it with
    the same rows changes nothing. Refuses rows whose parties do not belong to the event.
    """
    cooperatives = attendee_queries.cooperative_ids(session, event.id)
    partners = partner_queries.partner_ids(session, event.id)
    if any(row.cooperative_id not in cooperatives for row in rows):
        raise CooperativeUnknownError
    if any(row.partner_id not in partners for row in rows):
        raise PartnerUnknownError
    known = {
        (row.cooperative_id, row.partner_id, row.asker): row
        for row in session.exec(requests_queries.requests(event.id)).all()
    }
    last_ranks: dict[tuple[Asker, UUID], int] = {}
    for standing in known.values():
        if standing.source is RequestSource.EXPLICIT:
            _count_rank(last_ranks, standing)
    needs = attendee_queries.needs_in_event(session, event.id)
    offers = partner_queries.offers_in_event(session, event.id)
    created = updated = unchanged = 0
    for wish in {(w.cooperative_id, w.partner_id, w.asker): w for w in rows}.values():
        row = known.get((wish.cooperative_id, wish.partner_id, wish.asker))
        rank = wish.rank or _own_rank(row) or 1 + last_ranks.get(_asking(wish), 0)
        if row is None:
            shared = offers.get(wish.partner_id, ())
            tags = [tag for tag in needs.get(wish.cooperative_id, []) if tag in shared]
            row = _explicit(event.id, wish, rank, tags, now)
            session.add(row)
            created += 1
        elif (_own_rank(row), row.note) == (rank, wish.note):
            unchanged += 1
        else:
            if _own_rank(row) != rank:
                row.rank, row.score = rank, rules.score_of_rank(rank)
            row.note, row.source = wish.note, RequestSource.EXPLICIT
            updated += 1
        _count_rank(last_ranks, row)
    session.flush()
    renumber_derived(session, event.id, {row.cooperative_id for row in rows})
    counts = RequestCounts(created, updated, unchanged)
    note_counts(session, event, actor, now, "request.put", counts)
    return counts


def create_request(
    session: Session, event: Event, body: RequestIn, *, actor: Principal, now: datetime
) -> Request:
    """Add one explicit request; RequestExistsError if that side has already asked."""
    check_party(session, event, body.cooperative_id, body.partner_id)
    wish = ExplicitRequest(**body.model_dump(exclude={"score"}))
    statement = requests_queries.requests(
        event.id,
        cooperative_id=body.cooperative_id,
        partner_id=body.partner_id,
        asker=body.asker,
    )
    if session.exec(statement).one_or_none() is not None:
        raise RequestExistsError
    put_explicit_requests(session, event, [wish], actor=actor, now=now)
    row = session.exec(statement).one()
    if body.score is not None:
        row.score = body.score
        session.flush()
    return row


def update_request(
    session: Session,
    event: Event,
    row: Request,
    patch: RequestPatch,
    *,
    actor: Principal,
    now: datetime,
) -> Request:
    """Change what the patch names. A derived request that is changed becomes an explicit one.

    A new rank without a score sets the score of that rank.
    """
    changes = patch.model_dump(exclude_unset=True)
    if patch.rank is not None:
        row.rank, row.score = patch.rank, rules.score_of_rank(patch.rank)
    if patch.score is not None:
        row.score = patch.score
    if "note" in changes:
        row.note = patch.note
    if changes:
        row.source = RequestSource.EXPLICIT
    session.flush()
    renumber_derived(session, event.id, {row.cooperative_id})
    trail.record(
        session,
        actor=actor,
        action="request.update",
        now=now,
        event_id=event.id,
        subject=row.id,
        fields=sorted(changes),
    )
    session.flush()
    return row


def delete_request(
    session: Session, event: Event, row: Request, *, actor: Principal, now: datetime
) -> None:
    """Withdraw a request; derivation adds a derived one again unless the pair is blocked."""
    cooperative_id = row.cooperative_id
    trail.record(
        session,
        actor=actor,
        action="request.delete",
        now=now,
        event_id=event.id,
        subject=row.id,
    )
    session.delete(row)
    session.flush()
    renumber_derived(session, event.id, {cooperative_id})


def _explicit(
    event_id: UUID, wish: ExplicitRequest, rank: int, tags: list[str], now: datetime
) -> Request:
    return Request(
        event_id=event_id,
        cooperative_id=wish.cooperative_id,
        partner_id=wish.partner_id,
        asker=wish.asker,
        source=RequestSource.EXPLICIT,
        rank=rank,
        score=rules.score_of_rank(rank),
        tags=tags,
        note=wish.note,
        created_at=now,
    )


def check_party(session: Session, event: Event, cooperative_id: UUID, partner_id: UUID) -> None:
    """Refuse parties that do not belong to the event."""
    cooperative = session.get(Cooperative, cooperative_id)
    partner = session.get(Partner, partner_id)
    if cooperative is None or cooperative.event_id != event.id:
        raise CooperativeUnknownError
    if partner is None or partner.event_id != event.id:
        raise PartnerUnknownError


def _own_rank(row: Request | None) -> int | None:
    """Return the rank that a person gave this request; None if it is new or derived."""
    return row.rank if row is not None and row.source is RequestSource.EXPLICIT else None


def _asking(wish: ExplicitRequest | Request) -> tuple[Asker, UUID]:
    asks = wish.cooperative_id if wish.asker is Asker.COOPERATIVE else wish.partner_id
    return wish.asker, asks


def _count_rank(last_ranks: dict[tuple[Asker, UUID], int], row: Request) -> None:
    key = _asking(row)
    last_ranks[key] = max(row.rank, last_ranks.get(key, 0))
