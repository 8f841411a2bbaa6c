"""Use cases of the door: another person in somebody's place, reprints, groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col

from app.attendees import service as attendees
from app.attendees.records import Attendee
from app.attendees.schemas import AttendeeIn
from app.auth.audit import record_change
from app.badges import queries as badge_queries
from app.badges import service as badges
from app.badges.errors import BadgeAttendeeUnknownError
from app.badges.records import Badge, RevocationReason
from app.checkin import queries
from app.checkin.door import queries as door_queries
from app.checkin.door.errors import BadgeMissingError, GroupChangedError, SubstitutePartyError
from app.checkin.door.rules import confirmation, group_scan_id
from app.checkin.door.schemas import GroupIn, ReprintIn, SubstitutionIn
from app.checkin.door.walk_ins import badge_to_print, phone_fields
from app.checkin.scans import queries as scans_queries
from app.checkin.scans.recording import Outcome, Upload, record_uploads
from app.checkin.scans.rules import day_of
from app.checkin.schemas import ScanIn
from app.events.deps import Scanning
from app.events.queries import lock_event
from app.events.records import Event


@dataclass(frozen=True, slots=True)
class Group:
    """Who of a kecamatan is expected and has not come today, and what names this list."""

    kecamatan: str
    attendee_ids: Sequence[UUID]
    confirm: str


def person_of(session: Session, event: Event, attendee_id: UUID) -> Attendee:
    """Return somebody of the event; BadgeAttendeeUnknownError if there is nobody of that id."""
    attendee = session.get(Attendee, attendee_id)
    if attendee is None or attendee.event_id != event.id:
        raise BadgeAttendeeUnknownError
    return attendee


def substitute(
    session: Session, event: Event, body: SubstitutionIn, *, actor: str, now: datetime
) -> tuple[Attendee, Badge]:
    """Let another person come for a cooperative or partner; return them with their badge.

    The badge before is revoked at once; meetings belong to the party, so they stay.
    SubstitutePartyError, PhoneUnreadableError, AttendeeWithdrawnError.
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
    made = attendees.create_attendee(session, event, person, actor=actor, now=now)
    badge = badge_to_print(session, event, made, actor=actor, now=now)
    record_change(session, made, actor, now, "attendee.substitute", replaces=str(replaced.id))
    return made, badge


def reprint(session: Session, event: Event, body: ReprintIn, *, actor: str, now: datetime) -> Badge:
    """Return the badge that counts, to be printed once more, or if that is lost a new one.

    BadgeMissingError if the person has none.
    """
    attendee = person_of(session, event, body.attendee_id)
    badge = badge_queries.active_badge(session, attendee.id)
    if badge is None:
        raise BadgeMissingError
    if body.lost:
        badge = badges.reissue(session, event, badge, actor=actor, now=now)
    badges.count_prints(session, event, [badge.id], actor=actor, now=now)
    return badge


def group_of(session: Session, event: Event, kecamatan: str, now: datetime) -> Group:
    """Return who of a kecamatan is expected and has not come today, by name."""
    today = day_of(now, event.timezone)
    statement = queries.absent(event.id, today, kecamatan=kecamatan)
    in_order = statement.order_by(col(Attendee.name), col(Attendee.id))
    ids = [attendee.id for attendee in session.exec(in_order)]
    return Group(kecamatan, ids, confirmation(kecamatan, today, ids))


def admit_group(session: Session, door: Scanning, body: GroupIn, *, now: datetime) -> list[Outcome]:
    """Let a group in that somebody has looked at: one scan for each person, as made by hand.

    A group sent again adds nothing and is answered alike. GroupChangedError if the list is not
    what was confirmed.
    """
    everybody = session.exec(door_queries.people_of_kecamatan(door.event.id, body.kecamatan)).all()
    keys = {group_scan_id(body.group_id, person.id): person.id for person in everybody}
    sent = scans_queries.stored(session, [(door.device, scan_id) for scan_id in keys])
    if sent:
        chosen = [one for scan_id, one in keys.items() if (door.device, scan_id) in sent]
    else:
        group = group_of(session, door.event, body.kecamatan, now)
        if group.confirm != body.confirm:
            raise GroupChangedError(count=len(group.attendee_ids))
        left_out = set(body.without)
        chosen = [one for one in group.attendee_ids if one not in left_out]
    scans = [
        ScanIn(
            scan_id=group_scan_id(body.group_id, attendee_id),
            gate_id=body.gate_id,
            attendee_id=attendee_id,
            scanned_at=body.scanned_at,
        )
        for attendee_id in chosen
    ]
    upload = Upload(door.device, scans, now, door.gate_ids)
    (outcomes,) = record_uploads(session, door.event.id, [upload])
    return outcomes
