"""Use cases of many people in one call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries, service
from app.attendees.batch.schemas import Became, PersonPut
from app.attendees.erased.rules import Marks
from app.attendees.erased.service import marks_of
from app.attendees.errors import (
    ExternalKeyTakenError,
    PersonErasedError,
    RepresentedCooperativeUnknownError,
    RepresentedPartnerUnknownError,
)
from app.attendees.records import Attendee
from app.attendees.rules import check_party
from app.auth.principal import Principal
from app.core.errors import AppError
from app.events.records import Event

_IDENTITY = frozenset({"external_key", "kind", "cooperative_id", "partner_id"})
"""What a person keeps for good."""


@dataclass(frozen=True, slots=True)
class Put:
    """A person who was put, and what that did."""

    attendee: Attendee
    became: Became


@dataclass(frozen=True, slots=True)
class _Known:
    """What the event has of what a batch names, read at once."""

    people: dict[str, Attendee]
    cooperatives: set[UUID]
    partners: set[UUID]
    erased: Marks


def put_people(
    session: Session,
    event: Event,
    people: Sequence[PersonPut],
    *,
    actor: Principal | str,
    now: datetime,
) -> list[Put | AppError]:
    """Add or change each of these people, or say why not; repeating it changes nothing more.

    A refusal is one of AttendeePartyError, RepresentedCooperativeUnknownError,
    RepresentedPartnerUnknownError, ExternalKeyTakenError where the key is that of a person of
    another kind or party, and PersonErasedError where the person was erased.
    """
    known = _known(session, event, people)
    outcomes: list[Put | AppError] = []
    for person in people:
        try:
            outcomes.append(_put(session, event, person, known, actor, now))
        except AppError as refusal:
            outcomes.append(refusal)
    session.flush()
    return outcomes


def _known(session: Session, event: Event, people: Iterable[PersonPut]) -> _Known:
    people = list(people)
    cooperatives = {one.cooperative_id for one in people if one.cooperative_id}
    partners = {one.partner_id for one in people if one.partner_id}
    found = queries.cooperatives_by_id(session, cooperatives)
    return _Known(
        people=queries.attendees_by_keys(session, event.id, {one.external_key for one in people}),
        cooperatives={row.id for row in found.values() if row.event_id == event.id},
        partners=queries.partners_among(session, event.id, partners),
        erased=marks_of(session, event.id),
    )


def _put(
    session: Session,
    event: Event,
    person: PersonPut,
    known: _Known,
    actor: Principal | str,
    now: datetime,
) -> Put:
    check_party(person.kind, person.cooperative_id, person.partner_id)
    if person.cooperative_id is not None and person.cooperative_id not in known.cooperatives:
        raise RepresentedCooperativeUnknownError
    if person.partner_id is not None and person.partner_id not in known.partners:
        raise RepresentedPartnerUnknownError
    there = known.people.get(person.external_key)
    if there is None:
        if known.erased.have(person.model_dump()):
            raise PersonErasedError
        made = service.add(session, event, person.model_dump(), actor=actor, now=now)
        known.people[person.external_key] = made
        return Put(made, Became.CREATED)
    own = (there.kind, there.cooperative_id, there.partner_id)
    if own != (person.kind, person.cooperative_id, person.partner_id):
        raise ExternalKeyTakenError(external_key=person.external_key)
    changes = person.model_dump(exclude_unset=True, exclude=set(_IDENTITY))
    changed = service.apply_changes(session, there, changes, actor=actor, now=now)
    return Put(there, Became.UPDATED if changed else Became.UNCHANGED)
