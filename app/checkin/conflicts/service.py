"""Use cases about recorded scans: annulling an admission, looking into a conflict."""

import base64
import binascii
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.checkin.conflicts import queries
from app.checkin.conflicts.errors import NotAdmittedError
from app.checkin.conflicts.queries import ConflictLine
from app.checkin.holders import queries as holder_queries
from app.checkin.records import EVENT_AREA, Annulment, Conflict, Direction, Gate, Scan, Verdict
from app.checkin.scans import news
from app.checkin.scans import queries as scan_queries
from app.checkin.scans.clocks import LONGER_THAN_A_DAY, day_of
from app.core.clock import device_moment
from app.core.http.paging import CursorInvalidError, PageRequest
from app.events.records import Event
from app.notify.feed import news as feed_news

_NEVER = datetime.max.replace(tzinfo=UTC)


def annul(
    session: Session, event: Event, scan: Scan, *, reason: str, actor: str, now: datetime
) -> tuple[Annulment, bool]:
    """Annul an admission; return the annulment and whether it is new.

    The person's next scan is decided as if this one had not happened. If it was the person's only
    entry of the day, the person counts as not arrived. Raises NotAdmittedError for a scan that was
    refused.
    """
    if scan.verdict is not Verdict.ADMITTED:
        raise NotAdmittedError
    if scan.attendee_id is not None:
        holder_queries.lock_holders(session, event.id, (), [scan.attendee_id])
    standing = scan_queries.annulments(session, [scan.id]).get(scan.id)
    if standing is not None:
        return standing, False
    annulment = Annulment(scan_id=scan.id, event_id=event.id, at=now, actor=actor, reason=reason)
    session.add(annulment)
    session.flush()
    queries.resolve_conflicts_of(session, scan.id, actor=actor, note=reason, now=now)
    if scan.attendee_id is not None and scan.direction is Direction.ENTRY:
        _pass_first_admission_on(session, event, scan, scan.attendee_id)
    trail.record(
        session, actor=actor, action="scan.annul", now=now, event_id=event.id, subject=scan.id
    )
    session.flush()
    return annulment, True


def _pass_first_admission_on(session: Session, event: Event, scan: Scan, attendee_id: UUID) -> None:
    """Make the day's next valid entry the first admission; without one, report an absence."""
    if not queries.delete_first_admission(session, scan.id, attendee_id):
        return
    area = session.get_one(Gate, scan.gate_id).area
    at = device_moment(scan.offline, scan.scanned_at, scan.received_at)
    day = day_of(at, event.timezone)
    entries = [
        passage
        for _, where, passage in scan_queries.passages(
            session, [attendee_id], at - LONGER_THAN_A_DAY
        )
        if where == area
        and passage.direction is Direction.ENTRY
        and day_of(passage.at, event.timezone) == day
    ]
    first = min(entries, key=lambda passage: passage.at, default=None)
    if first is not None and first.scan is not None:
        queries.insert_first_admission(session, attendee_id, area, day, first.scan)
    elif area == EVENT_AREA:
        feed_news.tell_all(session, [news.of_presence(event.id, attendee_id, present=False)])


def resolve(
    session: Session, conflict: Conflict, *, note: str, actor: Principal, now: datetime
) -> None:
    """Resolve a conflict with a note; one that is resolved already keeps its first note."""
    if conflict.resolved_at is None:
        conflict.resolved_at = now
        conflict.resolved_by = actor.username
        conflict.note = note
        trail.record_change(session, conflict, actor, now, "conflict.resolve", kind=conflict.kind)


def ranked(
    lines: Sequence[ConflictLine], page: PageRequest
) -> tuple[list[ConflictLine], str | None]:
    """Order conflicts by what they endanger and return one page of them with the next cursor.

    First come those whose people have the soonest meeting ahead, last those without any. A
    conflict's place depends on itself alone, so a cursor stays valid. Raises CursorInvalidError.
    """
    after = "" if page.cursor is None else _place_of(page.cursor)
    places = sorted((_place(line), number) for number, line in enumerate(lines))
    rest = [one for one in places if one[0] > after]
    shown = rest[: page.limit]
    more = len(rest) > len(shown)
    cursor = base64.urlsafe_b64encode(shown[-1][0].encode()).decode() if more else None
    return [lines[number] for _, number in shown], cursor


def _place(line: ConflictLine) -> str:
    """Return a text that sorts as the conflict ranks: moments in UTC sort as their texts do."""
    next_at = line.next_meeting_at or _NEVER
    return f"{next_at.isoformat()} {line.conflict.created_at.isoformat()} {line.conflict.id}"


def _place_of(cursor: str) -> str:
    try:
        return base64.urlsafe_b64decode(cursor.encode("ascii")).decode()
    except (ValueError, binascii.Error):
        raise CursorInvalidError from None
