"""Use cases of proposals: asking for one, storing its answer, dismissing it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import structlog
from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal, username
from app.core.database.sessions import on_trial
from app.core.ids import new_id
from app.day.errors import NothingPublishedError
from app.day.freezing import Frozen
from app.day.proposals import queries
from app.day.proposals.adopting import adopt_by_itself
from app.day.proposals.applying import ChangeWriter
from app.day.proposals.changes import Change, MeetingMoved, WalkIn, is_hypothetical
from app.day.proposals.errors import (
    BaseUnknownError,
    ChangeHypotheticalError,
    ProposalDecidedError,
    RepairBaseError,
)
from app.day.proposals.news import ProposalCreated
from app.day.proposals.records import Proposal, ProposalKind, ProposalStatus
from app.day.proposals.schemas import ProposalIn
from app.day.publishing import day_clock
from app.day.seats.presence import gone_home
from app.day.seats.situation import standby_queue
from app.events.clocks.service import day_now
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries
from app.notify.feed.news import tell
from app.timetable.exchange import Document
from app.timetable.problem.posing import Posed, posed
from app.timetable.questions import service
from app.timetable.questions.errors import AnalysisEndedError
from app.timetable.records import Analysis, AnalysisKind

log = structlog.get_logger(__name__)


def request_proposal(
    session: Session, event: Event, body: ProposalIn, *, actor: Principal | str, now: datetime
) -> Proposal:
    """Ask for a timetable that follows changes.

    The problem is stored as it is now, with the changes. Refusals of a change say which one it is;
    others are NothingPublishedError, RepairBaseError, BaseUnknownError, and those of `posed`.
    """
    lock_event(session, event.id)
    published = versions_queries.published(session, event.id)
    base = _base(session, event, body, published)
    if body.kind is ProposalKind.REPAIR:
        _refuse_hypothetical(body.changes)
    row_ids = [new_id() for _ in body.changes]
    question, problem = _tried(session, event, base, body.changes, row_ids, actor, now)
    analysis = service.request_analysis(
        session,
        event,
        AnalysisKind.REPAIR,
        question=question,
        timetable=base,
        frozen=problem,
        time_limit=body.time_limit,
        seed=body.seed,
        actor=actor,
        now=now,
    )
    proposal = Proposal(
        event_id=event.id,
        number=queries.last_proposal_number(session, event.id) + 1,
        kind=body.kind,
        status=ProposalStatus.COMPUTING,
        name=body.name,
        timetable_id=base.id,
        published_id=None if published is None else published.id,
        changes=[change.model_dump(mode="json") for change in body.changes],
        row_ids=[str(row_id) for row_id in row_ids],
        analysis_id=analysis.id,
        created_by=username(actor),
        created_at=now,
    )
    session.add(proposal)
    trail.record_change(session, proposal, actor, now, "proposal.request", number=proposal.number)
    _tell(session, proposal)
    return proposal


def dismiss(session: Session, proposal: Proposal, *, actor: Principal, now: datetime) -> Proposal:
    """Dismiss a proposal, and stop computing it; ProposalDecidedError if it was decided."""
    if proposal.status is ProposalStatus.COMPUTING and proposal.analysis_id is not None:
        analysis = session.get_one(Analysis, proposal.analysis_id)
        _stop(session, analysis, actor=actor, now=now)
    lock_event(session, proposal.event_id)
    held = queries.proposal_for_update(session, proposal.id)
    if held is None or held.status in {ProposalStatus.ADOPTED, ProposalStatus.DISMISSED}:
        raise ProposalDecidedError(number=proposal.number, status=proposal.status.value)
    held.status = ProposalStatus.DISMISSED
    held.decided_at, held.decided_by = now, actor.username
    session.add(held)
    trail.record_change(session, held, actor, now, "proposal.dismiss", number=held.number)
    return held


def analysis_ended(session: Session, analysis: Analysis, now: datetime) -> None:
    """Store the answer of a proposal's analysis; adopt it at once if the event allows that."""
    lock_event(session, analysis.event_id)
    now = day_now(session, session.get_one(Event, analysis.event_id), now)
    proposal_id = queries.proposal_of_analysis(session, analysis.id)
    proposal = proposal_id and queries.proposal_for_update(session, proposal_id)
    if not proposal or proposal.status is not ProposalStatus.COMPUTING:
        return
    answer = proposal.answer = analysis.answer
    if answer is not None and answer["meetings"] is not None:
        proposal.status = ProposalStatus.READY
    else:
        proposal.status = ProposalStatus.FAILED
        proposal.failure = _failure(analysis, answer)
    session.add(proposal)
    session.flush()
    if proposal.status is ProposalStatus.READY and proposal.kind is ProposalKind.REPAIR:
        adopt_by_itself(session, proposal, now)
    _tell(session, proposal)


