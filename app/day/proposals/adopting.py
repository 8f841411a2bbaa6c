"""Adopting a proposal: its changes are written to the lists and its timetable is published."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import structlog
from sqlmodel import Session

from app.attendees.records import Cooperative
from app.auth.audit import trail
from app.auth.principal import Principal, username
from app.core.errors import AppError
from app.core.locale import clock_time
from app.day.actors import AUTOMATON
from app.day.freezing import frozen, past_kept
from app.day.policy import queries as policy_queries
from app.day.proposals import queries as proposals_queries
from app.day.proposals.applying import ChangeWriter
from app.day.proposals.changes import (
    Change,
    CooperativeAbsent,
    CooperativeLate,
    TableAdded,
    WalkIn,
    is_hypothetical,
)
from app.day.proposals.contents import Present, changes_of, outcome, present
from app.day.proposals.errors import (
    NotRealYetError,
    ProposalComputingError,
    ProposalDecidedError,
    ProposalOutdatedError,
    ProposalStaleError,
)
from app.day.proposals.records import Proposal, ProposalStatus
from app.day.proposals.rules import Clash, Cost, cost, first_begun, is_adopted_by_itself
from app.day.publishing import (
    day_clock,
    obstacles_to,
    ordered_sittings,
    publish_version,
    tell_of_meetings,
)
from app.day.seats.situation import missed_meetings
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event, Interval
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.meetings.sitting import Sitting
from app.meetings.versions.publishing import Expected
from app.partners.records import Partner, Table
from app.timetable.exchange import Document

log = structlog.get_logger(__name__)


def adopt(
    session: Session,
    event: Event,
    proposal: Proposal,
    *,
    actor: Principal | str,
    now: datetime,
    expected: Expected = "any",
) -> Timetable:
    """Write the changes to the event's lists and publish the proposal's meetings as a version.

    Of several adoptions at the same time one succeeds. Refusals: ProposalDecidedError,
    ProposalComputingError, ProposalStaleError, PublishedMeanwhileError, ProposalOutdatedError;
    NotRealYetError names the tables and cooperatives of a what-if that do not exist.
    """
    lock_event(session, event.id)
    held = proposals_queries.proposal_for_update(session, proposal.id)
    here = present(session, event.id)
    wanted = _standing(session, event, proposal, _adoptable(held or proposal), here)
    base = here.published or session.get_one(Timetable, proposal.timetable_id)
    before = here.meetings
    if here.published is None:
        before = frozenset(meeting_queries.sittings(session, base.id))
    changes = changes_of(proposal)
    _check_real(session, changes)
    _check_time(session, event, proposal, before, wanted, now)
    begun = day_clock(session, event, now).begun
    meetings = wanted if here.published is None else past_kept(before, wanted, begun)
    row_ids = [UUID(row_id) for row_id in proposal.row_ids]
    clock = day_clock(session, event, proposal.created_at)
    met = {one.pair for one in before if one.slot_id in clock.begun}
    ChangeWriter(session, event, row_ids, actor, now, clock, met).apply(changes)
    if obstacles_to(session, event, base, meetings, begun=begun):
        raise ProposalOutdatedError(number=proposal.number, why="lists")
    version = publish_version(
        session,
        event,
        ordered_sittings(session, event, meetings),
        origin=f"proposal:{proposal.number}",
        actor=actor,
        now=now,
        expected=expected,
    )
    _record(session, proposal, version, actor, now)
    tell_of_meetings(session, event, version, "cancelled", before - meetings)
    tell_of_meetings(session, event, version, "planned", meetings - before)
    return version


def adopt_by_itself(session: Session, proposal: Proposal, now: datetime) -> None:
    """Adopt a repair if the event's policy allows what it asks of people.

    If it does not, or the adoption is refused, the repair waits for an organizer.
    """
    event = session.get_one(Event, proposal.event_id)
    up_to = policy_queries.people_moved_at_most(session, event)
    if up_to is None or not is_adopted_by_itself(_cost(session, event, proposal, now), up_to):
        return
    attempt = session.begin_nested()
    try:
        adopt(session, event, proposal, actor=AUTOMATON, now=now)
    except AppError as error:
        attempt.rollback()
        log.warning("proposal_not_adopted", proposal=str(proposal.id), code=error.code)
    else:
        attempt.commit()


def _cost(session: Session, event: Event, proposal: Proposal, now: datetime) -> Cost | None:
    """Return what a ready repair asks of cooperatives; None: it does not hold any more.

    Whose coming the repair itself is about does not count, nor a meeting that was missed.
    """
    here = present(session, event.id)
    wanted = outcome(session, proposal, _adoptable(proposal), here)
    if here.published is None or isinstance(wanted, Clash):
        return None
    clock = day_clock(session, event, now)
    about = {
        change.cooperative_id
        for change in changes_of(proposal)
        if isinstance(change, CooperativeAbsent | CooperativeLate)
    }
    after = past_kept(here.meetings, wanted, clock.begun)
    excused = {one for one in here.meetings if one.cooperative_id in about}
    excused.update(one.sitting for one in missed_meetings(session, event, here.published, now))
    return cost(here.meetings, after, excused, clock.left_alone.slots)


def _adoptable(proposal: Proposal) -> Document:
    """Return the answer of a proposal, which must be ready."""
    if proposal.status is ProposalStatus.COMPUTING:
        raise ProposalComputingError(number=proposal.number)
    if proposal.status is not ProposalStatus.READY or proposal.answer is None:
        raise ProposalDecidedError(number=proposal.number, status=proposal.status.value)
    return proposal.answer


def _standing(
    session: Session,
    event: Event,
    proposal: Proposal,
    answer: Document,
    here: Present,
) -> frozenset[Sitting]:
    """Return the meetings that a proposal wants; ProposalStaleError says what does not hold."""
    found = outcome(session, proposal, answer, here)
    if not isinstance(found, Clash):
        return found
    cooperative, table, slot = None, None, None
    if found.sitting is not None:
        cooperative = session.get(Cooperative, found.sitting.cooperative_id)
        table = session.get(Table, found.sitting.table_id)
        slot = session.get(Interval, found.sitting.slot_id)
    raise ProposalStaleError(
        number=proposal.number,
        published="-" if here.published is None else here.published.number,
        why=found.why.value,
        village="-" if cooperative is None else cooperative.village,
        table="-" if table is None else table.number,
        time="-" if slot is None else clock_time(slot.starts_at, event.timezone),
    )


def _record(
    session: Session, proposal: Proposal, version: Timetable, actor: Principal | str, now: datetime
) -> None:
    """Record that the proposal was adopted as this version."""
    proposal.status = ProposalStatus.ADOPTED
    proposal.decided_at, proposal.decided_by = now, username(actor)
    proposal.adopted_id = version.id
    session.add(proposal)
    numbers = {"number": proposal.number, "timetable": version.number}
    trail.record_change(session, proposal, actor, now, "proposal.adopt", **numbers)


def _check_real(session: Session, changes: Sequence[Change]) -> None:
    """Raise NotRealYetError if a change names something that does not exist."""
    missing = [_name(session, change) for change in changes if is_hypothetical(change)]
    if missing:
        raise NotRealYetError(count=len(missing), missing="; ".join(missing))


def _name(session: Session, change: Change) -> str:
    match change:
        case TableAdded():
            partner = session.get(Partner, change.partner_id)
            return f"{'-' if partner is None else partner.code} +{change.seats}"
        case WalkIn():
            return change.name or ""
        case _:
            raise TypeError(f"{change.kind} names only what exists")


def _check_time(
    session: Session,
    event: Event,
    proposal: Proposal,
    before: frozenset[Sitting],
    after: frozenset[Sitting],
    now: datetime,
) -> None:
    """Raise ProposalOutdatedError if a slot to be changed has begun since the request.

    Meetings removed from slots that were frozen then do not count: they had become impossible.
    """
    slots = event_queries.slots(session, event.id)
    left_alone = frozen(slots, proposal.created_at).slots
    given_up = {sitting.slot_id for sitting in before - after}.difference(left_alone)
    touched = given_up | {sitting.slot_id for sitting in after - before}
    late = first_begun(slots, touched, proposal.created_at, now)
    if late is not None:
        at = clock_time(late.starts_at, event.timezone)
        raise ProposalOutdatedError(number=proposal.number, why="slot", starts_at=at)
