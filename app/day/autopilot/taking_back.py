"""What a repair wrote to the event's lists: found again and taken back, unless it was changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees import cooperatives
from app.attendees import queries as attendees_queries
from app.attendees.records import Cooperative, CooperativeAbsence
from app.auth.principal import Principal
from app.core.errors import AppError
from app.day.autopilot import queries
from app.day.proposals.applying import ChangeWriter
from app.day.proposals.changes import (
    CooperativeAbsent,
    CooperativeLate,
    PairBlocked,
    PairLocked,
    PartnerAbsent,
    PartnerLate,
    TableClosed,
)
from app.day.proposals.contents import changes_of
from app.day.proposals.records import Proposal
from app.day.publishing import day_clock
from app.events.records import Event
from app.partners import queries as partners_queries
from app.partners import service as partners
from app.partners import tables
from app.partners.records import Partner, PartnerAbsence, Table
from app.requests.locks.service import delete_lock
from app.requests.records import Lock

Span = tuple[datetime, datetime]


@dataclass(slots=True)
class Written:
    """What a repair wrote that stands as it was written, and what stands there otherwise."""

    absences: dict[UUID, list[CooperativeAbsence | PartnerAbsence]] = field(default_factory=dict)
    """Of each party, those that are not the repair's."""
    away: set[UUID] = field(default_factory=set)
    """Parties that have an absence of the repair's."""
    tables: list[Table] = field(default_factory=list)
    """Closed by it."""
    locks: list[Lock] = field(default_factory=list)
    changed: list[tuple[str, str]] = field(default_factory=list)
    """Text of the catalogue, and whom or what it is about: others changed it, so it stays."""


def written(session: Session, event: Event, repair: Proposal) -> Written:
    """Find what an adopted repair wrote; added tables and requests hinder nothing and stay."""
    at = repair.decided_at or repair.created_at
    clock = day_clock(session, event, repair.created_at)
    writer = ChangeWriter(session, event, [], repair.decided_by or "-", at, clock, ())
    found = Written()
    for change in changes_of(repair):
        match change:
            case CooperativeAbsent() | CooperativeLate():
                key = change.cooperative_id
                if key not in found.absences:
                    there = attendees_queries.absences_of(session, [key]).get(key, [])
                    found.absences[key] = [*there]
                cooperative = session.get(Cooperative, key)
                name = "–" if cooperative is None else cooperative.village
                _take_absence(found, key, _span(writer, change), name)
            case PartnerAbsent() | PartnerLate():
                key = change.partner_id
                if key not in found.absences:
                    hosts = partners_queries.absences_of(session, [key]).get(key, [])
                    found.absences[key] = [*hosts]
                partner = session.get(Partner, key)
                name = "–" if partner is None else partner.name
                _take_absence(found, key, _span(writer, change), name)
            case TableClosed():
                _take_table(session, found, change.table_id, _span(writer, change))
            case PairLocked() | PairBlocked():
                lock = queries.lock_of(session, event.id, change.cooperative_id, change.partner_id)
                if lock is not None and lock.created_at == at:
                    found.locks.append(lock)
                elif lock is not None:
                    village = session.get_one(Cooperative, change.cooperative_id).village
                    found.changed.append(("not_undone_locked", village))
            case _:
                pass
    return found


def take_back(
    session: Session, event: Event, repair: Proposal, *, actor: Principal, now: datetime
) -> None:
    """Take back what a repair wrote and nobody changed since."""
    found = written(session, event, repair)
    for key in found.away:
        spans: Sequence[Span] = [(one.starts_at, one.ends_at) for one in found.absences[key]]
        cooperative, partner = session.get(Cooperative, key), session.get(Partner, key)
        if cooperative is not None:
            cooperatives.set_absences(session, cooperative, spans, actor=actor, now=now)
        elif partner is not None:
            partners.set_absences(session, partner, spans, actor=actor, now=now)
    for table in found.tables:
        tables.open_table(session, table, actor=actor, now=now)
    for lock in found.locks:
        delete_lock(session, event, lock, actor=actor, now=now)
    session.flush()


def _span(
    writer: ChangeWriter,
    change: CooperativeAbsent | CooperativeLate | PartnerAbsent | PartnerLate | TableClosed,
) -> Span | None:
    """Return the time that a change wrote; None: the programme does not know it any more."""
    try:
        return writer.window(change)
    except AppError:
        return None


def _take_absence(found: Written, key: UUID, span: Span | None, name: str) -> None:
    """Leave the repair's absence out of a party's, or note that it was changed."""
    rows = found.absences[key]
    for row in rows:
        if (row.starts_at, row.ends_at) == span:
            rows.remove(row)
            found.away.add(key)
            return
    if span is None or any(row.starts_at < span[1] and span[0] < row.ends_at for row in rows):
        found.changed.append(("not_undone_absence", name))


def _take_table(session: Session, found: Written, table_id: UUID, span: Span | None) -> None:
    table = session.get(Table, table_id)
    if table is None or table.closed_from is None:
        return
    closings = queries.closings_of(session, table_id)
    until = table.closed_until
    if span is not None and closings == 1 and (table.closed_from, until or span[1]) == span:
        found.tables.append(table)
    elif span is None or table.open_in(*span) is False:
        found.changed.append(("not_undone_closed", str(table.number)))
