"""Taking one of the timetables that a question found."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.errors import NotFoundError
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings.records import Timetable
from app.meetings.sitting import Sitting
from app.meetings.versions.service import add_version
from app.timetable.bridge import measuring
from app.timetable.problem.posing import posed
from app.timetable.questions.errors import OptionOutdatedError
from app.timetable.records import Analysis, AnalysisKind

_IDS = ("cooperative_id", "partner_id", "table_id", "slot_id")
MOST_OPTIONS = 100
"""No answer has more options."""


def take(
    session: Session,
    event: Event,
    analysis: Analysis,
    option: int,
    *,
    actor: Principal,
    now: datetime,
) -> Timetable:
    """Make a draft of one of the timetables that were found, numbered from 1.

    NotFoundError if there is no such option, OptionOutdatedError if the lists do not allow it any
    more.
    """
    lock_event(session, event.id)
    options = (analysis.answer or {}).get("options", ())
    if analysis.kind is not AnalysisKind.ALTERNATIVES or not 1 <= option <= len(options):
        raise NotFoundError
    meetings = [
        Sitting(**{**{name: UUID(found[name]) for name in _IDS}, "seat": found["seat"]})
        for found in options[option - 1]["meetings"]
    ]
    asked_about = session.get(Timetable, analysis.timetable_id)
    problem = posed(session, event, asked_about).problem
    found = measuring.obstacles(problem, meetings)
    if found:
        raise OptionOutdatedError(option=option)
    version = add_version(
        session, event.id, meetings, origin=f"alternative:{analysis.number}.{option}", now=now
    )
    numbers = {"number": version.number, "analysis": analysis.number, "option": option}
    trail.record_change(session, version, actor, now, "timetable.choose", **numbers)
    return version
