"""The agenda that a badge opens: its holder's own meetings, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Attendee, Cooperative
from app.badges.records import Badge
from app.badges.tokens import BadgeToken, encode, parse
from app.core.locale import local_day
from app.events.clocks.service import day_now
from app.events.records import Event
from app.meetings import queries
from app.meetings.agenda import queries as agenda_queries
from app.meetings.agenda.errors import BadgeGoneError, BadgeUnknownError
from app.meetings.agenda.queries import Call
from app.meetings.agenda.rules import AgendaItem, agenda, baseline
from app.meetings.feedback.queries import interests_of
from app.meetings.outcomes import queries as outcomes_queries
from app.meetings.outcomes.rules import state
from app.meetings.printed.queries import papers_of
from app.meetings.queries import MeetingLine
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries
from app.partners.records import Partner
from app.requests.pairs import Pair

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenedAgenda:
    """A holder's agenda; guests and staff have neither party nor meetings."""

    event: Event
    now: datetime
    """By the clock of the event's day."""
    holder: Attendee
    cooperative: Cooperative | None
    partner: Partner | None
    timetable: Timetable | None
    items: Sequence[AgendaItem]
    calls: Sequence[Call] = ()
    """The seats that are offered to the cooperative."""
    feedback: Mapping[Pair, int] = field(default_factory=dict)
    """The interest that the cooperative said in its meetings."""


def open_agenda(session: Session, code: str, now: datetime) -> OpenedAgenda:
    """Return the agenda that a badge's code opens; the code may be scanned or typed.

    `now` is what it really is.

    BadgeUnknownError if the token was never issued, BadgeGoneError if the badge was revoked.
    """
    return agenda_of(session, presented(session, code), now)


def agenda_of(session: Session, badge: Badge, now: datetime) -> OpenedAgenda:
    """Return the agenda of a badge's holder; `now` is what it really is."""
    event = session.get_one(Event, badge.event_id)
    now = day_now(session, event, now)
    holder = session.get_one(Attendee, badge.attendee_id)
    timetable = versions_queries.published(session, event.id)
    return OpenedAgenda(
        event=event,
        now=now,
        holder=holder,
        cooperative=_one(session, Cooperative, holder.cooperative_id),
        partner=_one(session, Partner, holder.partner_id),
        timetable=timetable,
        items=_items(session, event, timetable, holder, now) if timetable else [],
        calls=agenda_queries.calls_of(session, holder.cooperative_id, now)
        if holder.cooperative_id
        else [],
        feedback=interests_of(session, holder.cooperative_id) if holder.cooperative_id else {},
    )


def presented(session: Session, code: str) -> Badge:
    """Return the badge of a scanned or typed code; refuses as `open_agenda` does."""
    token = parse(code)
    badge = agenda_queries.badge_of(session, token) if isinstance(token, BadgeToken) else None
    if badge is None or not isinstance(token, BadgeToken) or badge.token != encode(token):
        raise BadgeUnknownError
    if badge.revoked_at is not None:
        raise BadgeGoneError
    return badge


def _items(
    session: Session, event: Event, timetable: Timetable, holder: Attendee, now: datetime
) -> list[AgendaItem]:
    if holder.cooperative_id is None and holder.partner_id is None:
        return []
    versions = session.exec(versions_queries.timetables(event.id)).all()
    usual = baseline(versions, timetable.id, event.day_at(now), event.timezone) or timetable.id
    on_paper = _on_paper(session, event, holder, usual)
    lines = _lines(session, timetable.id, holder)
    before = None
    if any(version != timetable.id for version in on_paper.values()):
        before = [
            line
            for version in dict.fromkeys([usual, *on_paper.values()])
            for line in (lines if version == timetable.id else _lines(session, version, holder))
            if on_paper.get(local_day(line.starts_at, event.timezone), usual) == version
        ]
    pairs = {(line.cooperative_id, line.partner_id) for line in [*lines, *(before or ())]}
    said = outcomes_queries.facts_of(session, event.id, pairs)
    return agenda(lines, before, {pair: state(facts) for pair, facts in said.items()}, now)


def _on_paper(session: Session, event: Event, holder: Attendee, usual: UUID) -> Mapping[date, UUID]:
    """Return the version that the holder's printed agenda shows of each day of the event."""
    owner = holder.cooperative_id
    if owner is None:
        return dict.fromkeys(event.days, usual)
    noted = papers_of(session, owner)
    found = {day: noted.of(owner, day) for day in event.days}
    return {day: paper.timetable_id if paper else usual for day, paper in found.items()}


def _lines(session: Session, timetable_id: UUID, holder: Attendee) -> list[MeetingLine]:
    """Return a party's meetings in one version."""
    own = queries.meetings(
        timetable_id, cooperative_id=holder.cooperative_id, partner_id=holder.partner_id
    )
    ids = {meeting.id for meeting in session.exec(own)}
    return queries.meeting_lines(session, timetable_id, only=ids)


def _one(session: Session, kind: type[T], identity: UUID | None) -> T | None:
    return None if identity is None else session.get(kind, identity)
