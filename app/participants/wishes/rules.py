"""What becomes of a cooperative's requests when a badge says whom it asks for: pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from app.requests.records import RequestSource
from app.requests.rows.rules import Asked, RequestRow, renumbered, row_of
from app.requests.rules import score_of_rank


def is_open(until: datetime | None, now: datetime) -> bool:
    """Return whether an event takes wishes; `until` is its deadline, None: it takes none."""
    return until is not None and now < until


def wished(
    row: RequestRow,
    order: Sequence[UUID],
    own: Collection[UUID],
    tags: Mapping[UUID, Sequence[str]],
) -> RequestRow:
    """Return the row with these partners asked for, the first choice first.

    `own` are the partners that a badge asked for before: those left out are asked for no more.
    What lists or organizers asked for and `order` leaves out stays, behind. Derived requests follow
    without gaps. `tags` are those that need and offer share. Doing it again changes nothing.
    """
    known = {one.partner_id: one for one in row.asked}
    explicit = [one for one in row.asked if one.source is RequestSource.EXPLICIT]
    kept = [one for one in explicit if one.partner_id not in {*order, *own}]
    chosen = [
        known.get(one) or Asked(one, 0, 0, RequestSource.EXPLICIT, tuple(tags.get(one, ())))
        for one in order
    ]
    ranked = [_ranked(one, rank) for rank, one in enumerate([*chosen, *kept], start=1)]
    named = {one.partner_id for one in ranked}
    derived = [
        one
        for one in row.asked
        if one.source is RequestSource.DERIVED and one.partner_id not in named
    ]
    return row_of(renumbered([*ranked, *derived]), row.decisions)


def _ranked(one: Asked, rank: int) -> Asked:
    """Return a request at a rank, as one that a person made; a score set by hand stays."""
    follows = one.source is RequestSource.DERIVED or one.score in {0, score_of_rank(one.rank)}
    score = score_of_rank(rank) if follows else one.score
    return replace(one, rank=rank, score=score, source=RequestSource.EXPLICIT)
