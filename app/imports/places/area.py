"""The area of an event: its regencies and its own places, and who of the event stands where."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col

from app.attendees import queries as attendees
from app.attendees.records import Cooperative, PartyStatus
from app.events.places import queries
from app.events.places.records import EventPlaces
from app.events.records import Event
from app.sheets.values.regions.own import own_places
from app.sheets.values.regions.shipped import Regency, regencies


@dataclass(frozen=True, slots=True)
class Counted:
    """A regency of an event, and how many cooperatives that take part stand in its villages."""

    regency: Regency
    cooperatives: int


@dataclass(frozen=True, slots=True)
class Area:
    """What the lists of an event may name, and how many cooperatives stand in each part of it."""

    regencies: list[Counted]
    regencies_count: bool
    """Whether villages of the regencies may be named; not if own places stand instead of them."""
    own: EventPlaces | None
    own_cooperatives: int
    elsewhere: int
    """How many stand in no place that may be named."""


def area(session: Session, event: Event) -> Area:
    """Return the area of an event, and who stands where."""
    own = queries.places_of(session, event.id)
    codes = _codes(own)
    regencies_count = own is None or own.with_regencies
    counting = event.regions if regencies_count else []
    taking_part = present(session, event)
    return Area(
        regencies=[
            Counted(regencies()[code], sum(_in_regency(one, [code]) for one in taking_part))
            for code in event.regions
        ],
        regencies_count=regencies_count,
        own=own,
        own_cooperatives=sum(one.village_code in codes for one in taking_part),
        elsewhere=len(outside(taking_part, counting, codes)),
    )


def present(session: Session, event: Event) -> Sequence[Cooperative]:
    """Return the cooperatives that take part, by kecamatan and village."""
    wanted = attendees.cooperatives(event.id, status=PartyStatus.ACTIVE)
    order = (col(Cooperative.kecamatan), col(Cooperative.village))
    return session.exec(wanted.order_by(*order)).all()


def outside(
    taking_part: Iterable[Cooperative], codes: Sequence[str], own: Collection[str]
) -> list[Cooperative]:
    """Return those that stand neither in a regency of these codes nor in one of the own places."""
    return [
        one for one in taking_part if one.village_code not in own and not _in_regency(one, codes)
    ]


def lost_without_regency(session: Session, event: Event, code: str) -> list[Cooperative]:
    """Return the cooperatives whose village could not be named without a regency."""
    own = queries.places_of(session, event.id)
    if own is not None and not own.with_regencies:
        return []
    codes = _codes(own)
    return [
        one
        for one in present(session, event)
        if _in_regency(one, [code]) and one.village_code not in codes
    ]


def lost_without_own(session: Session, event: Event) -> list[Cooperative]:
    """Return the cooperatives whose place could not be named without the own places."""
    codes = _codes(queries.places_of(session, event.id))
    return [
        one
        for one in present(session, event)
        if one.village_code in codes and not _in_regency(one, event.regions)
    ]


def _codes(own: EventPlaces | None) -> frozenset[str]:
    return frozenset(one.code for one in own_places(own.content).villages) if own else frozenset()


def _in_regency(one: Cooperative, codes: Sequence[str]) -> bool:
    return one.village_code.startswith(tuple(f"{code}." for code in codes))
