"""The breach report as a page, with its paper and workbook.

What it is asked for (a user, an address) is personal data: it is sent in forms, never in addresses.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

from fastapi import Depends, Form, Request, Response
from pydantic import BaseModel, BeforeValidator, ValidationError
from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.deps import Administrator
from app.auth.principal import Principal
from app.auth.proof import PROVED, ProvedAdministratorApart
from app.core.clock import Now
from app.core.database.sessions import in_transaction
from app.core.errors import AppError
from app.core.http.fields import Moment, Words
from app.core.locale import Locale, RequestLocale, long_date
from app.privacy.breach.deps import noted, reported
from app.privacy.breach.papers import ZONE, said
from app.privacy.breach.queries import Wish
from app.privacy.breach.routes import in_workbook, on_paper
from app.privacy.breach.schemas import BreachOut
from app.web.frame.forms import Typed, refused, status_of
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/breach"
SHOWN: Final = 200
"""People whom the page names; the workbook names all."""
_MINUTES: Final = "%Y-%m-%dT%H:%M"
Said = Annotated[Words, Form(max_length=120)]


def _by_jakarta(typed: str) -> datetime | str | None:
    """Return a moment that was chosen by the clock of Jakarta; any other stays a text."""
    try:
        return datetime.strptime(typed, _MINUTES).replace(tzinfo=ZoneInfo(ZONE)) if typed else None
    except ValueError:
        return typed


_Chosen = Annotated[Moment | None, BeforeValidator(_by_jakarta)]


class _Span(BaseModel):
    since: Annotated[Moment, BeforeValidator(_by_jakarta)]
    until: _Chosen
    noticed_at: _Chosen


def _fields(
    since: Said = "",
    until: Said = "",
    actor: Said = "",
    address: Said = "",
    noticed_at: Said = "",
) -> dict[str, str]:
    return {
        "since": since,
        "until": until,
        "actor": actor.strip(),
        "address": address.strip(),
        "noticed_at": noticed_at,
    }


Asked = Annotated[dict[str, str], Depends(_fields)]
"""What the page's form says, field by field; moments by the clock of Jakarta, or with an offset."""


@router.get(PAGE, dependencies=[PROVED])
def breach_page(
    request: Request, caller: Administrator, now: Now, locale: RequestLocale
) -> Response:
    """Show the form, which begins with the last 24 hours."""
    yesterday = (now - timedelta(days=1)).astimezone(ZoneInfo(ZONE)).strftime(_MINUTES)
    return _page(request, caller, Typed({"since": yesterday}), None, locale)


@router.post(PAGE)
async def show_breach(
    request: Request,
    caller: ProvedAdministratorApart,
    asked: Asked,
    now: Now,
    locale: RequestLocale,
    shown_as: Annotated[Literal["page", "pdf", "xlsx"], Form()] = "page",
) -> Response:
    """Show the report of the span that was chosen, or the form with what is wrong."""
    try:
        made = await _made(request, asked, locale, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed, status = refused(asked, refusal, locale), status_of(refusal)
        return _page(request, caller, typed, None, locale, status)
    if shown_as == "page":
        return _page(request, caller, Typed(asked), made, locale)
    return on_paper(made, locale) if shown_as == "pdf" else in_workbook(made, locale)


async def _made(
    request: Request, asked: Mapping[str, str], locale: Locale, *, actor: Principal, now: datetime
) -> BreachOut:
    """Return the report; it is read without holding up who writes, and noted afterwards."""
    engine: Engine = request.app.state.engine
    span = _Span(since=asked["since"], until=asked["until"], noticed_at=asked["noticed_at"])
    wish = Wish(span.since, span.until or now, asked["actor"] or None, asked["address"] or None)

    def read(session: Session) -> BreachOut:
        return reported(session, wish, locale, span.noticed_at, now=now)

    made = await in_transaction(engine, read, read_only=True)
    await in_transaction(engine, noted(made, actor=actor, now=now))
    return made


def _page(
    request: Request,
    caller: Principal,
    typed: Typed,
    report: BreachOut | None,
    locale: Locale,
    status: int = HTTPStatus.OK,
) -> Response:
    return render(
        request,
        "breach/breach.html",
        status=status,
        caller=caller,
        page="audit",
        typed=typed,
        report=report,
        again=_exactly(report) if report else {},
        most=SHOWN,
        said=lambda moment: said(moment, locale),
        day=lambda moment: long_date(moment.astimezone(ZoneInfo(ZONE)).date(), locale),
    )


def _exactly(report: BreachOut) -> dict[str, str]:
    """Return the fields of a form that asks for just this report once more."""
    asked = {
        "since": report.since.isoformat(),
        "until": report.until.isoformat(),
        "actor": report.actor,
        "address": report.address,
        "noticed_at": report.noticed_at.isoformat(),
    }
    return {name: value for name, value in asked.items() if value}
