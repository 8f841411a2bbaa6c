"""What proposals and comparisons look like to those who decide: names, sentences, figures."""

from collections.abc import Iterable

from sqlmodel import Session

from app.core.locale import Locale, clock_time, has_text, text
from app.day import queries
from app.day.proposals.adopting import changes_of, planned
from app.day.proposals.applying import in_thought
from app.day.proposals.directory import Directory
from app.day.proposals.rules import status_of
from app.day.proposals.schemas import (
    ComparisonOut,
    DiffOut,
    MovedOut,
    PersonChangesOut,
    ProposalDetailOut,
    ProposalOut,
    ReasonOut,
    SittingOut,
    TierChangeOut,
)
from app.day.records import Proposal
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.queries import MeetingLine
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries
from app.timetable.bridge import measuring
from app.timetable.comparing.rules import PartyChanges, difference
from app.timetable.naming.names import Names
from app.timetable.problem.posing import posed


def listed(
    session: Session, event: Event, proposals: Iterable[Proposal], locale: Locale
) -> list[ProposalOut]:
    """Proposals in short."""
    numbers = queries.timetable_numbers(session, event.id)
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
    """A proposal with what it changes for whom."""
    (short,) = listed(session, event, [proposal], locale)
    answer = proposal.answer or {}
    changes = changes_of(proposal)
    names = Names(session, event, locale)
    return ProposalDetailOut(
        **short.model_dump(),
        asked=changes,
        hypothetical=[place for place, change in enumerate(changes) if in_thought(change)],
        people_changed=answer.get("people"),
        meetings_changed=answer.get("changed"),
        least_proven=answer.get("proven", False),
        unavoidable=answer.get("unavoidable"),
        tiers=[TierChangeOut(**tier) for tier in answer.get("tiers", ())],
        diff=None
        if answer.get("meetings") is None
        else _diff(
            meeting_queries.meeting_lines(session, proposal.timetable_id),
            Directory(session, event).imagining(proposal).lines(planned(answer)),
            event.timezone,
            locale,
        ),
        reasons=[
            ReasonOut(code=one["code"], detail=names.reason(one["code"], one["params"]))
            for one in answer.get("reasons", ())
        ],
        seconds=answer.get("seconds"),
    )


def compared(
    session: Session, event: Event, first: Timetable, second: Timetable, locale: Locale
) -> ComparisonOut:
    """Two timetables side by side, both measured against the lists as they are now."""
    problem = posed(session, event).problem
    before = meeting_queries.meeting_lines(session, first.id)
    after = meeting_queries.meeting_lines(session, second.id)
    worth_before = measuring.worth(problem, before)
    worth_after = measuring.worth(problem, after)
    return ComparisonOut(
        number=first.number,
        against=second.number,
        tiers=[
            TierChangeOut(name=name, before=list(value), after=list(worth_after[name]))
            for name, value in worth_before.items()
        ],
        diff=_diff(before, after, event.timezone, locale),
    )


def _failure(code: str, locale: Locale) -> str:
    own = f"day.failed_{code}"
    return text(own if has_text(own) else f"timetable.failed_{code}", locale)


def _diff(
    before: Iterable[MeetingLine], after: Iterable[MeetingLine], zone: str, locale: Locale
) -> DiffOut:
    found = difference(before, after)
    return DiffOut(
        added=found.added,
        removed=found.removed,
        moved=found.moved,
        unchanged=found.unchanged,
        people=[_person(party, zone, locale) for party in found.parties],
    )


def _person(party: PartyChanges, zone: str, locale: Locale) -> PersonChangesOut:
    def told(key: str, before: MeetingLine | None, after: MeetingLine | None) -> str:
        other = after or before
        names: dict[str, object] = {}
        if other is not None:
            names["other"] = other.partner if party.kind == "cooperative" else other.village
        for when, line in (("before", before), ("after", after)):
            if line is not None:
                names[f"{when}_time"] = clock_time(line.starts_at, zone, locale)
                names[f"{when}_table"] = line.table_number
        return text(f"day.change_{key}", locale, **names)

    return PersonChangesOut(
        kind=party.kind,
        id=party.id,
        name=party.name,
        added=[SittingOut.model_validate(line) for line in party.added],
        removed=[SittingOut.model_validate(line) for line in party.removed],
        moved=[MovedOut.model_validate(move) for move in party.moved],
        unchanged=party.unchanged,
        sentences=[
            *(told("moved", move.before, move.after) for move in party.moved),
            *(told("removed", line, None) for line in party.removed),
            *(told("added", None, line) for line in party.added),
        ],
    )
