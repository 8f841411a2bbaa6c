"""Use cases of hosts: saying what changes at their own tables, and what would follow from it.

A host asks for a repair, as an organizer would. It is adopted by itself if that takes nothing from
anybody; else an organizer decides.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from sqlmodel import Session, col

from app.core.errors import ForbiddenError
from app.core.locale import DEFAULT_LOCALE, Locale, clock_time, text
from app.day.errors import TableUnknownError
from app.day.hosting.earlier import corrected, may_open, waiting_with
from app.day.hosting.errors import ClosedByOrganizersError
from app.day.hosting.schemas import (
    HostChangeIn,
    HostChangeKind,
    HostChangeOut,
    HostConsequencesOut,
)
from app.day.proposals import queries as proposals_queries
from app.day.proposals.changes import Change, PartnerAbsent, PartnerLate, TableClosed
from app.day.proposals.records import Proposal, ProposalKind
from app.day.proposals.schemas import ProposalIn
from app.day.proposals.service import request_proposal
from app.day.publishing import day_clock, published_now
from app.day.schemas import SittingOut
from app.day.seats.presence import present_cooperatives
from app.events.deps import Hosting
from app.events.queries import lock_event
from app.events.records import Event
from app.events.rules import moment
from app.meetings import queries as meeting_queries
from app.partners import tables
from app.partners.records import Partner, Table
from app.timetable.naming.directory import Directory

_MOST = 20
_AT_ONCE: Final = frozenset({HostChangeKind.ARRIVED, HostChangeKind.OPEN_TABLE})
"""What is noted at once, without a repair."""


def consequences(
    session: Session, hosting: Hosting, said: HostChangeIn, now: datetime, locale: Locale
) -> HostConsequencesOut:
    """Return which meetings could not be where they are; nothing is changed.

    ForbiddenError for what is not the host's own, ClosedByOrganizersError, NothingPublishedError,
    NothingLeftError.
    """
    event = hosting.event
    table, _ = _own(session, hosting, said)
    touched: list[SittingOut] = []
    if said.kind not in _AT_ONCE:
        start, end = _window(session, event, said, now)
        published = published_now(session, event)
        partner_id = hosting.partner_id if table is None else None
        own = meeting_queries.meetings(
            published.id, partner_id=partner_id, table_id=None if table is None else table.id
        )
        rows = session.exec(own).all()
        names = Directory(session, event, only={row.cooperative_id for row in rows})
        lines = [SittingOut.model_validate(names.line(row)) for row in rows]
        touched = sorted(
            (one for one in lines if one.starts_at < end and start < one.ends_at),
            key=lambda one: (one.starts_at, one.table_number),
        )
    here = present_cooperatives(session, event, now) if touched else set()
    present = len({one.cooperative_id for one in touched} & here)
    return HostConsequencesOut(
        meetings=touched,
        present=present,
        sentences=_sentences(event, said, touched, present, locale),
    )


def say(
    session: Session, hosting: Hosting, said: HostChangeIn, now: datetime, locale: Locale
) -> HostChangeOut:
    """Ask for the repair that follows what a host says, or note at once what needs none.

    The same said again while its repair waits asks for no second one. Refusals are those of
    `consequences` and of `request_proposal`.
    """
    event = hosting.event
    lock_event(session, event.id)
    table, name = _own(session, hosting, said)
    if said.kind is HostChangeKind.ARRIVED:
        corrected(session, hosting, said, now)
        sentence = text("day.host_arrived", locale, name=name)
        return HostChangeOut(proposal=None, status=None, sentence=sentence)
    if table is not None and said.kind is HostChangeKind.OPEN_TABLE:
        tables.open_table(session, table, actor=hosting.actor, now=now)
        sentence = text("day.host_opened", locale, table=table.number)
        return HostChangeOut(proposal=None, status=None, sentence=sentence)
    title = f"{name}: {_what(event, said, table, DEFAULT_LOCALE)}"[:120]
    if corrected(session, hosting, said, now):
        sentence = text("day.host_corrected", locale, name=title)
        return HostChangeOut(proposal=None, status=None, sentence=sentence)
    change = _change(hosting, said)
    made = waiting_with(session, hosting, change)
    if made is None:
        body = ProposalIn(kind=ProposalKind.REPAIR, name=title, changes=[change])
        made = request_proposal(session, event, body, actor=hosting.actor, now=now)
    return told(made, locale)


def told(made: Proposal, locale: Locale) -> HostChangeOut:
    """Return what became of what a host said."""
    return HostChangeOut(
        proposal=made.number,
        status=made.status,
        sentence=text(f"day.host_{made.status.value}", locale, name=made.name),
    )


def said_before(session: Session, hosting: Hosting, locale: Locale) -> list[HostChangeOut]:
    """Return what was said by this link or device, the newest first."""
    rows = session.exec(
        proposals_queries.proposals(hosting.event.id, kind=ProposalKind.REPAIR)
        .where(Proposal.created_by == hosting.actor)
        .order_by(col(Proposal.number).desc())
        .limit(_MOST)
    ).all()
    return [told(one, locale) for one in rows]


def _own(session: Session, hosting: Hosting, said: HostChangeIn) -> tuple[Table | None, str]:
    """Return the table and whose change it is; ForbiddenError for what is not the host's own."""
    if said.table_id is None:
        partner = None if hosting.partner_id is None else session.get(Partner, hosting.partner_id)
        if partner is None:
            raise ForbiddenError
        return None, partner.name
    table = session.get(Table, said.table_id)
    if table is None or table.event_id != hosting.event.id:
        raise TableUnknownError
    if not hosting.may_host(table.partner_id, table.id):
        raise ForbiddenError
    if said.kind is HostChangeKind.OPEN_TABLE and not may_open(session, hosting, table):
        raise ClosedByOrganizersError(table=table.number)
    return table, session.get_one(Partner, table.partner_id).name


