"""What hosts said earlier of their own day: repeated, corrected, or taken back."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlmodel import Session, col
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.audit import queries as audit_queries
from app.auth.principal import Principal
from app.day.errors import NothingLeftError
from app.day.hosting.schemas import HostChangeIn, HostChangeKind
from app.day.proposals import queries as proposals_queries
from app.day.proposals.changes import Change, PartnerAbsent, PartnerLate, TableClosed
from app.day.proposals.contents import changes_of
from app.day.proposals.records import Proposal, ProposalKind, ProposalStatus
from app.day.publishing import day_clock
from app.events.deps import Hosting
from app.events.records import Event
from app.events.rules import moment
from app.meetings.versions import queries as versions_queries
from app.partners import queries as partner_queries
from app.partners import service as partners
from app.partners.records import Partner, Table
from app.partners.service import Window

_HOSTS: Final = ("link:", "device:")
"""How the names of those begin who speak for tables and are no organizers."""
_MOST_ENTRIES: Final = 500


def waiting_with(session: Session, hosting: Hosting, change: Change) -> Proposal | None:
    """Return the caller's own repair with just this change that still waits; None: none does."""
    published = versions_queries.published(session, hosting.event.id)
    if published is None:
        return None
    rows = session.exec(
        _repairs(hosting.event)
        .where(
            Proposal.created_by == hosting.actor,
            Proposal.published_id == published.id,
            col(Proposal.status).in_((ProposalStatus.COMPUTING, ProposalStatus.READY)),
        )
        .order_by(col(Proposal.number).desc())
    ).all()
    return next((one for one in rows if changes_of(one) == [change]), None)


def may_open(session: Session, hosting: Hosting, table: Table) -> bool:
    """Return whether the caller may open a table at once: what closed it came from its hosts."""
    if isinstance(hosting.holder, Principal) or table.closed_from is None:
        return True
    closing = [
        one.id
        for one in _adopted(session, hosting.event)
        if one.created_by.startswith(_HOSTS)
        and any(isinstance(it, TableClosed) and it.table_id == table.id for it in changes_of(one))
    ]
    subjects = [table.id, *closing]
    entries = audit_queries.history(session, hosting.event.id, subjects, _MOST_ENTRIES)
    own = {(one.at, one.actor) for one in entries if one.action == "proposal.adopt"}
    closed = []
    for entry in entries:  # the newest first
        if entry.action == "table.open":
            break
        if entry.action == "table.close":
            closed.append((entry.at, entry.actor))
    return bool(closed) and own.issuperset(closed)


def corrected(session: Session, hosting: Hosting, said: HostChangeIn, now: datetime) -> bool:
    """Shorten the absence that the caller told earlier, if that is all that is said now.

    A partner that comes earlier or leaves later than it said needs no repair. Return whether that
    is so.
    """
    partner = None if hosting.partner_id is None else session.get(Partner, hosting.partner_id)
    at = _moment_said(hosting.event, said, now)
    if partner is None or at is None:
        return False
    leaving = said.kind is HostChangeKind.LEAVE
    told = _told(session, hosting, partner, leaving=leaving)
    known = partner_queries.absences_of(session, [partner.id]).get(partner.id, [])
    kept, longer = [], False
    for start, end in ((one.starts_at, one.ends_at) for one in known):
        window = start, end
        if leaving and start <= at and any(it[0] <= start and it[1] == end for it in told):
            longer, window = True, (at, end)
        elif not leaving and at <= end and any(it[0] == start and end <= it[1] for it in told):
            longer, window = True, (start, at)
        if window[0] < window[1]:
            kept.append(window)
    if longer:
        partners.set_absences(session, partner, kept, actor=hosting.actor, now=now)
    return longer


def _moment_said(event: Event, said: HostChangeIn, now: datetime) -> datetime | None:
    """Return when the partner comes or leaves; None: nothing of this was said."""
    if said.kind is HostChangeKind.ARRIVED:
        return now
    if said.at is None or said.table_id is not None:
        return None
    return _at(event, event.day_ahead(now), said.at)


def _told(session: Session, hosting: Hosting, partner: Partner, *, leaving: bool) -> list[Window]:
    """Return the absences that the caller's own repairs wrote; later ones may have changed them."""
    event, found = hosting.event, []
    for one in _adopted(session, event):
        if one.created_by != hosting.actor:
            continue
        day, clock = event.day_ahead(one.created_at), day_clock(session, event, one.created_at)
        evening = _at(event, day + timedelta(days=1), "00:00")
        for change in changes_of(one):
            first: str | None
            match change:
                case PartnerLate(partner_id=partner.id) if not leaving:
                    first, end = "00:00", _at(event, day, change.arrives_at)
                case PartnerAbsent(partner_id=partner.id, starts_at=first) if leaving:
                    end = evening
                case _:
                    continue
            start = _at(event, day, first or "00:00")
            with suppress(NothingLeftError):  # the programme has changed since
                found.append(clock.window(start, end, named=first is not None))
    return found


def _at(event: Event, day: date, clock: str) -> datetime:
    return moment(day, time.fromisoformat(clock), event.timezone)


def _adopted(session: Session, event: Event) -> Sequence[Proposal]:
    return session.exec(_repairs(event).where(Proposal.status == ProposalStatus.ADOPTED)).all()


def _repairs(event: Event) -> SelectOfScalar[Proposal]:
    return proposals_queries.proposals(event.id, kind=ProposalKind.REPAIR)
