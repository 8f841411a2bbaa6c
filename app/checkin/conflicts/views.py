"""Conflicts as the API shows them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from app.checkin.conflicts.queries import Clash
from app.checkin.conflicts.schemas import ConflictOut, Effect
from app.checkin.holders.people import People
from app.checkin.holders.schemas import PersonOut
from app.checkin.scans import queries as scan_queries
from app.checkin.scans.views import recorded_scan
from app.core.locale import Locale, text
from app.events.records import Event

SOON = timedelta(hours=1)


def conflicts_out(
    session: Session, event: Event, clashes: Sequence[Clash], now: datetime, locale: Locale
) -> list[ConflictOut]:
    """Put conflicts into words."""
    people = People(session, event.id)
    people.find({c.conflict.attendee_id for c in clashes if c.conflict.attendee_id})
    scans = [scan for clash in clashes for scan in (clash.scan, clash.other) if scan]
    annulled = scan_queries.annulments(session, [scan.id for scan in scans])
    shown = {scan.id: recorded_scan(scan, annulled.get(scan.id)) for scan in scans}
    return [
        ConflictOut(
            id=clash.conflict.id,
            kind=clash.conflict.kind,
            message=text(f"checkin.attention_{clash.conflict.kind}", locale),
            person=(
                PersonOut.model_validate(people.person(clash.conflict.attendee_id))
                if clash.conflict.attendee_id
                else None
            ),
            scan=shown[clash.scan.id],
            other_scan=shown[clash.other.id] if clash.other else None,
            effect=_effect(clash, now),
            next_meeting_at=clash.next_meeting_at,
            meetings_left=clash.meetings_left,
            created_at=clash.conflict.created_at,
            resolved_at=clash.conflict.resolved_at,
            resolved_by=clash.conflict.resolved_by,
            note=clash.conflict.note,
        )
        for clash in clashes
    ]


def _effect(clash: Clash, now: datetime) -> Effect:
    if clash.next_meeting_at is None:
        return Effect.NONE
    return Effect.MEETING_SOON if clash.next_meeting_at <= now + SOON else Effect.MEETING_LATER
