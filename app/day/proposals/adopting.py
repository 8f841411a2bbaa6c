"""Adopting a proposal: its changes are written to the lists and its timetable is published."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.locale import clock_time
from app.day.proposals import queries as proposals_queries
from app.day.proposals.applying import ChangeWriter
from app.day.proposals.changes import Change, TableAdded, WalkIn, is_hypothetical
from app.day.proposals.contents import changes_of, sittings_of
from app.day.proposals.errors import (
    NotRealYetError,
    ProposalComputingError,
    ProposalDecidedError,
    ProposalOutdatedError,
    ProposalStaleError,
)
from app.day.proposals.records import Proposal, ProposalStatus
from app.day.proposals.rules import first_begun, frozen, status_of
from app.day.publishing import obstacles_to, publish_version, tell_of_meetings
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.meetings.sitting import Sitting, sitting_of
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.publishing import Expected
from app.partners.records import Partner
from app.timetable.exchange import Document


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
    published = versions_queries.published(session, event.id)
    answer = _adoptable(held or proposal, published)
    base = session.get_one(Timetable, proposal.timetable_id)
    changes = changes_of(proposal)
    _check_real(session, changes)
    meetings = sittings_of(answer)
    before = {sitting_of(row) for row in session.exec(meeting_queries.meetings(base.id)).all()}
    _check_time(session, event, proposal, before, set(meetings), now)
    row_ids = [UUID(row_id) for row_id in proposal.row_ids]
    ChangeWriter(session, event, row_ids, actor, now).apply(changes)
    if obstacles_to(session, event, base, meetings):
        raise ProposalOutdatedError(number=proposal.number, why="lists")
    version = publish_version(
        session,
        event,
        meetings,
        origin=f"proposal:{proposal.number}",
        actor=actor,
        now=now,
        expected=expected,
    )
    _record(session, proposal, version, actor, now)
    tell_of_meetings(session, event, version, "cancelled", before - set(meetings))
    tell_of_meetings(session, event, version, "planned", set(meetings) - before)
    return version


def _adoptable(proposal: Proposal, published: Timetable | None) -> Document:
    """Return the answer of a proposal, which must be ready and not stale."""
    status = status_of(
        proposal.status, proposal.published_id, None if published is None else published.id
    )
    if status is ProposalStatus.STALE:
        number = "-" if published is None else published.number
        raise ProposalStaleError(number=proposal.number, published=number)
    if status is ProposalStatus.COMPUTING:
        raise ProposalComputingError(number=proposal.number)
    if status is not ProposalStatus.READY or proposal.answer is None:
        raise ProposalDecidedError(number=proposal.number, status=status.value)
    return proposal.answer


def _record(
    session: Session, proposal: Proposal, version: Timetable, actor: Principal | str, now: datetime
) -> None:
    """Record that the proposal was adopted as this version."""
    proposal.status = ProposalStatus.ADOPTED
    proposal.decided_at = now
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
    before: set[Sitting],
    after: set[Sitting],
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
