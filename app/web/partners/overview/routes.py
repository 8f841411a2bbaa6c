"""The list of an event's partners with their tables, searched, and the form for a new one."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field, ValidationError
from sqlmodel import Session

from app.attendees.deps import SeesPersonalData
from app.auth.deps import Caller
from app.auth.principal import Principal
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.http.fields import LARGEST_NUMBER, NO_NUL
from app.core.locale import RequestLocale
from app.events import queries as events
from app.events.deps import EventToChange, EventToRead, OrganizerEventToRead
from app.events.records import Event
from app.finding.service import partners_like
from app.partners import queries as partner_queries
from app.partners import service, tables
from app.partners.records import Partner
from app.partners.schemas import PartnerIn, TableIn
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.lists.counting import count_of
from app.web.frame.lists.windows import Window, window
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.partners.overview import queries
from app.web.partners.overview.view import free_code, free_numbers, lines

router = pages_router()
PAGE: Final = "/events/{event_id}/partners"
MOST_TABLES: Final = 50
"""The most tables that a new partner gets at once."""


class _Tables(BaseModel):
    """How many tables a new partner gets."""

    tables: Annotated[int, Field(ge=0, le=MOST_TABLES)]


@router.get(PAGE)
def partners_page(
    request: Request,
    event: EventToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    may_change: SeesPersonalData,
    q: Annotated[str, Query(max_length=200, pattern=NO_NUL)] = "",
    page: Annotated[int, Query(ge=1, le=LARGEST_NUMBER)] = 1,
) -> Response:
    """Show the partners that are looked for, or all, with their tables, seats and offers."""
    wish = q.strip()
    shown, rows = _rows(db, event, wish, page, people=may_change)
    ids = [row.id for row in rows]
    labels = {
        tag.code: tag.label_id if locale == "id" else tag.label_en
        for tag in events.tags(db, event.id)
    }
    owned = partner_queries.tables_of(db, ids)
    return render(
        request,
        "partners/overview/list.html",
        caller=caller,
        event=event,
        page="partners",
        may_change=may_change,
        wish=wish,
        count=count_of(db, partner_queries.partners(event.id)),
        hall=queries.size_of_hall(db, event.id),
        window=shown,
        lines=lines(rows, owned, partner_queries.offers_of(db, ids), labels),
    )


@router.get(PAGE + "/new")
def new_partner_page(
    request: Request, event: OrganizerEventToRead, caller: Caller, db: Db
) -> Response:
    """Show the form for a new partner."""
    return _new(request, event, caller, NOTHING)


@router.post(PAGE + "/new")
def add_partner(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Add a partner with as many tables as are said, with free numbers, and show it."""
    body = {name: fields.get(name, "").strip() for name in ("code", "name", "kind", "sector")}
    body["code"] = body["code"] or free_code(body["name"], queries.codes(db, event.id))
    try:
        wanted = _Tables.model_validate({"tables": fields.get("tables") or "1"}).tables
        partner = PartnerIn.model_validate(body)
        made = service.create_partner(db, event, partner, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        return _new(request, event, caller, refused(fields, refusal, locale), status_of(refusal))
    for number in free_numbers(queries.numbers(db, event.id), wanted):
        table = TableIn(partner_id=made.id, number=number)
        tables.create_table(db, event, table, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/partners/{made.id}", "partner_added")


def _rows(
    db: Session, event: Event, wish: str, page: int, *, people: bool
) -> tuple[Window, Sequence[Partner]]:
    if not wish:
        shown = window(count_of(db, partner_queries.partners(event.id)), page)
        return shown, queries.part(db, event.id, shown)
    ids = partners_like(db, event, wish, people=people)
    shown = window(len(ids), page)
    part = ids[shown.offset : shown.last]
    rows = partner_queries.partners_by_id(db, part)
    return shown, [rows[one] for one in part]


def _new(
    request: Request,
    event: Event,
    caller: Principal,
    typed: Typed,
    status: int = HTTPStatus.OK,
) -> Response:
    return render(
        request,
        "partners/overview/new.html",
        status=status,
        caller=caller,
        here=f"/events/{event.id}/partners/new",
        event=event,
        page="partners",
        may_change=True,
        typed=typed,
        most=MOST_TABLES,
    )
