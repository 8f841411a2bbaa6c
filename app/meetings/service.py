"""Use cases of requests: derived from needs and offers, or asked for explicitly."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth import audit
from app.auth.principal import Principal
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings import queries, rules
from app.meetings.errors import CooperativeUnknownError, PartnerUnknownError, RequestExistsError
from app.meetings.records import Asker, Request, RequestSource
from app.meetings.schemas import RequestIn, RequestPatch


@dataclass(frozen=True, slots=True)
class ExplicitRequest:
    """A wish as a list or a form states it; without a rank it comes after the asker's others."""

    cooperative_id: UUID
    partner_id: UUID
    asker: Asker
    rank: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RequestCounts:
    """What became of requests."""

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
) -> RequestCounts:
    """Recompute the derived requests of all active cooperatives; explicit ones stay as they are.

    Each cooperative asks for at most `limit` partners in all; derived ranks follow the explicit
    ones. Doing it again without new needs or offers changes nothing.
    """
    explicit: dict[UUID, list[Request]] = {}
    stale: dict[tuple[UUID, UUID], Request] = {}
    for request in session.exec(queries.requests(event.id, asker=Asker.COOPERATIVE)).all():
        if request.source is RequestSource.EXPLICIT:
            explicit.setdefault(request.cooperative_id, []).append(request)
        else:
            stale[request.cooperative_id, request.partner_id] = request
    offered = queries.offers(session, event.id)
    partners = [
        rules.PartnerOffers(row.id, row.code, frozenset(offered.get(row.id, ())))
        for row in queries.partners(session, event.id)
    ]
    directions = {tag.code: tag.direction for tag in event_queries.tags(session, event.id)}
    known = rules.vocabulary(partners, directions)
    needs = queries.needs(session, event.id)
    created = updated = unchanged = 0
    for cooperative in queries.active_cooperatives(session, event.id):
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
    for row in stale.values():
        session.delete(row)
    counts = RequestCounts(created, updated, unchanged, len(stale))
    _note(session, event, actor, now, "request.derive", counts)
    return counts


def put_explicit_requests(
    session: Session,
    event: Event,
    rows: Sequence[ExplicitRequest],
    *,
    actor: Principal | str,
    now: datetime,
) -> RequestCounts:
    """Make these wishes stand: new ones are added, known ones changed, none removed.

    A derived request for the same pair and side becomes explicit. Of rows for the same pair and
    side the last counts. Ranks of derived requests move behind the explicit ones. Putting the
    same rows again changes nothing. Refuses rows whose parties are not the event's.
    """
    cooperatives = queries.cooperative_ids(session, event.id)
    partners = queries.partner_ids(session, event.id)
    known = {
        (row.cooperative_id, row.partner_id, row.asker): row
        for row in session.exec(queries.requests(event.id)).all()
    }
    last_ranks: dict[tuple[Asker, UUID], int] = {}
    for row in known.values():
        if row.source is RequestSource.EXPLICIT:
            _count_rank(last_ranks, row)
    needs, offered = queries.needs(session, event.id), queries.offers(session, event.id)
    created = updated = unchanged = 0
    for wish in {(w.cooperative_id, w.partner_id, w.asker): w for w in rows}.values():
        if wish.cooperative_id not in cooperatives:
            raise CooperativeUnknownError
        if wish.partner_id not in partners:
            raise PartnerUnknownError
        row = known.get((wish.cooperative_id, wish.partner_id, wish.asker))
        was_explicit = row is not None and row.source is RequestSource.EXPLICIT
        rank = wish.rank or (row.rank if row is not None and was_explicit else None)
        if rank is None:
            rank = 1 + last_ranks.get(_asking(wish), 0)
        if row is None:
            offers = offered.get(wish.partner_id, set())
            tags = [tag for tag in needs.get(wish.cooperative_id, []) if tag in offers]
            row = _explicit(event.id, wish, rank, tags, now)
            session.add(row)
            created += 1
        elif was_explicit and (row.rank, row.note) == (rank, wish.note):
            unchanged += 1
        else:
            if row.rank != rank or not was_explicit:
                row.rank, row.score = rank, rules.score_of_rank(rank)
            row.note, row.source = wish.note, RequestSource.EXPLICIT
            updated += 1
        _count_rank(last_ranks, row)
    session.flush()
    renumber_derived(session, event.id, {row.cooperative_id for row in rows})
    counts = RequestCounts(created, updated, unchanged)
    _note(session, event, actor, now, "request.put", counts)
    return counts


def create_request(
    session: Session, event: Event, body: RequestIn, *, actor: Principal, now: datetime
) -> Request:
    """Add one explicit request; RequestExistsError if that side has asked already."""
    wish = ExplicitRequest(**body.model_dump(exclude={"score"}))
    statement = queries.requests(
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
    """Change what the patch names. Whoever changes a derived request makes it an explicit one.

    A new rank without a score brings the score that this rank has.
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
    audit.record(
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
    """Withdraw a request; a derived one comes back with the next derivation (block the pair)."""
    cooperative_id = row.cooperative_id
    audit.record(
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


def renumber_derived(session: Session, event_id: UUID, cooperatives: Collection[UUID]) -> None:
    """Let derived ranks of these cooperatives run on from their last explicit one, gaplessly."""
    own: dict[UUID, list[Request]] = {}
    for row in queries.requests_of(session, event_id, cooperatives):
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


def _asking(wish: ExplicitRequest | Request) -> tuple[Asker, UUID]:
    asks = wish.cooperative_id if wish.asker is Asker.COOPERATIVE else wish.partner_id
    return wish.asker, asks


def _count_rank(last_ranks: dict[tuple[Asker, UUID], int], row: Request) -> None:
    key = _asking(row)
    last_ranks[key] = max(row.rank, last_ranks.get(key, 0))


def _note(
    session: Session,
    event: Event,
    actor: Principal | str,
    now: datetime,
    action: str,
    counts: RequestCounts,
) -> None:
    audit.record(
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
