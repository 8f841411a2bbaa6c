"""Use cases of asking: what a question may be about, and which slots are frozen on the day."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Session

from app.attendees.records import Cooperative, PartyStatus
from app.auth.principal import Principal
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings.records import Meeting, Timetable
from app.requests.service import check_party
from app.timetable.problem.posing import posed
from app.timetable.questions.asking.errors import (
    CooperativeWithdrawnError,
    MeetingNotInTimetableError,
)
from app.timetable.questions.asking.schemas import AlternativesIn, WhyNotIn
from app.timetable.questions.service import request_analysis
from app.timetable.records import Analysis, AnalysisKind


def ask_why_not(
    session: Session,
    event: Event,
    timetable: Timetable,
    body: WhyNotIn,
    *,
    actor: Principal,
    now: datetime,
) -> Analysis:
    """Ask why a pair does not meet; refuses parties that are withdrawn or of another event."""
    lock_event(session, event.id)
    check_party(session, event, body.cooperative_id, body.partner_id)
    pair = body.cooperative_id, body.partner_id
    refuse_withdrawn(session, body.cooperative_id)
    return request_analysis(
        session,
        event,
        AnalysisKind.WHY_NOT,
        question={**_named(*pair), "frozen": begun_slots(session, event, now)},
        timetable=timetable,
        frozen=posed(session, event, timetable, also=[pair]),
        time_limit=body.time_limit,
        seed=body.seed,
        actor=actor,
        now=now,
    )


def ask_moves(
    session: Session,
    event: Event,
    timetable: Timetable,
    meeting_id: UUID,
    *,
    actor: Principal,
    now: datetime,
) -> Analysis:
    """Ask where a meeting of this timetable could go."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or meeting.timetable_id != timetable.id:
        raise MeetingNotInTimetableError
    refuse_withdrawn(session, meeting.cooperative_id)
    return request_analysis(
        session,
        event,
        AnalysisKind.MOVES,
        question={
            **_named(meeting.cooperative_id, meeting.partner_id),
            "frozen": begun_slots(session, event, now),
        },
        timetable=timetable,
        actor=actor,
        now=now,
    )


def ask_about_lists(
    session: Session,
    event: Event,
    kind: AnalysisKind,
    wish: BaseModel,
    *,
    timetable: Timetable | None = None,
    actor: Principal,
    now: datetime,
) -> Analysis:
    """Ask a question that names no party; its body has the question, time limit and seed."""
    question = wish.model_dump(mode="json")
    how = {name: question.pop(name) for name in ("time_limit", "seed") if name in question}
    return request_analysis(
        session,
        event,
        kind,
        question=question,
        timetable=timetable,
        actor=actor,
        now=now,
        **how,
    )


def ask_alternatives(
    session: Session,
    event: Event,
    timetable: Timetable,
    body: AlternativesIn,
    *,
    actor: Principal,
    now: datetime,
) -> Analysis:
    """Ask for other timetables that differ from this one, by the lists as they are now."""
    lock_event(session, event.id)
    frozen = posed(session, event, timetable)
    made = timetable.certificate or {}
    is_best = made.get("result", {}).get("result", {}).get("status") == "optimal"
    return request_analysis(
        session,
        event,
        AnalysisKind.ALTERNATIVES,
        question={
            "count": body.count,
            "share": body.share,
            "best": is_best and made["problem"] == frozen.problem,
        },
        timetable=timetable,
        frozen=frozen,
        time_limit=body.time_limit,
        seed=body.seed,
        actor=actor,
        now=now,
    )


def _named(cooperative_id: UUID, partner_id: UUID) -> dict[str, object]:
    return {"cooperative_id": str(cooperative_id), "partner_id": str(partner_id)}


def refuse_withdrawn(session: Session, cooperative_id: UUID) -> None:
    """Raise CooperativeWithdrawnError for a cooperative that takes no part."""
    if session.get_one(Cooperative, cooperative_id).status is not PartyStatus.ACTIVE:
        raise CooperativeWithdrawnError


def begun_slots(session: Session, event: Event, now: datetime) -> list[str]:
    """Return the ids of slots that have begun; none once the last one is over."""
    slots = event_queries.slots(session, event.id)
    if not slots or now >= max(slot.ends_at for slot in slots):
        return []
    return [str(slot.id) for slot in slots if slot.starts_at <= now]
