"""What a cooperative asks for and what was decided about its pairs, and how that changes: pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from app.requests.records import LockKind, RequestSource
from app.requests.rules import rank_after, score_of_rank


class Deed(StrEnum):
    """What an organizer does about a pair."""

    REQUIRE = "require"
    """The pair must meet."""
    FORBID = "forbid"
    """The pair must never meet."""
    FREE = "free"
    """Neither: the scheduler decides."""
    RANK = "rank"
    """The cooperative asks for the partner, at this place among its own requests."""
    CLEAR = "clear"
    """The cooperative does not ask for the partner, and nothing is decided about the pair."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the cooperative's own."""

    partner_id: UUID
    rank: int
    score: int
    source: RequestSource
    tags: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A lock or block; only a lock may have a place."""

    partner_id: UUID
    kind: LockKind
    slot_id: UUID | None = None
    table_id: UUID | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A cooperative's own requests and what was decided about its pairs; nothing of others'."""

    asked: tuple[Asked, ...] = ()
    """By rank."""
    decisions: tuple[Decision, ...] = ()
    """By partner."""

    @property
    def version(self) -> str:
        """Return a short digest: equal rows have equal ones."""
        text = json.dumps([astuple(self)], default=str)
        return sha256(text.encode()).hexdigest()[:16]


def row_of(asked: Iterable[Asked], decisions: Iterable[Decision]) -> RequestRow:
    """Return the row of these, in its order."""
    return RequestRow(
        tuple(sorted(asked, key=lambda one: (one.rank, one.partner_id))),
        tuple(sorted(decisions, key=lambda one: one.partner_id)),
    )


def changed(
    row: RequestRow, partner_id: UUID, deed: Deed, *, rank: int = 1, tags: Sequence[str] = ()
) -> RequestRow:
    """Return the row after a deed; `rank` and the tags that both share serve for `Deed.RANK`.

    What was ranked by hand keeps its order: a rank that is taken moves its holder, and no more of
    the others than it must, one place down. Derived requests follow the last of them without gaps.
    Doing it again changes nothing.
    """
    others = [one for one in row.decisions if one.partner_id != partner_id]
    match deed:
        case Deed.REQUIRE | Deed.FORBID:
            kind = LockKind.LOCK if deed is Deed.REQUIRE else LockKind.BLOCK
            kept = [
                one for one in row.decisions if (one.partner_id, one.kind) == (partner_id, kind)
            ]
            return row_of(row.asked, [*others, *(kept or [Decision(partner_id, kind)])])
        case Deed.FREE:
            return row_of(row.asked, others)
        case Deed.CLEAR:
            left = [one for one in row.asked if one.partner_id != partner_id]
            return row_of(renumbered(left), others)
        case Deed.RANK:
            return row_of(renumbered(_ranked(row.asked, partner_id, rank, tags)), row.decisions)


def _ranked(
    asked: Sequence[Asked], partner_id: UUID, rank: int, tags: Sequence[str]
) -> list[Asked]:
    """Return the requests with the partner's at `rank`, as one that a person made."""
    known = next((one for one in asked if one.partner_id == partner_id), None)
    if known is None:
        known = Asked(partner_id, 0, 0, RequestSource.EXPLICIT, tuple(tags))
    if (known.source, known.rank) == (RequestSource.EXPLICIT, rank):
        return list(asked)
    placed = replace(known, rank=rank, score=score_of_rank(rank), source=RequestSource.EXPLICIT)
    found = [placed]
    taken = rank
    for one in sorted(asked, key=lambda one: (one.rank, one.partner_id)):
        if one.partner_id == partner_id:
            continue
        if one.source is RequestSource.EXPLICIT and rank <= one.rank <= taken:
            taken = rank_after(taken)
            found.append(_moved(one, taken))
        else:
            found.append(one)
    return found


def _moved(one: Asked, rank: int) -> Asked:
    """Return a request at another rank; a score that came from the rank follows it."""
    follows = one.score == score_of_rank(one.rank)
    return replace(one, rank=rank, score=score_of_rank(rank) if follows else one.score)


def renumbered(asked: Iterable[Asked]) -> list[Asked]:
    """Return the requests with derived ranks without gaps, after the last one made by a person."""
    in_order = sorted(asked, key=lambda one: (one.rank, one.partner_id))
    explicit = [one for one in in_order if one.source is RequestSource.EXPLICIT]
    derived = [one for one in in_order if one.source is RequestSource.DERIVED]
    last = max((one.rank for one in explicit), default=0)
    return explicit + [
        replace(one, rank=rank_after(last, place)) for place, one in enumerate(derived, start=1)
    ]