def _tried(
    session: Session,
    event: Event,
    base: Timetable,
    changes: Sequence[Change],
    row_ids: Sequence[UUID],
    actor: Principal | str,
    now: datetime,
) -> tuple[Document, Posed]:
    """Return the question, and the problem as it would be with the changes."""
    clock = day_clock(session, event, now)
    held = meeting_queries.sittings(session, base.id)
    met = {one.pair for one in held if one.slot_id in clock.begun}
    gone = gone_home(session, event, now).difference(_walk_ins(changes, row_ids))
    with on_trial(session):
        writer = ChangeWriter(session, event, row_ids, actor, now, clock, met, trial=True)
        writer.apply(changes)
        question = _question(session, event, base, clock.left_alone, changes, row_ids, now)
        return question, posed(session, event, base, gone=gone)


def _base(
    session: Session, event: Event, body: ProposalIn, published: Timetable | None
) -> Timetable:
    """Return the timetable to change: the published one, or in a what-if the one named."""
    if body.timetable is None or (published and published.number == body.timetable):
        if published is None:
            raise NothingPublishedError
        return published
    named = versions_queries.timetable(session, event.id, body.timetable)
    if named is None:
        raise BaseUnknownError(number=body.timetable)
    if body.kind is ProposalKind.REPAIR:
        raise RepairBaseError(published="-" if published is None else published.number)
    return named


def _refuse_hypothetical(changes: Sequence[Change]) -> None:
    for position, change in enumerate(changes):
        if is_hypothetical(change):
            raise ChangeHypotheticalError(pointer=f"/changes/{position}")


def _question(
    session: Session,
    event: Event,
    base: Timetable,
    left_alone: Frozen,
    changes: Sequence[Change],
    row_ids: Sequence[UUID],
    now: datetime,
) -> Document:
    """Return which slots the repair leaves alone, and who may take seats that became free there."""
    meetings = meeting_queries.sittings(session, base.id)
    walk_ins = _walk_ins(changes, row_ids)
    waiting = standby_queue(session, event, meetings, now, also=walk_ins)
    return {
        "frozen": [str(slot) for slot in left_alone.slots],
        "refill": [str(slot) for slot in left_alone.refill],
        "standby": [str(one.cooperative_id) for one in waiting],
        "moved": _moved(changes),
    }


def _walk_ins(changes: Sequence[Change], row_ids: Sequence[UUID]) -> set[UUID]:
    """Return the cooperatives of which a change says that they have come."""
    return {
        change.cooperative_id or row_id
        for change, row_id in zip(changes, row_ids, strict=True)
        if isinstance(change, WalkIn)
    }


def _moved(changes: Sequence[Change]) -> Document | None:
    """Return where a meeting is to go, if that is all that is asked for."""
    match changes:
        case [MeetingMoved() as move]:
            return move.model_dump(mode="json", exclude={"kind"})
        case _:
            return None


def _failure(analysis: Analysis, answer: Document | None) -> str:
    if answer is None:
        return analysis.failure or "no_time"
    return "infeasible" if answer["status"] == "infeasible" else "no_time"


def _stop(session: Session, analysis: Analysis, *, actor: Principal, now: datetime) -> None:
    try:
        service.request_stop(session, analysis, actor=actor, now=now)
    except AnalysisEndedError:
        log.info("proposal_answered_meanwhile", analysis=str(analysis.id))


def _tell(session: Session, proposal: Proposal) -> None:
    fact = ProposalCreated(number=proposal.number, kind=proposal.kind, status=proposal.status)
    tell(session, proposal.event_id, fact)
