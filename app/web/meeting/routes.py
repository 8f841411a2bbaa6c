"""The page of one meeting, which works without any script: move, swap, lock, empty, block."""

from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import Form, Request, Response
from pydantic import BaseModel, Field, Json
from sqlmodel import Session

from app.auth.deps import Caller
from app.auth.principal import Principal
from app.core.database.sessions import Db
from app.core.errors import or_not_found
from app.core.locale import RequestLocale
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Meeting
from app.requests import queries as request_queries
from app.requests.locks import service as locks_service
from app.requests.records import Lock, LockKind
from app.requests.schemas import LockIn
from app.timetable.editing import queries, service
from app.timetable.editing.rules import made_from
from app.timetable.editing.schemas import (
    MOST_STEPS,
    BlockIn,
    EditIn,
    EmptyIn,
    MoveIn,
    StepIn,
    SwapIn,
)
from app.timetable.editing.targets import asked_about, meeting_of
from app.timetable.versions.deps import TimetableToChange, TimetableToRead
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.meeting.view import line_at, places

router = pages_router()
PAGE: Final = "/events/{event_id}/timetables/{number}/meetings/{meeting_id}"


class _Act(BaseModel):
    """What a form of the page asks for."""

    act: Literal["move", "swap", "empty", "block", "lock", "unlock"]
    by: Literal["table", "partner", "cooperative", "kecamatan"] = "table"
    promise: Json[Annotated[list[StepIn], Field(max_length=MOST_STEPS)]] = []
    with_meeting_id: UUID | None = None
    anew: bool = False


@router.get(PAGE)
def meeting_page(
    request: Request,
    event: OrganizerEventToRead,
    timetable: TimetableToRead,
    meeting_id: UUID,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
) -> Response:
    """Show where a meeting can go and what each place costs, and everything else to do with it."""
    asked = asked_about(db, event, timetable, meeting_id, locale=locale, now=now)
    lines = meeting_queries.meeting_lines(db, timetable.id)
    (own,) = (line for line in lines if line.id == meeting_id)
    others = [line for line in lines if line.id != meeting_id and line.partner_id == own.partner_id]
    held = request_queries.locked_pairs(db, event.id)
    free = [one for one in others if (one.cooperative_id, one.partner_id) not in held]
    return render(
        request,
        "meeting/meeting.html",
        caller=caller,
        event=event,
        page="timetable",
        may_change=True,
        timetable=timetable,
        meeting=own,
        place=line_at(own, event, locale),
        places=lambda: places(asked.answer().targets, event, locale),
        others=[(one.id, f"{line_at(one, event, locale)} · {one.village}") for one in free],
        held=len(others) - len(free),
        locked=_lock(db, event, asked.meeting) is not None,
        newer=made_from(timetable.number, queries.origins(db, event.id)),
    )


@router.post(PAGE)
def change_on_page(
    event: EventToChange,
    timetable: TimetableToChange,
    meeting_id: UUID,
    caller: Caller,
    db: Db,
    now: DayNow,
    form: Annotated[_Act, Form()],
) -> Response:
    """Do what a form asks for, and go back to the timetable, or to the draft that results."""
    meeting = meeting_of(db, timetable, meeting_id)
    number = timetable.number
    if form.act in {"lock", "unlock"}:
        _lock_or_unlock(db, event, meeting, form.act, caller, now)
    else:
        number = service.edit(
            db, event, timetable, _wish(form, meeting_id), actor=caller, now=now
        ).version.number
    shown = f"by={form.by}&cooperative={meeting.cooperative_id}"
    return tell_at(
        f"/events/{event.id}/timetable?version={number}&{shown}", f"edit_{form.act}", version=number
    )


def _wish(form: _Act, meeting_id: UUID) -> EditIn:
    shared = {"meeting_id": meeting_id, "anew": form.anew}
    match form.act:
        case "move":
            first = or_not_found(next(iter(form.promise), None))
            return MoveIn(
                kind="move",
                slot_id=first.slot_id,
                table_id=first.table_id,
                promise=form.promise,
                **shared,
            )
        case "swap":
            other = or_not_found(form.with_meeting_id)
            return SwapIn(kind="swap", with_meeting_id=other, **shared)
        case "block":
            return BlockIn(kind="block", **shared)
        case _:
            return EmptyIn(kind="empty", **shared)


def _lock_or_unlock(
    session: Session, event: Event, meeting: Meeting, act: str, actor: Principal, now: DayNow
) -> None:
    there = _lock(session, event, meeting)
    if act == "lock" and there is None:
        body = LockIn(
            kind=LockKind.LOCK,
            cooperative_id=meeting.cooperative_id,
            partner_id=meeting.partner_id,
            slot_id=meeting.slot_id,
            table_id=meeting.table_id,
        )
        locks_service.create_lock(session, event, body, actor=actor, now=now)
    elif act == "unlock" and there is not None:
        locks_service.delete_lock(session, event, there, actor=actor, now=now)


def _lock(session: Session, event: Event, meeting: Meeting) -> Lock | None:
    statement = request_queries.locks(event.id, LockKind.LOCK).where(
        Lock.cooperative_id == meeting.cooperative_id, Lock.partner_id == meeting.partner_id
    )
    return session.exec(statement).first()
