"""Requests derived from needs and offers, besides the explicit ones that people made."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.database.bulk import removed, run
from app.core.database.drafts import Draft, additions, alterations, table_of
from app.core.database.found import Found, find
from app.core.database.images import Packed, packed
from app.core.errors import StaleVersionError
from app.events.records import Event
from app.events.vocabulary import tags_by_owner
from app.requests import queries as requests_queries
from app.requests import rules
from app.requests.pairs import Pair
from app.requests.records import Asker, Request, RequestSource

LITTLE: Final = 20_000
"""The weight up to which requests are planned where others wait: 200 cooperatives at 100 partners.

That takes some 100 ms.
"""


@dataclass(frozen=True, slots=True)
class RequestCounts:
    """The numbers of requests added, changed and removed."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Basis:
    """All that derived requests are made of; equal ones lead to the same requests."""

    event_id: UUID
    limit: int
    found: Found

    @property
    def weight(self) -> int:
        """About how many pairs are to be compared, and requests with them."""
        homes, firms, asked = map(self.found.about, ("cooperatives", "partners", "requests"))
        return homes * firms + asked


@dataclass(frozen=True, slots=True)
class Derivation:
    """What deriving requests writes, as long as the event has what `basis` says."""

    basis: Basis
    writes: Packed
    counts: RequestCounts
    added: Sequence[Pair]
    removed: Sequence[Pair]
    kept: Sequence[Pair]
    """What people asked for: it stays as it is, and counts towards the limit."""
    digest: str
    """A short text that is the same for the same additions, removals and counts."""


def basis_of(
    session: Session,
    event: Event,
    limit: int = rules.DEFAULT_PARTNERS,
    only: Collection[UUID] | None = None,
) -> Basis:
    """Read what derived requests are made of, those of all cooperatives or `only` of some."""
    return Basis(event.id, limit, find(session, requests_queries.derived_from(event.id, only)))


def plan_derivation(basis: Basis, now: datetime) -> Derivation:
    """Decide which derived requests to add, change and remove."""
    explicit, stale = _asked(basis.found)
    blocked = _blocked(basis.found)
    partners = _partners(basis.found)
    directions = {tag["code"]: tag["direction"] for tag in basis.found.values("tags")}
    known = rules.vocabulary(partners, directions)
    needs = tags_by_owner(basis.found.values("needs"))
    drafts: list[Draft] = []
    created = updated = unchanged = 0
    for cooperative in basis.found.records("cooperatives"):
        own = explicit.get(cooperative.id, [])
        taken = {request["partner_id"] for request in own} | blocked.get(cooperative.id, set())
        for wish in rules.wishes(
            cooperative["village_code"],
            needs.get(cooperative.id, []),
            known,
            limit=basis.limit - len(own),
            without=taken,
            first_rank=rules.rank_after(max((request["rank"] for request in own), default=0)),
        ):
            row = stale.pop((cooperative.id, wish.partner_id), None)
            if row is None:
                drafts.append(_derived(basis.event_id, cooperative.id, wish, now))
                created += 1
                continue
            row.put(rank=wish.rank, score=wish.score, tags=list(wish.tags))
            drafts.append(row)
            updated += bool(row.changed)
            unchanged += not row.changed
    to = basis.found.dialect
    writes = [
        *removed(table_of(Request), "id", [gone.id for gone in stale.values()], to),
        *alterations(Request, drafts, to),
        *additions(Request, drafts, to),
    ]
    counts = RequestCounts(created, updated, unchanged, len(stale))
    added = [(new["cooperative_id"], new["partner_id"]) for new in drafts if new.is_new]
    kept = [(one, row["partner_id"]) for one, rows in explicit.items() for row in rows]
    digest = _digest(added, stale, counts)
    return Derivation(basis, packed(writes), counts, added, list(stale), kept, digest)


def _digest(added: Iterable[Pair], removed: Iterable[Pair], counts: RequestCounts) -> str:
    parts = (sorted(added), sorted(removed), counts)
    return sha256(repr(parts).encode()).hexdigest()[:16]


