"""What changes between two timetables, by person, with sentences."""

from collections.abc import Callable, Iterable

from sqlmodel import Session

from app.core.locale import Locale, clock_time, text
from app.day.schemas import SittingOut
from app.day.versions.schemas import (
    ComparisonOut,
    DiffOut,
    LeftWithoutOut,
    MovedOut,
    PersonChangesOut,
    TierChangeOut,
)
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.queries import MeetingLine
from app.meetings.records import Timetable
from app.timetable.bridge import measuring
from app.timetable.comparing.rules import PartyChanges, difference
from app.timetable.problem.posing import posed

Why = Callable[[MeetingLine], str]
"""Why a meeting is not where it was, as a clause."""


def compared(
    session: Session, event: Event, first: Timetable, second: Timetable, locale: Locale
) -> ComparisonOut:
    """Compare two timetables, both measured against the lists as they are now."""
    before = meeting_queries.meeting_lines(session, first.id)
    after = meeting_queries.meeting_lines(session, second.id)
    return ComparisonOut(
        number=first.number,
        against=second.number,
        tiers=worth_of(session, event, first, second),
        diff=changes_between(before, after, event.timezone, locale),
    )


def worth_of(
    session: Session, event: Event, first: Timetable, second: Timetable
) -> list[TierChangeOut]:
    """Return what two timetables are worth by the lists as they are now, tier by tier."""
    problem = posed(session, event).problem
    before, after = measuring.worth(
        problem, [meeting_queries.sittings(session, one.id) for one in (first, second)]
    )
    return [
        TierChangeOut(name=name, before=list(value), after=list(after[name]))
        for name, value in before.items()
    ]


def changes_between(
    before: Iterable[MeetingLine],
    after: Iterable[MeetingLine],
    zone: str,
    locale: Locale,
    why: Why | None = None,
) -> DiffOut:
    """Return what changes for whom; times are written in the zone `zone`.

    `why` tells, as a clause, why a meeting is not where it was.
    """
    found = difference(before, after)
    return DiffOut(
        added=found.added,
        removed=found.removed,
        moved=found.moved,
        unchanged=found.unchanged,
        people=[person_out(party, zone, locale, why) for party in found.parties],
        left_without=[
            LeftWithoutOut(
                cooperative_id=party.id,
                village=party.removed[0].village,
                kecamatan=party.removed[0].kecamatan,
            )
            for party in found.parties
            if party.kind == "cooperative" and party.emptied
        ],
    )


def person_out(
    party: PartyChanges, zone: str, locale: Locale, why: Why | None = None
) -> PersonChangesOut:
    """Return what changes for one party, with sentences; times are written in the zone `zone`."""

    def sentence(key: str, before: MeetingLine | None, after: MeetingLine | None) -> str:
        other = after or before
        names: dict[str, object] = {}
        if other is not None:
            names["other"] = other.partner if party.kind == "cooperative" else other.village
        for when, line in (("before", before), ("after", after)):
            if line is not None:
                names[f"{when}_time"] = clock_time(line.starts_at, zone, locale)
                names[f"{when}_table"] = line.table_number
        told = text(f"day.change_{key}", locale, **names)
        return told if before is None or why is None else f"{told} ({why(before)})"

    return PersonChangesOut(
        kind=party.kind,
        id=party.id,
        name=party.name,
        added=[SittingOut.model_validate(line) for line in party.added],
        removed=[SittingOut.model_validate(line) for line in party.removed],
        moved=[MovedOut.model_validate(move) for move in party.moved],
        unchanged=party.unchanged,
        sentences=[
            *(sentence("moved", move.before, move.after) for move in party.moved),
            *(sentence("removed", line, None) for line in party.removed),
            *(sentence("added", None, line) for line in party.added),
        ],
    )
