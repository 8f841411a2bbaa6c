"""Answers about a timetable as a page shows them: pure functions from wire shapes to rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from app.core.locale import Locale, day_clock, number, text
from app.events.records import Event
from app.meetings.queries import MeetingLine
from app.partners.records import Partner
from app.requests.records import Asker
from app.timetable.naming.schemas import PlaceOut
from app.timetable.questions.answers.schemas import (
    MovePlaceOut,
    MovesAnswer,
    TierDifferenceOut,
    WhyNotAnswer,
)
from app.timetable.versions.schemas import UngrantedOut
from app.web.frame.tiers import written


@dataclass(frozen=True, slots=True)
class UnmetRequest:
    """A partner that a cooperative does not meet, although one of the two requested it."""

    partner_id: UUID
    partner: str
    asked_by: Literal["cooperative", "partner"]
    rank: int
    detail: str


@dataclass(frozen=True, slots=True)
class Move:
    """A place that a meeting can go to, the meetings that it displaces, and what each goal loses.

    `offered`: it can be proposed, because its time has not come yet.
    """

    place: PlaceOut
    at: str
    detail: str
    displaced: Sequence[str]
    costs: Sequence[str]
    offered: bool


@dataclass(frozen=True, slots=True)
class Moves:
    """All other places of a meeting: the possible ones, the cheapest first, and the impossible."""

    held: str
    possible: Sequence[Move]
    refused: Sequence[Move]


def unmet_requests(ungranted: Iterable[UngrantedOut]) -> list[UnmetRequest]:
    """Return each partner once; the cooperative's own request comes before the partner's."""
    own_first = sorted(ungranted, key=lambda one: (one.asker is not Asker.COOPERATIVE, one.rank))
    kept: dict[UUID, UnmetRequest] = {}
    for one in own_first:
        request = UnmetRequest(one.partner_id, one.partner, one.asker.value, one.rank, one.detail)
        kept.setdefault(one.partner_id, request)
    return list(kept.values())


def other_partners(
    partners: Iterable[Partner], met: Iterable[MeetingLine], unmet: Iterable[UnmetRequest]
) -> list[Partner]:
    """Return the partners that a cooperative neither meets nor has a request with, by name."""
    known = {one.partner_id for one in met} | {one.partner_id for one in unmet}
    others = [partner for partner in partners if partner.id not in known]
    return sorted(others, key=lambda partner: partner.name.casefold())


def moves(answer: MovesAnswer, event: Event, locale: Locale, now: datetime) -> Moves:
    """Return the places of a meeting, ordered by what they cost others.

    None is offered once the meeting itself has begun.
    """
    movable = answer.held is None or is_ahead(answer.held, now)
    here = [one for one in answer.places if one.refused == "held_here"]
    possible = sorted((one for one in answer.places if one.refused is None), key=_cost)
    refused = [one for one in answer.places if one.refused and one not in here]
    return Moves(
        held="" if answer.held is None else place_at(answer.held, event, locale),
        possible=[
            _move(one, event, locale, offered=movable and is_ahead(one.place, now))
            for one in possible
        ],
        refused=[_move(one, event, locale, offered=False) for one in refused],
    )


def is_ahead(place: PlaceOut, now: datetime) -> bool:
    """Return whether a place still exists and its time has not come yet."""
    return place.table_id is not None and place.starts_at is not None and now < place.starts_at


def _cost(one: MovePlaceOut) -> tuple[int, int, int, list[list[int]]]:
    """Return meetings lost, meetings displaced, parties affected, and differences of the goals."""
    lost = sum(change.after is None for change in one.displaced)
    felt = [[abs(part) for part in tier.difference] for tier in one.change]
    return lost, len(one.displaced), len(one.people), felt


def _move(one: MovePlaceOut, event: Event, locale: Locale, *, offered: bool) -> Move:
    return Move(
        place=one.place,
        at=place_at(one.place, event, locale),
        detail=one.detail,
        displaced=[change.detail for change in one.displaced],
        costs=[_difference(each, locale) for each in one.change if any(each.difference)],
        offered=offered,
    )


def place_at(place: PlaceOut, event: Event, locale: Locale) -> str:
    """Return a place's time and table in words; one that was deleted is said to be gone."""
    gone = text("analyses.gone", locale)
    if place.starts_at is None:
        time = gone
    else:
        time = day_clock(place.starts_at, event.timezone, locale, days=len(event.days))
    table = gone if place.table_number is None else number(place.table_number, locale)
    return f"{time} · {text('web.table_number', locale, number=table)}"


def _difference(tier: TierDifferenceOut, locale: Locale) -> str:
    parts = written(tier.name, tier.difference, locale, as_change=True)
    return f"{text(f'web.goal_{tier.name}', locale)}: {parts}"


def place_of_new_meeting(answer: WhyNotAnswer, now: datetime) -> PlaceOut | None:
    """Return where the pair would meet with the least change.

    None if no change was found, or if it would move a meeting that has begun.
    """
    changes = [] if answer.displacement is None else answer.displacement.changes
    touched = [place for one in changes for place in (one.before, one.after) if place is not None]
    if not all(is_ahead(place, now) for place in touched):
        return None
    return next((change.after for change in changes if change.before is None), None)
