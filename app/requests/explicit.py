"""The effect of explicit requests, decided before anything is written: pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.engine import Dialect

from app.core.database.drafts import Draft, additions, alterations
from app.core.database.images import Write
from app.requests import rules
from app.requests.derivation import RequestCounts
from app.requests.records import Asker, Request, RequestSource


@dataclass(frozen=True, slots=True)
class ExplicitRequest:
    """A request from a list or a form; without a rank it comes after the asker's others."""

    cooperative_id: UUID
    partner_id: UUID
    asker: Asker
    rank: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The requests of an event, and the tags that its parties need and offer, in their order."""

    requests: Sequence[Draft]
    needs: Mapping[UUID, Sequence[str]]
    offers: Mapping[UUID, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Stated:
    """The event's requests after explicit ones were put, new ones last, and the counts."""

    requests: list[Draft]
    counts: RequestCounts

    def writes(self, dialect: Dialect) -> list[Write]:
        """Return the batches that write the new and changed requests."""
        return [
            *additions(Request, self.requests, dialect),
            *alterations(Request, self.requests, dialect),
        ]


def state(
    event_id: UUID, standing: Standing, wishes: Sequence[ExplicitRequest], now: datetime
) -> Stated:
    """Put explicit requests (`put_explicit_requests`); it changes the drafts in `standing`.

    New ones come by asker, in the order of their index: added so, they take half the time.
    """
    known = {_pair(row): row for row in standing.requests}
    last_ranks: dict[tuple[Asker, UUID], int] = {}
    for row in known.values():
        if row["source"] is RequestSource.EXPLICIT:
            _count_rank(last_ranks, row)
    created = updated = unchanged = 0
    in_order = sorted(wishes, key=lambda w: _asking(w.cooperative_id, w.partner_id, w.asker))
    for wish in {(w.cooperative_id, w.partner_id, w.asker): w for w in in_order}.values():
        pair = wish.cooperative_id, wish.partner_id, wish.asker
        standing_one = known.get(pair)
        own = _own_rank(standing_one)
        rank = wish.rank or own or rules.rank_after(last_ranks.get(_asking(*pair), 0))
        if standing_one is None:
            shared = standing.offers.get(wish.partner_id, ())
            tags = [tag for tag in standing.needs.get(wish.cooperative_id, ()) if tag in shared]
            known[pair] = _explicit(event_id, wish, rank, tags, now)
            created += 1
        elif (own, standing_one["note"]) == (rank, wish.note):
            unchanged += 1
        else:
            if own != rank:
                standing_one.put(rank=rank, score=rules.score_of_rank(rank))
            standing_one.put(note=wish.note, source=RequestSource.EXPLICIT)
            updated += 1
        _count_rank(last_ranks, known[pair])
    _renumber(known.values(), {wish.cooperative_id for wish in wishes})
    return Stated(list(known.values()), RequestCounts(created, updated, unchanged))


def _renumber(requests: Iterable[Draft], cooperatives: Collection[UUID]) -> None:
    """Renumber these cooperatives' derived ranks without gaps, after their last explicit rank."""
    own: dict[UUID, list[Draft]] = {}
    for row in requests:
        if row["asker"] is Asker.COOPERATIVE and row["cooperative_id"] in cooperatives:
            own.setdefault(row["cooperative_id"], []).append(row)
    for rows in own.values():
        derived = [row for row in rows if row["source"] is RequestSource.DERIVED]
        last = max((r["rank"] for r in rows if r["source"] is RequestSource.EXPLICIT), default=0)
        derived.sort(key=lambda row: (row["rank"], row.id))
        for place, row in enumerate(derived, start=1):
            row.put(rank=rules.rank_after(last, place))


def _explicit(
    event_id: UUID, wish: ExplicitRequest, rank: int, tags: list[str], now: datetime
) -> Draft:
    fields = {
        "event_id": event_id,
        "cooperative_id": wish.cooperative_id,
        "partner_id": wish.partner_id,
        "asker": wish.asker,
        "source": RequestSource.EXPLICIT,
        "rank": rank,
        "score": rules.score_of_rank(rank),
        "tags": tags,
        "note": wish.note,
    }
    return Draft.new(Request, fields, now)


def _own_rank(row: Draft | None) -> int | None:
    """Return the rank that a person gave this request; None if it is new or derived."""
    return row["rank"] if row is not None and row["source"] is RequestSource.EXPLICIT else None


def _pair(row: Draft) -> tuple[UUID, UUID, Asker]:
    return row["cooperative_id"], row["partner_id"], row["asker"]


def _asking(cooperative_id: UUID, partner_id: UUID, asker: Asker) -> tuple[Asker, UUID]:
    return asker, cooperative_id if asker is Asker.COOPERATIVE else partner_id


def _count_rank(last_ranks: dict[tuple[Asker, UUID], int], row: Draft) -> None:
    key = _asking(*_pair(row))
    last_ranks[key] = max(row["rank"], last_ranks.get(key, 0))