def derive_requests(
    session: Session,
    event: Event,
    *,
    actor: Principal | str,
    now: datetime,
    limit: int = rules.DEFAULT_PARTNERS,
    only: Collection[UUID] | None = None,
    ready: Derivation | None = None,
    expected: str | None = None,
    little: int = LITTLE,
) -> RequestCounts:
    """Recompute the derived requests of all active cooperatives; explicit ones stay as they are.

    `only` limits this to some cooperatives; the requests of all others stay. Each cooperative asks
    for at most `limit` partners in all; derived ranks follow the explicit ones. Repeating it
    without new needs or offers changes nothing. What was planned before the event was locked
    (`ready`) is carried out; where the event has changed since, a small one is planned again, and
    a large one is refused, as scans would wait (StaleVersionError). With the digest of a preview in
    `expected`, nothing else than what it showed is done (StaleVersionError).
    """
    session.flush()
    basis = basis_of(session, event, limit, only)
    if ready is None or ready.basis != basis:
        if ready is not None and basis.weight > little:
            raise StaleVersionError
        ready = plan_derivation(basis, now)
    if expected is not None and ready.digest != expected:
        raise StaleVersionError
    run(session, ready.writes)
    expire_requests(session)
    note_counts(session, event, actor, now, "request.derive", ready.counts)
    return ready.counts


def expire_requests(session: Session) -> None:
    """Forget the fields of requests that the session holds, after others were written in bulk."""
    for held in [held for held in session.identity_map.values() if isinstance(held, Request)]:
        session.expire(held)


def _asked(found: Found) -> tuple[dict[UUID, list[Draft]], dict[Pair, Draft]]:
    """Return the cooperatives' requests: explicit ones by cooperative, derived ones by pair."""
    explicit: dict[UUID, list[Draft]] = {}
    derived: dict[Pair, Draft] = {}
    for request in found.records("requests"):
        if request["source"] is RequestSource.EXPLICIT:
            explicit.setdefault(request["cooperative_id"], []).append(request)
        else:
            derived[request["cooperative_id"], request["partner_id"]] = request
    return explicit, derived


def _blocked(found: Found) -> dict[UUID, set[UUID]]:
    """Return the partners that each cooperative must not meet: it does not ask for them either."""
    blocked: dict[UUID, set[UUID]] = {}
    for pair in found.values("blocks"):
        blocked.setdefault(pair["cooperative_id"], set()).add(pair["partner_id"])
    return blocked


def _partners(found: Found) -> list[rules.PartnerOffers]:
    offered = tags_by_owner(found.values("offers"))
    return [
        rules.PartnerOffers(row.id, row["code"], frozenset(offered.get(row.id, ())))
        for row in found.records("partners")
    ]


def renumber_derived(session: Session, event_id: UUID, cooperatives: Collection[UUID]) -> None:
    """Renumber these cooperatives' derived ranks without gaps, after their last explicit rank."""
    own: dict[UUID, list[Request]] = {}
    for row in requests_queries.requests_of(session, event_id, cooperatives):
        own.setdefault(row.cooperative_id, []).append(row)
    for rows in own.values():
        derived = [row for row in rows if row.source is RequestSource.DERIVED]
        last = max((row.rank for row in rows if row.source is RequestSource.EXPLICIT), default=0)
        for place, row in enumerate(derived, start=1):
            row.rank = rules.rank_after(last, place)
    session.flush()


def _derived(event_id: UUID, cooperative_id: UUID, wish: rules.Wish, now: datetime) -> Draft:
    fields = {
        "event_id": event_id,
        "cooperative_id": cooperative_id,
        "partner_id": wish.partner_id,
        "asker": Asker.COOPERATIVE,
        "source": RequestSource.DERIVED,
        "rank": wish.rank,
        "score": wish.score,
        "tags": list(wish.tags),
    }
    return Draft.new(Request, fields, now)


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
