"""The page that a badge opens on its holder's own phone, without log-in, app or script."""

import math
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Final
from urllib.parse import quote
from uuid import UUID

from fastapi import Depends, Form, Path, Request, Response

from app.auth.deps import PUBLIC
from app.badges.tokens import AGENDA_PATH
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError, TooManyRequestsError
from app.core.http.later import LaterResponse
from app.core.locale import RequestLocale, request_locale
from app.day.answers.deps import own_offer
from app.day.seats.offering import Answer, answer_offer
from app.documents import service as documents
from app.meetings.agenda.deps import check_agenda_rate
from app.meetings.agenda.errors import BadgeGoneError, BadgeUnknownError
from app.meetings.agenda.live import follow
from app.meetings.agenda.rules import next_item
from app.meetings.agenda.service import OpenedAgenda, open_agenda
from app.notify.feed.deps import HeardUntil
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render

router = pages_router()
PRINTED: Final = AGENDA_PATH + "{code}"
TYPED: Final = PRINTED.lower()
_CALENDAR: Final = "/agenda.ics"
_PRIVATE: Final = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
Code = Annotated[str, Path(max_length=2_000)]


def _opened(request: Request, code: Code, db: Db, now: Now) -> OpenedAgenda | AppError:
    """Return the agenda of a badge's holder, or the error that refuses it."""
    try:
        check_agenda_rate(request)
        return open_agenda(db, code, now)
    except (BadgeUnknownError, BadgeGoneError, TooManyRequestsError) as refused:
        return refused


Opened = Annotated[OpenedAgenda | AppError, Depends(_opened)]


@router.get(PRINTED, dependencies=[PUBLIC])
@router.get(TYPED, dependencies=[PUBLIC])
def agenda_page(request: Request, opened: Opened) -> Response:
    """Show the holder's next meeting in large letters, and all meetings of the day below."""
    if isinstance(opened, AppError):
        return _refusal(request, opened)
    ahead = next_item(opened.items)
    return _page(
        request,
        "agenda/agenda.html",
        opened=opened,
        event=opened.event,
        ahead=ahead,
        minutes=_minutes_until(ahead.line.starts_at, opened.now) if ahead else 0,
        now=opened.now,
    )


@router.get(PRINTED + _CALENDAR, dependencies=[PUBLIC])
@router.get(TYPED + _CALENDAR, dependencies=[PUBLIC])
def agenda_calendar(
    request: Request, opened: Opened, db: Db, now: Now, locale: RequestLocale
) -> Response:
    """Return the holder's meetings as a calendar file."""
    if isinstance(opened, AppError):
        return _refusal(request, opened)
    if opened.timetable is None or (opened.cooperative is None and opened.partner is None):
        return _refusal(request, BadgeUnknownError())
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
        headers={**_PRIVATE, "Content-Disposition": disposition},
    )


@router.get(PRINTED + "/live", dependencies=[PUBLIC])
@router.get(TYPED + "/live", dependencies=[PUBLIC])
def agenda_live(request: Request, opened: Opened, db: Db, wish: HeardUntil) -> Response:
    """Tell the page's script when something on it changes."""
    if isinstance(opened, AppError):
        return _refusal(request, opened)
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
    return see_other(f"{AGENDA_PATH}{quote(code, safe='')}")


def _minutes_until(moment: datetime, now: datetime) -> int:
    return max(0, math.ceil((moment - now).total_seconds() / 60))


def _refusal(request: Request, refused: AppError) -> Response:
    message = refused.detail(request_locale(request))
    response = _page(request, "agenda/refused.html", status=refused.status, message=message)
    response.headers.update(refused.headers)
    return response


def _page(
    request: Request, template: str, *, status: int = HTTPStatus.OK, **context: Any
) -> Response:
    response = render(request, template, status=status, **context)
    response.headers.update(_PRIVATE)
    return response
