"""Conflicts as the API shows them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app.checkin.conflicts.queries import ConflictLine
from app.checkin.conflicts.schemas import ConflictOut, Effect
from app.checkin.holders.people import People
from app.checkin.holders.schemas import PersonOut
from app.checkin.holders.standing import Standing
from app.checkin.records import Reason
from app.checkin.scans import queries as scan_queries
from app.checkin.scans.schemas import LostSeatOut
from app.checkin.scans.views import recorded_scan
from app.core.clock import device_moment
from app.core.locale import Locale, text
from app.events.records import Event

SOON = timedelta(hours=1)


def conflicts_out(
    session: Session, event: Event, lines: Sequence[ConflictLine], now: datetime, locale: Locale
) -> list[ConflictOut]:
    """Show conflicts, each with its person and scans."""
    people = People(session, event.id)
    people.find({c.conflict.attendee_id for c in lines if c.conflict.attendee_id})
    about = [people.person(c.conflict.attendee_id) for c in lines if c.conflict.attendee_id]
    standings = people.standings(event.timezone, about, now)
    scans = [scan for line in lines for scan in (line.scan, line.other) if scan]
    annulled = scan_queries.annulments(session, [scan.id for scan in scans])
    shown = {scan.id: recorded_scan(scan, annulled.get(scan.id)) for scan in scans}
    return [
        ConflictOut(
            id=line.conflict.id,
            kind=line.conflict.kind,
            message=text(f"checkin.attention_{line.conflict.kind}", locale),
            person=(
                PersonOut.model_validate(people.person(line.conflict.attendee_id))
                if line.conflict.attendee_id
                else None
            ),
            scan=shown[line.scan.id],
            other_scan=shown[line.other.id] if line.other else None,
            effect=_effect(line, now),
            next_meeting_at=line.next_meeting_at,
            meetings_left=line.meetings_left,
            lost_seats=_lost(line, people, standings, event.timezone),
            created_at=line.conflict.created_at,
            resolved_at=line.conflict.resolved_at,
            resolved_by=line.conflict.resolved_by,
            note=line.conflict.note,
        )
        for line in lines
    ]


def _lost(
    line: ConflictLine, people: People, standings: Mapping[UUID, Standing], zone: str
) -> list[LostSeatOut]:
    """Return the seats released between a scan and its sending, with what became of them."""
    attendee_id = line.conflict.attendee_id
    cooperative_id = people.person(attendee_id).cooperative_id if attendee_id else None
    standing = None if cooperative_id is None else standings.get(cooperative_id)
    if standing is None or line.conflict.kind is not Reason.SEAT_RELEASED:
        return []
    scan = line.scan
    at = device_moment(scan.offline, scan.scanned_at, scan.received_at)
    return [
        LostSeatOut.model_validate(one)
        for one in standing.lost_after(at, zone)
        if one.released_at <= scan.received_at
    ]


def _effect(line: ConflictLine, now: datetime) -> Effect:
    if line.next_meeting_at is None:
        return Effect.NONE
    return Effect.MEETING_SOON if line.next_meeting_at <= now + SOON else Effect.MEETING_LATER
