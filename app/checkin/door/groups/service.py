"""Who belongs to a group, and admitting it with one scan for each person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col

from app.attendees.records import Attendee
from app.checkin.arrivals import queries as arrival_queries
from app.checkin.door.groups.errors import GroupChangedError
from app.checkin.door.groups.rules import confirmation, group_scan_id
from app.checkin.door.groups.schemas import GroupIn
from app.checkin.door.people import queries
from app.checkin.scans import queries as scan_queries
from app.checkin.scans.clocks import day_of
from app.checkin.scans.recording import Outcome, Upload, record_uploads
from app.checkin.scans.schemas import ScanIn
from app.events.deps import Scanning
from app.events.records import Event


@dataclass(frozen=True, slots=True)
class Group:
    """Who of a kecamatan is expected and has not come today, and what names this list."""

    kecamatan: str
    attendee_ids: Sequence[UUID]
    confirm: str


def group_of(session: Session, event: Event, kecamatan: str, now: datetime) -> Group:
    """Return who of a kecamatan is expected and has not come today, by name."""
    today = day_of(now, event.timezone)
    statement = arrival_queries.absent(event.id, today, kecamatan=kecamatan)
    in_order = statement.order_by(col(Attendee.name), col(Attendee.id))
    ids = [attendee.id for attendee in session.exec(in_order)]
    return Group(kecamatan, ids, confirmation(kecamatan, today, ids))


def admit_group(session: Session, door: Scanning, body: GroupIn, *, now: datetime) -> list[Outcome]:
    """Let in a group that somebody has confirmed: one scan for each person.

    A group sent again adds nothing and gets the same answer. Raises GroupChangedError if the list
    is not the one that was confirmed.
    """
    everybody = session.exec(queries.people_of_kecamatan(door.event.id, body.kecamatan)).all()
    keys = {group_scan_id(body.group_id, person.id): person.id for person in everybody}
    sent = scan_queries.stored(session, [(door.device, scan_id) for scan_id in keys])
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
