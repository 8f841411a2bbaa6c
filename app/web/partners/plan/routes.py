"""The plan of the hall: tables by zone, to print, and to arrange many at once."""

from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from pydantic import ValidationError
from sqlmodel import Session

from app.auth import roles
from app.auth.deps import Caller
from app.auth.principal import Principal, may_act
from app.auth.records import Role
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.http.fields import printable
from app.core.locale import Locale, RequestLocale, text
from app.events.deps import EventToChange, EventToRead
from app.events.records import Event
from app.partners import queries, tables
from app.partners.records import Table
from app.partners.schemas import ArrangementIn
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.partners.plan.view import numbers_in, zones

router = pages_router()
PAGE: Final = "/events/{event_id}/table-plan"


@router.get(PAGE)
def plan_page(request: Request, event: EventToRead, caller: Caller, db: Db) -> Response:
    """Show the plan of the hall."""
    granted = roles.role_of(db, caller.user_id, event.id)
    may_change = may_act(caller, granted, Role.ORGANIZER)
    return _page(request, db, event, caller, may_change=may_change)


@router.post(PAGE)
def place_tables(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Put the tables named into a zone; an empty zone takes them out of theirs."""
    known = {table.number: table for table in queries.all_tables(db, event.id)}
    chosen, fault = _named(fields, "tables", known, locale)
    zone = fields.get("zone", "").strip() or None
    if fault:
        return _page(request, db, event, caller, Typed(fields, {"tables": fault}))
    wanted = [{**_place(table), "zone": zone} for table in chosen]
    try:
        body = ArrangementIn.model_validate({"tables": wanted})
        tables.arrange_tables(db, event, body.tables, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed = refused(fields, refusal, locale)
        faults = {"zone": next(iter(typed.faults.values()))}
        return _page(request, db, event, caller, Typed(fields, faults), status=status_of(refusal))
    return tell_at(f"/events/{event.id}/table-plan", "tables_placed", count=len(chosen))


@router.post(PAGE + "/swap")
def swap_tables(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Let two tables exchange their numbers."""
    known = {table.number: table for table in queries.all_tables(db, event.id)}
    faults = {}
    pair: list[Table] = []
    for field in ("first", "second"):
        chosen, fault = _named(fields, field, known, locale)
        if fault or len(chosen) != 1:
            faults[field] = fault or text("web.plan_one_table", locale)
        pair += chosen
    if faults:
        return _page(request, db, event, caller, swapped=Typed(fields, faults))
    one, other = pair
    wanted = [
        {**_place(one), "number": other.number},
        {**_place(other), "number": one.number},
    ]
    first, second = one.number, other.number
    if one.id != other.id:
        body = ArrangementIn.model_validate({"tables": wanted})
        tables.arrange_tables(db, event, body.tables, actor=caller, now=now)
    address = f"/events/{event.id}/table-plan"
    return tell_at(address, "tables_swapped", first=first, second=second)


def _place(table: Table) -> dict[str, object]:
    return table.model_dump(include={"id", "number", "zone", "version"})


def _named(
    fields: dict[str, str], field: str, known: dict[int, Table], locale: Locale
) -> tuple[list[Table], str]:
    """Return the tables that a field names, and why it names none."""
    said = fields.get(field, "")[:200]
    numbers, odd = numbers_in(said, known)
    if odd or not numbers:
        return [], text("web.plan_no_table", locale, said=printable(odd or said))
    return [known[number] for number in numbers], ""


def _page(
    request: Request,
    db: Session,
    event: Event,
    caller: Principal,
    typed: Typed = NOTHING,
    swapped: Typed = NOTHING,
    *,
    may_change: bool = True,
    status: int = HTTPStatus.OK,
) -> Response:
    if typed.faults or swapped.faults:
        status = max(status, HTTPStatus.UNPROCESSABLE_ENTITY)
    rows = queries.all_tables(db, event.id)
    partners = {one.id: one for one in queries.all_partners(db, event.id)}
    return render(
        request,
        "partners/plan/plan.html",
        status=status,
        caller=caller,
        here=f"/events/{event.id}/table-plan",
        event=event,
        page="partners",
        may_change=may_change,
        zones=zones(rows, partners),
        typed=typed,
        swapped=swapped,
    )