def _change(hosting: Hosting, said: HostChangeIn) -> Change:
    if said.table_id is not None:
        return TableClosed(kind="table_closed", table_id=said.table_id, starts_at=said.at)
    if hosting.partner_id is None:
        raise ForbiddenError
    if said.kind is HostChangeKind.LATE and said.at is not None:
        return PartnerLate(kind="partner_late", partner_id=hosting.partner_id, arrives_at=said.at)
    return PartnerAbsent(kind="partner_absent", partner_id=hosting.partner_id, starts_at=said.at)


def _window(
    session: Session, event: Event, said: HostChangeIn, now: datetime
) -> tuple[datetime, datetime]:
    """Return the time in which nobody sits there, as far as it can still be changed."""
    day, zone = event.day_ahead(now), event.timezone
    midnight = moment(day + timedelta(days=1), time(), zone)
    at = moment(day, time.fromisoformat(said.at or "00:00"), zone)
    late = said.kind is HostChangeKind.LATE
    start, end = (moment(day, time(), zone), at) if late else (at, midnight)
    return day_clock(session, event, now).window(start, end, named=said.at is not None and not late)


def _what(event: Event, said: HostChangeIn, table: Table | None, locale: Locale) -> str:
    at = text("day.host_now", locale) if said.at is None else said.at.replace(":", ".")
    number = "-" if table is None else table.number
    return text(f"day.host_{said.kind.value}", locale, at=at, table=number)


def _sentences(
    event: Event,
    said: HostChangeIn,
    touched: Sequence[SittingOut],
    present: int,
    locale: Locale,
) -> list[str]:
    if said.kind in _AT_ONCE:
        key = "opens" if said.kind is HostChangeKind.OPEN_TABLE else "arrives"
        return [text(f"day.host_{key}", locale)]
    if not touched:
        return [text("day.host_touches_nothing", locale)]
    counted = text("day.host_touches", locale, meetings=len(touched), present=present)
    listed = [
        text(
            "day.host_touched",
            locale,
            time=clock_time(one.starts_at, event.timezone, locale),
            table=one.table_number,
            village=one.village,
        )
        for one in touched
    ]
    return [counted, *listed, text("day.host_then", locale)]
