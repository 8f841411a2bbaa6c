"""Recording reports on meetings, and showing meetings to those who lead them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.badges.tokens import BadgeToken, encode, parse
from app.core.errors import AppError, ForbiddenError
from app.core.ids import new_id
from app.events.deps import Hosting
from app.meetings import queries
from app.meetings.outcomes import queries as outcomes_queries
from app.meetings.outcomes.errors import (
    FactCodeError,
    FactEmptyError,
    FactIdTakenError,
    MeetingUnknownError,
)
from app.meetings.outcomes.news import MeetingReported
from app.meetings.outcomes.records import MeetingFact
from app.meetings.outcomes.rules import PLANNED, State, state
from app.meetings.outcomes.schemas import FactIn
from app.meetings.queries import MeetingLine
from app.meetings.records import Meeting
from app.notify.feed import news
from app.notify.feed.news import News
from app.requests.pairs import Pair


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded report with the present state of its meeting."""

    meeting_id: UUID
    is_new: bool
    state: State


@dataclass(frozen=True, slots=True)
class Hosted:
    """A meeting as shown at its table; `badges` are the ids of its visitors' badges."""

    line: MeetingLine
    badges: list[str]
    state: State
    facts: list[MeetingFact]


def record_facts(
    session: Session, hosting: Hosting, facts: Sequence[FactIn], *, now: datetime
) -> list[Recorded | AppError]:
    """Record reports on meetings; return the result of each, in the order given.

    A report whose id the caller has used before adds nothing. One that the caller may not make, or
    that is invalid, is not recorded, and its result is the error. Every meeting that changes is
    reported in the feed.
    """
    event_id = hosting.event.id
    meetings = outcomes_queries.meetings_by_id(session, event_id, {f.meeting_id for f in facts})
    codes = _codes(session, event_id, facts, meetings)
    flaws = [_flaw(fact, meetings.get(fact.meeting_id), hosting, codes) for fact in facts]
    sound: dict[UUID, FactIn] = {}
    for fact, flaw in zip(facts, flaws, strict=True):
        if flaw is None:
            sound.setdefault(fact.fact_id, fact)
    known = outcomes_queries.stored(session, hosting.actor, sound.keys())
    told = sorted(
        (fact for fact_id, fact in sound.items() if fact_id not in known),
        key=lambda fact: fact.recorded_at,
    )
    fresh = [_row(new_id(), fact, meetings[fact.meeting_id], hosting, now) for fact in told]
    appended = outcomes_queries.append(session, fresh)
    new = {row.fact_id: row for row in fresh if row.id in appended}
    known = outcomes_queries.stored(session, hosting.actor, sound.keys()) if fresh else known
    states = _states(session, event_id, {_pair(meetings[f.meeting_id]) for f in sound.values()})
    news.tell_all(
        session,
        [_news(row, meetings[row.meeting_id], states[_pair(row)]) for row in new.values()],
    )
    answers: list[Recorded | AppError] = []
    for fact, flaw in zip(facts, flaws, strict=True):
        stored = known.get(fact.fact_id)
        if flaw is not None or stored is None or stored.meeting_id != fact.meeting_id:
            answers.append(flaw or FactIdTakenError())
            continue
        is_new = new.pop(fact.fact_id, None) is not None
        answers.append(Recorded(fact.meeting_id, is_new, states[_pair(stored)]))
    return answers


def hosted(
    session: Session, event_id: UUID, timetable_id: UUID, meeting_ids: Collection[UUID]
) -> list[Hosted]:
    """Return meetings of a timetable with their state, in order of time, table and seat."""
    lines = queries.meeting_lines(session, timetable_id, only=meeting_ids)
    pairs = {(line.cooperative_id, line.partner_id) for line in lines}
    said = outcomes_queries.facts_of(session, event_id, pairs)
    held = outcomes_queries.badges_of(session, event_id, {pair[0] for pair in pairs})
    shown = []
    for line in lines:
        facts = said.get((line.cooperative_id, line.partner_id), [])
        badges = [badge.number.hex() for badge in held.get(line.cooperative_id, ())]
        shown.append(Hosted(line, badges, state(facts), facts))
    return shown


def _codes(
    session: Session, event_id: UUID, facts: Sequence[FactIn], meetings: Mapping[UUID, Meeting]
) -> dict[UUID, set[str]]:
    """Return the valid tokens of the cooperatives whose badges the reports say were read."""
    read = {
        meetings[fact.meeting_id].cooperative_id
        for fact in facts
        if fact.code is not None and fact.meeting_id in meetings
    }
    held = outcomes_queries.badges_of(session, event_id, read) if read else {}
    return {key: {badge.token for badge in badges} for key, badges in held.items()}


def _flaw(
    fact: FactIn, meeting: Meeting | None, hosting: Hosting, codes: Mapping[UUID, set[str]]
) -> AppError | None:
    if meeting is None:
        return MeetingUnknownError()
    if not hosting.may_host(meeting.partner_id, meeting.table_id):
        return ForbiddenError()
    if fact.status is None and fact.outcome is None:
        return FactEmptyError()
    if fact.code is not None:
        token = parse(fact.code)
        own = codes.get(meeting.cooperative_id, set())
        if not isinstance(token, BadgeToken) or encode(token) not in own:
            return FactCodeError()
    return None


def _row(
    identity: UUID, fact: FactIn, meeting: Meeting, hosting: Hosting, now: datetime
) -> MeetingFact:
    outcome = fact.outcome
    return MeetingFact(
        id=identity,
        event_id=hosting.event.id,
        cooperative_id=meeting.cooperative_id,
        partner_id=meeting.partner_id,
        meeting_id=meeting.id,
        source=hosting.actor,
        fact_id=fact.fact_id,
        status=fact.status,
        by_badge=fact.code is not None,
        recorded_at=hosting.event.by_its_clock(fact.recorded_at),
        received_at=now,
        offline=fact.offline,
        **(outcome.model_dump() if outcome is not None else {}),
    )


def _states(session: Session, event_id: UUID, pairs: Collection[Pair]) -> dict[Pair, State]:
    said = outcomes_queries.facts_of(session, event_id, pairs) if pairs else {}
    return {pair: state(said[pair]) if pair in said else PLANNED for pair in pairs}


def _pair(thing: Meeting | MeetingFact) -> Pair:
    return thing.cooperative_id, thing.partner_id


def _news(row: MeetingFact, meeting: Meeting, now: State) -> News:
    told = MeetingReported(
        meeting_id=row.meeting_id,
        cooperative_id=row.cooperative_id,
        partner_id=row.partner_id,
        table_id=meeting.table_id,
        status=now.status,
    )
    return News(row.event_id, told)
