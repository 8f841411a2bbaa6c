"""Use cases of badges at the door: a substitute's badge, and a reprint."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees import service as attendees
from app.attendees.records import Attendee
from app.attendees.schemas import AttendeeIn
from app.auth.audit.trail import record_change
from app.badges import queries as badge_queries
from app.badges import service as badges
from app.badges.errors import BadgeAttendeeUnknownError
from app.badges.records import Badge, RevocationReason
from app.checkin.door.badges.errors import BadgeMissingError, SubstitutePartyError
from app.checkin.door.badges.schemas import ReprintIn, SubstitutionIn
from app.checkin.door.people.service import badge_to_print, phone_fields
from app.events.queries import lock_event
from app.events.records import Event


def person_of(session: Session, event: Event, attendee_id: UUID) -> Attendee:
    """Return a person of the event; raise BadgeAttendeeUnknownError if there is none of that id."""
    attendee = session.get(Attendee, attendee_id)
    if attendee is None or attendee.event_id != event.id:
        raise BadgeAttendeeUnknownError
    return attendee


def substitute(
    session: Session, event: Event, body: SubstitutionIn, *, actor: str, now: datetime
) -> tuple[Attendee, Badge]:
    """Let another person come for a cooperative or partner; return them with their badge.

    The former badge is revoked at once; meetings belong to the party, so they stay. Raises
    BadgeAttendeeUnknownError, SubstitutePartyError, PhoneUnreadableError and
    AttendeeWithdrawnError.
    """
    lock_event(session, event.id)  # in the order that lists and changes of people take
    replaced = person_of(session, event, body.attendee_id)
    if replaced.cooperative_id is None and replaced.partner_id is None:
        raise SubstitutePartyError
    former = badge_queries.active_badge(session, replaced.id)
    if former is not None:
        reason = RevocationReason.SUBSTITUTED
        badges.revoke(session, event, former, reason, actor=actor, now=now)
    attendees.withdraw_attendee(session, replaced, actor=actor, now=now)
    phone, other = phone_fields(body.phone)
    person = AttendeeIn(
        kind=replaced.kind,
        cooperative_id=replaced.cooperative_id,
        partner_id=replaced.partner_id,
        name=body.name,
        position=body.position,
        phone=phone,
        phone_other=other,
    )
    made = attendees.create_attendee(session, event, person, actor=actor, now=now, in_person=True)
    badge = badge_to_print(session, event, made, actor=actor, now=now)
    record_change(session, made, actor, now, "attendee.substitute", replaces=str(replaced.id))
    return made, badge


def reprint(session: Session, event: Event, body: ReprintIn, *, actor: str, now: datetime) -> Badge:
    """Return the valid badge, to be printed once more, or if that is lost a new one.

    Raises BadgeMissingError if the person has none.
    """
    attendee = person_of(session, event, body.attendee_id)
    badge = badge_queries.active_badge(session, attendee.id)
    if badge is None:
        raise BadgeMissingError
    if body.lost:
        badge = badges.reissue(session, event, badge, actor=actor, now=now)
    badges.count_prints(session, event, [badge.id], actor=actor, now=now)
    return badge
