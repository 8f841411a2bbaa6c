"""From proposals to wire shapes, with names and sentences."""

from collections.abc import Callable, Iterable, Sequence

from sqlmodel import Session

from app.core.locale import Locale, has_text, text
from app.day.actors import told
from app.day.freezing import past_kept
from app.day.proposals.changes import Change, cause_of, is_hypothetical
from app.day.proposals.contents import (
    Present,
    add_hypothetical,
    changes_of,
    outcome,
    present,
    sittings_of,
)
from app.day.proposals.records import Proposal, ProposalStatus
from app.day.proposals.rules import Clash, status_of
from app.day.proposals.schemas import ProposalDetailOut, ProposalOut, ReasonOut
from app.day.publishing import day_clock
from app.day.versions.schemas import DiffOut, TierChangeOut
from app.day.versions.views import changes_between
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.queries import MeetingLine
from app.meetings.sitting import Sitting
from app.meetings.versions import queries as versions_queries
from app.timetable.naming.directory import Directory
from app.timetable.naming.names import Names


def listed(
    session: Session, event: Event, proposals: Iterable[Proposal], locale: Locale
) -> list[ProposalOut]:
    """Return proposals without their answers."""
    return _listed(session, list(proposals), present(session, event.id), locale)


def _listed(
    session: Session, proposals: Sequence[Proposal], here: Present, locale: Locale
) -> list[ProposalOut]:
    named = {one.timetable_id for one in proposals} | {one.adopted_id for one in proposals}
    numbers = versions_queries.numbers(session, {one for one in named if one is not None})
    return [
        ProposalOut(
            number=one.number,
            kind=one.kind,
            status=status_of(one.status, holds=_holds(session, one, here)),
            name=one.name,
            timetable=numbers[one.timetable_id],
            changes=len(one.changes),
            failure=one.failure,
            failure_detail=None if one.failure is None else _failure(one.failure, locale),
            created_by=told(one.created_by, locale),
            created_at=one.created_at,
            decided_at=one.decided_at,
            adopted=None if one.adopted_id is None else numbers[one.adopted_id],
        )
        for one in proposals
    ]


def detailed(
    session: Session, event: Event, proposal: Proposal, locale: Locale
) -> ProposalDetailOut:
    """Return a proposal with what it changes for whom."""
    here = present(session, event.id)
    (short,) = _listed(session, [proposal], here, locale)
    answer = proposal.answer or {}
    changes = changes_of(proposal)
    names = Names(session, event, locale)
    directory = Directory(session, event)
    add_hypothetical(directory, proposal)
    return ProposalDetailOut(
        **short.model_dump(),
        asked=changes,
        hypothetical=[place for place, change in enumerate(changes) if is_hypothetical(change)],
        people_changed=answer.get("people"),
        meetings_changed=answer.get("changed"),
        least_proven=answer.get("proven", False),
        unavoidable=answer.get("unavoidable"),
        tiers=[TierChangeOut(**tier) for tier in answer.get("tiers", ())],
        diff=None
        if answer.get("meetings") is None
        else _diff(session, event, proposal, here, directory, locale),
        reasons=[
            ReasonOut(code=one["code"], detail=names.reason(one["code"], one["params"]))
            for one in answer.get("reasons", ())
        ],
        seconds=answer.get("seconds"),
    )


def _holds(session: Session, proposal: Proposal, here: Present) -> bool:
    """Return whether a proposal could be adopted on the timetable that is published now."""
    if proposal.status is not ProposalStatus.READY or proposal.answer is None:
        return True
    return not isinstance(outcome(session, proposal, proposal.answer, here), Clash)


def _diff(
    session: Session,
    event: Event,
    proposal: Proposal,
    here: Present,
    directory: Directory,
    locale: Locale,
) -> DiffOut:
    """Return what adopting changes, or what it would have changed if it does not hold any more."""
    answer = proposal.answer or {}
    before = proposal.timetable_id
    after: Iterable[Sitting] = sittings_of(answer)
    if proposal.status is ProposalStatus.READY and here.published is not None:
        found = outcome(session, proposal, answer, here)
        if not isinstance(found, Clash):
            begun = day_clock(session, event, proposal.created_at).begun
            before = here.published.id
            after = past_kept(here.meetings, found, begun)
    lines = directory.lines(after)
    return changes_between(
        meeting_queries.meeting_lines(session, before),
        lines,
        event.timezone,
        locale,
        _why(changes_of(proposal), lines, event.timezone, locale),
    )


def _why(
    changes: Sequence[Change], after: Iterable[MeetingLine], zone: str, locale: Locale
) -> Callable[[MeetingLine], str]:
    """Return what tells why a meeting is not where it was: for a change, or for other meetings."""
    seats = {(one.table_id, one.slot_id): one.village for one in after}
    meets = {(one.cooperative_id, one.slot_id): one.partner for one in after}

    def why(was: MeetingLine) -> str:
        cause = cause_of(changes, was, zone)
        if cause is not None:
            names = {"table": was.table_number, "partner": was.partner, "village": was.village}
            return text(f"day.why_{cause}", locale, **names)
        other = meets.get((was.cooperative_id, was.slot_id))
        if other is not None and other != was.partner:
            return text("day.why_meets", locale, village=was.village, partner=other)
        taker = seats.get((was.table_id, was.slot_id))
        if taker is not None and taker != was.village:
            return text("day.why_gives_way", locale, village=taker)
        return text("day.why_follows", locale)

    return why


def _failure(code: str, locale: Locale) -> str:
    own = f"day.failed_{code}"
    return text(own if has_text(own) else f"timetable.failed_{code}", locale)
