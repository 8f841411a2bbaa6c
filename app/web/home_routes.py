"""The first page of an event."""

from typing import Any

from fastapi import Request, Response
from sqlmodel import Session, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees import queries as attendee_queries
from app.attendees.deps import SeesPersonalData
from app.attendees.records import PartyStatus
from app.auth import queries as auth_queries
from app.auth.deps import Caller
from app.auth.principal import may_act
from app.auth.records import Role
from app.badges import queries as badge_queries
from app.core.db import Db
from app.core.locale import RequestLocale
from app.events import queries as event_queries
from app.events.deps import EventForOrganizer, EventForViewer
from app.events.records import Event
from app.imports import queries as imports
from app.imports import service as import_service
from app.imports.views import apply_out
from app.meetings import queries as meeting_queries
from app.partners import queries as partner_queries
from app.timetable import statistics
from app.web.home_view import Counts, document_links, latest_applied, tier, tour
from app.web.pages import pages_router
from app.web.rendering import render
from app.web.timetable_routes import shown_timetable

router = pages_router()


@router.get("/events/{event_id}")
def home_page(
    request: Request, event: EventForViewer, caller: Caller, db: Db, locale: RequestLocale
) -> Response:
    """Show how far the event has come, what was reached, and what waits for a person."""
    timetable = shown_timetable(db, event.id, None)
    figures = statistics.summary(db, event, timetable) if timetable else None
    lists = latest_applied(db.exec(imports.imports(event.id)).all())
    counts = _counts(
        db,
        event,
        meetings=figures.meetings if figures else 0,
        held_back=sum(result.held_back for _, result in lists),
    )
    granted = auth_queries.role_of(db, caller.user_id, event.id)
    may_change = may_act(caller, granted, Role.ORGANIZER)
    return render(
        request,
        "home.html",
        caller=caller,
        event=event,
        page="home",
        counts=counts,
        tour=tour(counts, locale),
        timetable=timetable,
        figures=figures,
        tiers=[tier(each, counts.cooperatives, locale) for each in figures.tiers]
        if figures
        else [],
        lists=lists,
        may_change=may_change,
        documents=document_links(event.id, counts, timetable.number if timetable else None)
        if may_change
        else [],
    )


@router.get("/events/{event_id}/held-back")
def held_back_page(
    request: Request,
    event: EventForOrganizer,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    audited: SeesPersonalData,
) -> Response:
    """List the rows that wait for a person, each with its reason; looking at them is audited."""
    lists = [
        (imp, apply_out(result, import_service.preview(db, event, imp), locale).held)
        for imp, result in latest_applied(db.exec(imports.imports(event.id)).all())
        if result.held
    ]
    return render(
        request, "held_back.html", caller=caller, event=event, page="held_back", lists=lists
    )


def _counts(db: Session, event: Event, *, meetings: int, held_back: int) -> Counts:
    tables = partner_queries.all_tables(db, event.id)
    slots = len(event_queries.slots(db, event.id))
    active = attendee_queries.cooperatives(event.id, status=PartyStatus.ACTIVE)
    return Counts(
        slots=slots,
        tables=len(tables),
        seats=slots * sum(table.seats for table in tables),
        partners=_count(db, partner_queries.partners(event.id)),
        cooperatives=_count(db, active),
        requests=_count(db, meeting_queries.requests(event.id)),
        meetings=meetings,
        held_back=held_back,
        badges=_count(db, badge_queries.badges(event.id, active=True)),
    )


def _count(db: Session, statement: SelectOfScalar[Any]) -> int:
    """Count what a domain's statement would list, without loading it."""
    return db.exec(select(func.count()).select_from(statement.subquery())).one()
