"""The snapshot that a device works by when it has no network."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlmodel import Session, col

from app.attendees.records import PartyStatus
from app.badges.keys import private_half
from app.badges.queries import key_numbered
from app.checkin.gates import queries as gate_queries
from app.checkin.records import Direction, Gate
from app.checkin.scans import queries as scan_queries
from app.checkin.scans.clocks import LONGER_THAN_A_DAY, NOTICED_SKEW, day_of
from app.checkin.scans.facts import FirstEntry, PersonDay
from app.checkin.scans.rules import Passage
from app.core.names import printed
from app.devices.snapshot import queries
from app.devices.snapshot.rules import Parts, bucket_count, spread, stamp, write
from app.events.records import Event

_PER_STATEMENT = 5_000


def snapshot_parts(session: Session, event: Event, *, now: datetime) -> Parts:
    """Return what a device needs for deciding on scans and showing people to staff.

    No phone number, e-mail address or note is read, so none can get into it.
    """
    cooperatives = queries.cooperatives(session, event.id)
    people = queries.people(session, event.id)
    buckets = bucket_count(len(people))
    withdrawn = {row.id for row in cooperatives if row.status == PartyStatus.WITHDRAWN}
    contents: dict[str, Any] = {
        "event": _event(event),
        "keys": [
            {
                "key_id": f"{row.number:06x}",
                "event_id": str(event.id),
                "public_key": row.public_key.hex(),
            }
            for row in queries.keys(session, event.id)
        ],
        "gates": _gates(session, event),
        **_venue(session, event),
        **spread(
            "cooperatives",
            _cooperatives(cooperatives, queries.meetings(session, event.id)),
            bucket_count(len(cooperatives)),
        ),
        **spread(
            "people",
            _people(people, withdrawn, queries.badges(session, event.id)),
            buckets,
        ),
        **spread("admissions", _admissions(session, event, people, now), buckets),
    }
    return Parts({name: write(content) for name, content in contents.items()}, made_at=now)


def sign(session: Session, key_id: str, document: str) -> bytes:
    """Sign a document with the key that the device received when it enrolled.

    A document begins with a brace and a badge's message with a label, so a signature of one is
    never valid for the other.
    """
    private = private_half(session, key_numbered(session, int(key_id, 16)))
    return Ed25519PrivateKey.from_private_bytes(private).sign(document.encode())


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": str(event.id),
        "name": event.name,
        "place": event.place,
        "day": event.day.isoformat(),
        "timezone": event.timezone,
        "grace_minutes": event.grace_minutes,
        "public_url": event.public_url,
        "noticed_skew_seconds": int(NOTICED_SKEW.total_seconds()),
    }


def _gates(session: Session, event: Event) -> list[dict[str, Any]]:
    return [
        {
            "id": str(gate.id),
            "name": gate.name,
            "kind": gate.kind.value,
            "session": gate.session,
            "table_id": _id(gate.table_id),
            "area": gate.area,
            "opens_at": _stamp(gate.opens_at),
            "closes_at": _stamp(gate.closes_at),
        }
        for gate in session.exec(gate_queries.gates(event.id).order_by(col(Gate.id)))
    ]


def _venue(session: Session, event: Event) -> dict[str, list[dict[str, Any]]]:
    return {
        "slots": [
            {
                "id": row.id,
                "session": row.session,
                "starts_at": stamp(row.starts_at),
                "ends_at": stamp(row.ends_at),
            }
            for row in queries.slots(session, event.id)
        ],
        "tables": [
            {
                "id": row.id,
                "number": row.number,
                "zone": row.zone,
                "partner_id": row.partner_id,
            }
            for row in queries.tables(session, event.id)
        ],
        "partners": [
            {"id": row.id, "name": row.name} for row in queries.partners(session, event.id)
        ],
    }


def _cooperatives(
    rows: Sequence[Any], meetings: Mapping[str, Sequence[Any]]
) -> dict[str, dict[str, Any]]:
    return {
        row.id: {
            "id": row.id,
            "name": printed(row.name),
            "village": row.village,
            "kecamatan": row.kecamatan,
            "meetings": [
                {
                    "id": meeting.id,
                    "partner_id": meeting.partner_id,
                    "table_id": meeting.table_id,
                    "slot_id": meeting.slot_id,
                }
                for meeting in meetings.get(row.id, ())
            ],
        }
        for row in rows
    }


def _people(
    rows: Sequence[Any], withdrawn: set[str], badges: Mapping[str, Sequence[Any]]
) -> dict[str, dict[str, Any]]:
    return {
        row.id: {
            "id": row.id,
            "name": printed(row.name),
            "kind": row.kind,
            "withdrawn": row.status == PartyStatus.WITHDRAWN or row.cooperative_id in withdrawn,
            "cooperative_id": row.cooperative_id,
            "partner_id": row.partner_id,
            "badges": [
                {
                    "id": badge.id,
                    "number": badge.number.hex(),
                    "revoked_at": _stamp(badge.revoked_at),
                }
                for badge in badges.get(row.id, ())
            ],
        }
        for row in rows
    }


def _admissions(
    session: Session, event: Event, people: Sequence[Any], now: datetime
) -> dict[str, list[dict[str, Any]]]:
    """Return who went in or out lately: the first and last passage by person, area and day."""
    last: dict[PersonDay, Passage] = {}
    firsts: dict[PersonDay, FirstEntry] = {}
    ids = [UUID(row.id) for row in people]
    for start in range(0, len(ids), _PER_STATEMENT):
        some = ids[start : start + _PER_STATEMENT]
        for attendee_id, area, passage in scan_queries.passages(
            session, some, now - LONGER_THAN_A_DAY
        ):
            key = (attendee_id, area, day_of(passage.at, event.timezone))
            if key not in last or last[key].at <= passage.at:
                last[key] = passage
        firsts |= scan_queries.first_entries(session, some)
    found: dict[str, list[dict[str, Any]]] = {}
    for key in sorted(last):
        attendee_id, area, day = key
        first = firsts.get(key)
        found.setdefault(str(attendee_id), []).append(
            {
                "attendee_id": str(attendee_id),
                "area": area,
                "day": day.isoformat(),
                "first_at": _stamp(first.at if first else None),
                "first_gate_id": _id(first.gate_id if first else None),
                "last_at": stamp(last[key].at),
                "last_direction": Direction(last[key].direction).value,
                "last_device": last[key].device,
            }
        )
    return found


def _id(identity: UUID | None) -> str | None:
    return None if identity is None else str(identity)


def _stamp(moment: datetime | None) -> str | None:
    return None if moment is None else stamp(moment)
