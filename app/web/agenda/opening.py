"""What the pages of a badge share: the agenda that it opens, or why it opens none."""

from http import HTTPStatus
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import Depends, Path, Request, Response

from app.badges.tokens import AGENDA_PATH
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError, TooManyRequestsError
from app.core.locale import request_locale
from app.meetings.agenda.deps import check_agenda_rate
from app.meetings.agenda.errors import BadgeGoneError, BadgeUnknownError
from app.meetings.agenda.service import OpenedAgenda, open_agenda
from app.web.frame.rendering import render

PRINTED: Final = AGENDA_PATH + "{code}"
TYPED: Final = PRINTED.lower()
PRIVATE: Final = {
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


def address_of(code: str) -> str:
    """Return the path of the page that a badge opens."""
    return f"{AGENDA_PATH}{quote(code, safe='')}"


def refusal(request: Request, refused: AppError) -> Response:
    """Return the page that says why a badge opens nothing."""
    message = refused.detail(request_locale(request))
    response = page(request, "agenda/refused.html", status=refused.status, message=message)
    response.headers.update(refused.headers)
    return response


def page(
    request: Request, template: str, *, status: int = HTTPStatus.OK, **context: Any
) -> Response:
    """Return a page that nobody keeps, indexes or tells to others."""
    response = render(request, template, status=status, **context)
    response.headers.update(PRIVATE)
    return response
