"""Pure rules: how well two parties fit, what to request, and which documents are missing."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID
from zlib import crc32

from app.core.http.fields import LARGEST_NUMBER
from app.events.parties import split_documents
from app.events.records import TagDirection

DEFAULT_PARTNERS = 6
"""The most partners that a cooperative asks for, unless the organizer sets another number."""
_FIRST_NEED, _LATER_NEED, _LEAST_NEED = 60, 8, 20
_RAREST = 30
_FURTHER_TAG, _FURTHER_DIRECTION, _MOST_FURTHER = 3, 6, 10
_RANK_STEP, _LEAST_RANKED = 10, 10
MAX_SCORE = 100


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The direction of each tag of an event, and which of its partners offer it."""

    partners: int
    offered_by: "Mapping[str, Sequence[PartnerOffers]]"
    direction: Mapping[str, TagDirection]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well needs and offers fit, from 1 to 100, and the tags they share, best first."""

    score: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A partner that a cooperative asks for; rank 1 is its first choice."""

    partner_id: UUID
    rank: int
    score: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartnerOffers:
    """A partner as the derivation sees it."""

    id: UUID
    code: str
    tags: frozenset[str]


def vocabulary(
    partners: Sequence[PartnerOffers], direction: Mapping[str, TagDirection]
) -> Vocabulary:
    """Return the vocabulary of tags with the partners that offer each."""
    offered_by: defaultdict[str, list[PartnerOffers]] = defaultdict(list)
    for partner in partners:
        for tag in partner.tags:
            offered_by[tag].append(partner)
    return Vocabulary(len(partners), dict(offered_by), direction)


def fit(needs: Sequence[str], offers: Collection[str], known: Vocabulary) -> Fit | None:
    """Return how well they fit, or None if they share nothing.

    The best shared tag decides: up to 60 points for how early the cooperative named it, up to 30
    for how few partners offer it. Every further shared tag adds 3, or 6 if it has another direction
    (a cooperative that both buys and sells gains more from one meeting), together at most 10.
    """
    worth = {
        tag: _position_points(position) + _rarity_points(tag, known)
        for position, tag in enumerate(needs)
        if tag in offers
    }
    if not worth:
        return None
    first_named = {tag: position for position, tag in enumerate(needs)}
    shared = sorted(worth, key=lambda tag: (-worth[tag], first_named[tag]))
    best, *further = shared
    directions = {known.direction.get(best)}
    extra = 0
    for tag in further:
        extra += _FURTHER_TAG if known.direction.get(tag) in directions else _FURTHER_DIRECTION
        directions.add(known.direction.get(tag))
    return Fit(worth[best] + min(extra, _MOST_FURTHER), tuple(shared))


def _position_points(position: int) -> int:
    return max(_LEAST_NEED, _FIRST_NEED - _LATER_NEED * position)


def _rarity_points(tag: str, known: Vocabulary) -> int:
    others = max(1, known.partners - 1)
    offering = len(known.offered_by[tag]) if tag in known.offered_by else known.partners
    return _RAREST * (known.partners - offering) // others


def wishes(
    village_code: str,
    needs: Sequence[str],
    known: Vocabulary,
    *,
    limit: int,
    first_rank: int = 1,
    without: Collection[UUID] = (),
) -> list[Wish]:
    """Return the `limit` best-fitting partners, ranked from `first_rank`.

    Equal scores are ordered by a digest of village and partner: it is the same on every machine,
    and no partner comes first for all cooperatives because of its name. Partners in `without` are
    left out.
    """
    chosen: list[tuple[Fit, PartnerOffers]] = []
    by_score: defaultdict[int, list[tuple[Fit, PartnerOffers]]] = defaultdict(list)
    for fits, partners in _fitting(needs, known, without):
        by_score[fits.score] += [(fits, partner) for partner in partners]
    for _, equal in sorted(by_score.items(), reverse=True):
        if len(chosen) >= limit:
            break
        equal.sort(
            key=lambda item: (crc32(f"{village_code}:{item[1].code}".encode()), item[1].code)
        )
        chosen += equal
    return [
        Wish(partner.id, rank_after(first_rank, place), fits.score, fits.tags)
        for place, (fits, partner) in enumerate(chosen[: max(0, limit)])
    ]


def _fitting(
    needs: Sequence[str], known: Vocabulary, without: Collection[UUID]
) -> Iterator[tuple[Fit, list[PartnerOffers]]]:
    """Yield the partners that offer anything that is needed, by what that is.

    A few needs have few sets of shared tags, however many partners there are.
    """
    shared: dict[str, int] = {}
    partners: dict[str, PartnerOffers] = {}
    for place, tag in enumerate(needs):
        for partner in known.offered_by.get(tag, ()):
            shared[partner.code] = shared.get(partner.code, 0) | 1 << place
            partners[partner.code] = partner
    groups: defaultdict[int, list[PartnerOffers]] = defaultdict(list)
    for code, tags in shared.items():
        if partners[code].id not in without:
            groups[tags].append(partners[code])
    for group in groups.values():
        fits = fit(needs, group[0].tags, known)
        if fits is not None:
            yield fits, group


def score_of_rank(rank: int) -> int:
    """Return the score of a rank: 100 for the first choice, 10 less for each later one."""
    return max(_LEAST_RANKED, MAX_SCORE - _RANK_STEP * (rank - 1))


def rank_after(last: int, places: int = 1) -> int:
    """Return the rank that many places after another, or the last one that can be stored."""
    return min(last + places, LARGEST_NUMBER)


def missing_documents(required: str, held: str) -> list[str]:
    """Return the documents that a partner requires (`NIB;SIUP`) and a cooperative does not have."""
    has = {document.casefold() for document in split_documents(held)}
    return [document for document in split_documents(required) if document.casefold() not in has]


def too_few(requests: int, *, derived: int, cooperatives: int, derivable: int) -> bool:
    """Return whether so few requests leave cooperatives out for which some could be derived.

    A list of some wishes alone is not what a timetable is made of, unless it is all there is:
    `derivable` is the number of cooperatives that need what a partner offers.
    """
    return derivable > 0 and derived == 0 and requests < cooperatives
