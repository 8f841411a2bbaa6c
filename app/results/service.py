"""The use case of an event's results."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlmodel import Session

from app.core.locale import local_day
from app.events.records import Event
from app.meetings.records import Timetable
from app.partners import queries as partner_queries
from app.results import queries
from app.results.queries import Counts, Scope
from app.results.schemas import (
    KecamatanResults,
    PartnerResults,
    Phase,
    ResultsFigures,
    ResultsOut,
)

_FIELDS: Final = (
    ("cooperatives", "arrived"),
    ("requested", "granted"),
    ("held", "no_show"),
    ("outcomes", "agreed", "value"),
    ("feedback", "feedback_agreed"),
)
"""What each select counts, in its order."""


def results(
    session: Session, event: Event, timetable: Timetable | None, *, now: datetime
) -> ResultsOut:
    """Return the results by kecamatan and by partner; granted is what the timetable grants."""
    areas, partners = counted(session, event, timetable)
    return ResultsOut(
        day=event.day,
        phase=phase(event, now),
        timetable=timetable.number if timetable else None,
        total=total(areas),
        by_kecamatan=areas,
        by_partner=partners,
    )


def counted(
    session: Session, event: Event, timetable: Timetable | None
) -> tuple[list[KecamatanResults], list[PartnerResults]]:
    """Return what is on record by kecamatan and by partner, each in order of name."""
    scope = Scope(event.id, timetable.id if timetable else None, event.day)
    by_kecamatan = (
        queries.cooperatives_by_kecamatan(session, scope),
        queries.requests_by(session, scope, partner=False),
        queries.meetings_by(session, scope, partner=False),
        queries.outcomes_by(session, scope, partner=False),
        queries.feedback_by(session, scope, partner=False),
    )
    by_partner = (
        queries.cooperatives_by_partner(session, scope),
        queries.requests_by(session, scope, partner=True),
        queries.meetings_by(session, scope, partner=True),
        queries.outcomes_by(session, scope, partner=True),
        queries.feedback_by(session, scope, partner=True),
    )
    areas = sorted({name for counts in by_kecamatan for name in counts})
    partners = sorted(partner_queries.all_partners(session, event.id), key=lambda one: one.name)
    return [KecamatanResults(kecamatan=name, **_figures(by_kecamatan, name)) for name in areas], [
        PartnerResults(
            partner_id=one.id, code=one.code, name=one.name, **_figures(by_partner, one.id)
        )
        for one in partners
    ]


def phase(event: Event, now: datetime) -> Phase:
    """Return whether the event's days are ahead, on or over, by its own zone."""
    today = local_day(now, event.timezone)
    if today < event.days[0]:
        return "ahead"
    return "today" if today <= event.days[-1] else "over"


def _figures(counted: Iterable[Counts], key: object) -> dict[str, int]:
    return {
        name: count
        for names, counts in zip(_FIELDS, counted, strict=True)
        for name, count in zip(names, counts.get(key, (0,) * len(names)), strict=True)
    }


def total(areas: Iterable[KecamatanResults]) -> ResultsFigures:
    """Return the sums of all kecamatan."""
    totals = dict.fromkeys(ResultsFigures.model_fields, 0)
    for area in areas:
        for name in totals:
            totals[name] += getattr(area, name)
    return ResultsFigures(**totals)
