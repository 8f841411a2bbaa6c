"""The page that a badge opens on its holder's own phone, without log-in, app or script."""

import math
from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import Form, Request, Response

from app.auth.deps import PUBLIC
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.http.later import LaterResponse
from app.core.locale import RequestLocale
from app.day.answers.deps import own_offer
from app.day.seats.offering import Answer, answer_offer
from app.documents import service as documents
from app.meetings.agenda.errors import BadgeUnknownError
from app.meetings.agenda.live import follow
from app.meetings.agenda.rules import next_item
from app.notify.feed.deps import HeardUntil
from app.participants.feedback.schemas import FeedbackIn
from app.participants.feedback.service import give_feedback, may_say
from app.participants.wishes.rules import is_open
from app.web.agenda import reminding
from app.web.agenda.opening import PRINTED, PRIVATE, TYPED, Code, Opened, address_of, page, refusal
from app.web.frame.pages import pages_router, see_other

router = pages_router()
_CALENDAR: Final = "/agenda.ics"


@router.get(PRINTED, dependencies=[PUBLIC])
@router.get(TYPED, dependencies=[PUBLIC])
def agenda_page(request: Request, opened: Opened, code: Code, db: Db) -> Response:
    """Show the holder's next meeting in large letters, and all meetings of the day below."""
    if isinstance(opened, AppError):
        return refusal(request, opened)
    ahead = next_item(opened.items)
    return page(
        request,
        "agenda/agenda.html",
        opened=opened,
        event=opened.event,
        ahead=ahead,
        minutes=_minutes_until(ahead.line.starts_at, opened.now) if ahead else 0,
        now=opened.now,
        base=address_of(code),
        webcal=reminding.calendar_address(request, db, opened, code),
        may_say=lambda item: may_say(opened, item),
        may_choose=opened.cooperative is not None
        and is_open(opened.event.wishes_until, opened.now),
    )


@router.get(PRINTED + _CALENDAR, dependencies=[PUBLIC])
@router.get(TYPED + _CALENDAR, dependencies=[PUBLIC])
def agenda_calendar(
    request: Request, opened: Opened, db: Db, now: Now, locale: RequestLocale
) -> Response:
    """Return the holder's meetings as a calendar file."""
    if isinstance(opened, AppError):
        return refusal(request, opened)
    if opened.timetable is None or (opened.cooperative is None and opened.partner is None):
        return refusal(request, BadgeUnknownError())
    calendar = documents.calendar(
        db,
        opened.event,
        cooperative_id=opened.holder.cooperative_id,
        partner_id=opened.holder.partner_id,
        locale=locale,
        now=now,
    )
    disposition = f'attachment; filename="{calendar.name}"'
    return LaterResponse(
        calendar.whole(),
        media_type=calendar.media_type,
        headers={**PRIVATE, "Content-Disposition": disposition},
    )


@router.get(PRINTED + "/live", dependencies=[PUBLIC])
@router.get(TYPED + "/live", dependencies=[PUBLIC])
def agenda_live(request: Request, opened: Opened, db: Db, wish: HeardUntil) -> Response:
    """Tell the page's script when something on it changes."""
    if isinstance(opened, AppError):
        return refusal(request, opened)
    return follow(request, db, opened, wish)


@router.post(PRINTED + "/offers/{offer_id}", dependencies=[PUBLIC])
@router.post(TYPED + "/offers/{offer_id}", dependencies=[PUBLIC])
def answer_on_agenda(
    opened: Opened,
    offer_id: UUID,
    code: Code,
    db: Db,
    answer: Annotated[Answer, Form()],
) -> Response:
    """Accept or decline a seat that is offered to the holder's cooperative."""
    if isinstance(opened, AppError):
        raise opened
    offer, actor = own_offer(db, opened, offer_id), f"badge:{opened.holder.id}"
    answer_offer(db, opened.event, offer, answer, actor=actor, now=opened.now)
    return see_other(address_of(code))


@router.post(PRINTED + "/feedback/{meeting_id}", dependencies=[PUBLIC])
@router.post(TYPED + "/feedback/{meeting_id}", dependencies=[PUBLIC])
def say_on_agenda(
    opened: Opened,
    meeting_id: UUID,
    code: Code,
    db: Db,
    interest: Annotated[int, Form(ge=0, le=3)],
) -> Response:
    """Say what a meeting was worth to the holder's cooperative."""
    if isinstance(opened, AppError):
        raise opened
    give_feedback(db, opened, meeting_id, FeedbackIn(interest=interest))
    return see_other(address_of(code))


def _minutes_until(moment: datetime, now: datetime) -> int:
    return max(0, math.ceil((moment - now).total_seconds() / 60))
