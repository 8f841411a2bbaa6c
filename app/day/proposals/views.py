"""From proposals to wire shapes, with names and sentences."""

from collections.abc import Iterable

from sqlmodel import Session

from app.core.locale import Locale, has_text, text
from app.day.proposals.changes import is_hypothetical
from app.day.proposals.contents import add_hypothetical, changes_of, sittings_of
from app.day.proposals.records import Proposal
from app.day.proposals.rules import status_of
from app.day.proposals.schemas import ProposalDetailOut, ProposalOut, ReasonOut
from app.day.versions.schemas import (
    TierChangeOut,
)
from app.day.versions.views import changes_between
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.versions import queries as versions_queries
from app.timetable.naming.directory import Directory
from app.timetable.naming.names import Names


def listed(
    session: Session, event: Event, proposals: Iterable[Proposal], locale: Locale
) -> list[ProposalOut]:
    """Return proposals without their answers."""
    proposals = list(proposals)
    named = {one.timetable_id for one in proposals} | {one.adopted_id for one in proposals}
    numbers = versions_queries.numbers(session, {one for one in named if one is not None})
    published = versions_queries.published(session, event.id)
    now = None if published is None else published.id
    return [
        ProposalOut(
            number=one.number,
            kind=one.kind,
            status=status_of(one.status, one.published_id, now),
            name=one.name,
            timetable=numbers[one.timetable_id],
            changes=len(one.changes),
            failure=one.failure,
            failure_detail=None if one.failure is None else _failure(one.failure, locale),
            created_by=one.created_by,
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
    (short,) = listed(session, event, [proposal], locale)
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
        else changes_between(
            meeting_queries.meeting_lines(session, proposal.timetable_id),
            directory.lines(sittings_of(answer)),
            event.timezone,
            locale,
        ),
        reasons=[
            ReasonOut(code=one["code"], detail=names.reason(one["code"], one["params"]))
            for one in answer.get("reasons", ())
        ],
        seconds=answer.get("seconds"),
    )


def _failure(code: str, locale: Locale) -> str:
    own = f"day.failed_{code}"
    return text(own if has_text(own) else f"timetable.failed_{code}", locale)
