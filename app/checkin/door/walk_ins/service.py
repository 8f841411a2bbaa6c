"""Registering a walk-in: a person on no list who stands at the door."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from app.attendees import cooperatives
from app.attendees import queries as attendee_queries
from app.attendees import service as attendees
from app.attendees.errors import RepresentedCooperativeUnknownError
from app.attendees.records import Attendee, AttendeeKind, Cooperative
from app.attendees.schemas import AttendeeIn, CooperativeIn
from app.badges.records import Badge
from app.checkin.door.people.service import badge_to_print, phone_fields
from app.checkin.door.walk_ins import queries
from app.checkin.door.walk_ins.errors import (
    AttendeeKnownError,
    WalkInPartyError,
    WalkInVillageError,
)
from app.checkin.door.walk_ins.schemas import VillageIn, WalkInIn
from app.events.places import queries as place_queries
from app.events.records import Event
from app.requests.derivation import derive_requests
from app.sheets.values.keys import letters


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Who was registered, with what was made for them."""

    attendee: Attendee
    badge: Badge
    cooperative: Cooperative | None
    cooperative_created: bool
    requests_made: int


def register_walk_in(
    session: Session, event: Event, body: WalkInIn, *, actor: str, now: datetime
) -> WalkIn:
    """Add a person with a badge, and if need be the cooperative of their village.

    With `meetings`, the cooperative asks for the partners that offer what it needs, as if it had
    been on the list. Raises the errors of this room, of `create_cooperative` and of `issue_one`.
    """
    cooperative, created = _cooperative(session, event, body, actor, now)
    if cooperative is not None:
        _check_new(session, cooperative, body.name)
    phone, other = phone_fields(body.phone)
    person = AttendeeIn(
        kind=body.kind,
        cooperative_id=None if cooperative is None else cooperative.id,
        name=body.name,
        position=body.position,
        phone=phone,
        phone_other=other,
    )
    attendee = attendees.create_attendee(
        session, event, person, actor=actor, now=now, in_person=True
    )
    badge = badge_to_print(session, event, attendee, actor=actor, now=now)
    asked = 0
    if body.meetings and cooperative is not None:
        only = {cooperative.id}
        asked = derive_requests(session, event, actor=actor, now=now, only=only).created
    return WalkIn(attendee, badge, cooperative, created, asked)


def _cooperative(
    session: Session, event: Event, body: WalkInIn, actor: str, now: datetime
) -> tuple[Cooperative | None, bool]:
    """Find or add the cooperative that somebody comes for; tell whether it was added."""
    named = [body.cooperative_id, body.village]
    if sum(one is not None for one in named) != (body.kind is AttendeeKind.MANAGER):
        raise WalkInPartyError
    if body.village is not None:
        code = body.village.village_code
        known = attendee_queries.cooperative_of_village(session, event.id, code)
        if known is not None:
            return known, False
        wanted = _described(session, event, body.village).model_copy(update={"needs": body.needs})
        made = cooperatives.create_cooperative(session, event, wanted, actor=actor, now=now)
        return made, True
    if body.cooperative_id is None:
        return None, False
    cooperative = session.get(Cooperative, body.cooperative_id)
    if cooperative is None or cooperative.event_id != event.id:
        raise RepresentedCooperativeUnknownError
    return cooperative, False


def _described(session: Session, event: Event, village: VillageIn) -> CooperativeIn:
    """Describe the cooperative of a village; names given override those of the list of villages."""
    regions = place_queries.area(session, event)
    listed = regions.by_code.get(letters(village.village_code))
    name = village.village or (listed.name if listed else None)
    kecamatan = village.kecamatan or (listed.kecamatan if listed else None)
    if name is None or kecamatan is None:
        raise WalkInVillageError(village_code=village.village_code)
    return CooperativeIn(
        village_code=village.village_code,
        village=name,
        village_kind=listed.kind if listed else "desa",
        kecamatan=kecamatan,
        name=regions.cooperative_name(listed) if listed else f"Koperasi Desa Merah Putih {name}",
    )


def _check_new(session: Session, cooperative: Cooperative, name: str) -> None:
    """Raise AttendeeKnownError if the cooperative has a person of that name already."""
    for person in queries.active_people(session, cooperative.id):
        if letters(person.name) == letters(name):
            raise AttendeeKnownError(name=person.name, attendee_id=str(person.id))
