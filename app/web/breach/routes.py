"""The breach report as a page, with its paper and workbook."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from fastapi import Query, Request, Response
from pydantic import BaseModel, BeforeValidator, ValidationError

from app.auth.deps import Administrator
from app.auth.proof import PROVED
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.http.fields import NO_NUL, Moment
from app.core.locale import RequestLocale, long_date
from app.privacy.breach.deps import reported
from app.privacy.breach.papers import ZONE, said
from app.privacy.breach.queries import Wish
from app.privacy.breach.schemas import BreachOut
from app.web.frame.forms import Typed, refused, status_of
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/breach"
SHOWN: Final = 200
"""People whom the page names; the workbook names all."""
_MINUTES: Final = "%Y-%m-%dT%H:%M"
Said = Annotated[str, Query(max_length=120, pattern=NO_NUL)]


def _by_jakarta(typed: str) -> datetime | str | None:
    """Return a moment that was chosen by the clock of Jakarta; what cannot be read stays a text."""
    try:
        return datetime.strptime(typed, _MINUTES).replace(tzinfo=ZoneInfo(ZONE)) if typed else None
    except ValueError:
        return typed


_Chosen = Annotated[Moment | None, BeforeValidator(_by_jakarta)]


class _Span(BaseModel):
    since: _Chosen
    until: _Chosen
    noticed_at: _Chosen


@router.get(PAGE, dependencies=[PROVED])
def breach_page(
    request: Request,
    caller: Administrator,
    db: Db,
    now: Now,
    locale: RequestLocale,
    since: Said = "",
    until: Said = "",
    actor: Said = "",
    address: Said = "",
    noticed_at: Said = "",
) -> Response:
    """Show the form, and the report where a span was chosen; times are those of Jakarta."""
    yesterday = (now - timedelta(days=1)).astimezone(ZoneInfo(ZONE)).strftime(_MINUTES)
    values = {
        "since": since or yesterday,
        "until": until,
        "actor": actor.strip(),
        "address": address.strip(),
        "noticed_at": noticed_at,
    }
    made, typed, status = None, Typed(values), HTTPStatus.OK
    try:
        span = _Span(since=since, until=until, noticed_at=noticed_at)
        if span.since is not None:
            ends = span.until or now
            wish = Wish(span.since, ends, values["actor"] or None, values["address"] or None)
            made = reported(db, wish, locale, span.noticed_at, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed, status = refused(values, refusal, locale), HTTPStatus(status_of(refusal))
    return render(
        request,
        "breach/breach.html",
        status=status,
        caller=caller,
        page="audit",
        typed=typed,
        report=made,
        query=_query(made) if made else "",
        most=SHOWN,
        said=lambda moment: said(moment, locale),
        day=lambda moment: long_date(moment.astimezone(ZoneInfo(ZONE)).date(), locale),
    )


def _query(report: BreachOut) -> str:
    asked: Mapping[str, str | None] = {
        "since": report.since.isoformat(),
        "until": report.until.isoformat(),
        "actor": report.actor,
        "address": report.address,
        "noticed_at": report.noticed_at.isoformat(),
    }
    return urlencode({name: value for name, value in asked.items() if value})
