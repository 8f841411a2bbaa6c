"""The first page of an event."""

from collections.abc import Sequence
from typing import Any

from fastapi import Request, Response
from sqlmodel import Session, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees import queries as attendee_queries
from app.attendees.records import PartyStatus
from app.auth.deps import Caller
from app.badges import queries as badge_queries
from app.core.db import Db
from app.core.locale import RequestLocale
from app.events import queries as event_queries
from app.events.deps import EventForViewer
from app.events.records import Event
from app.imports import queries as imports
from app.meetings import queries as meeting_queries
from app.partners import queries as partner_queries
from app.timetable import statistics
from app.web.home_view import Counts, HeldRow, held_rows, tier, tour
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
    held_back = held_rows(db.exec(imports.imports(event.id)).all(), locale)
    counts = _counts(db, event, meetings=figures.meetings if figures else 0, held_back=held_back)
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
        held_back=held_back,
        documents=[],
    )


def _counts(db: Session, event: Event, *, meetings: int, held_back: Sequence[HeldRow]) -> Counts:
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
        held_back=len({(row.file, row.row) for row in held_back}),
        badges=_count(db, badge_queries.badges(event.id, active=True)),
    )


def _count(db: Session, statement: SelectOfScalar[Any]) -> int:
    """Count what a domain's statement would list, without loading it."""
    return db.exec(select(func.count()).select_from(statement.subquery())).one()
