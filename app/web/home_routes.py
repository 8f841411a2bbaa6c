"""The first page of an event."""

from collections.abc import Sequence
from typing import Any

from fastapi import Request, Response
from sqlmodel import Session, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees import queries as attendees
from app.attendees.records import PartyStatus
from app.auth.deps import Caller
from app.badges import queries as badges
from app.core.db import Db
from app.core.locale import RequestLocale
from app.events import queries as events
from app.events.deps import EventForViewer
from app.events.records import Event
from app.meetings import queries as meetings
from app.meetings.records import Meeting
from app.partners import queries as partners
from app.web.home_view import Counts, shares, tour
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
    held = db.exec(meetings.meetings(timetable.id)).all() if timetable else []
    active = db.exec(attendees.cooperatives(event.id, status=PartyStatus.ACTIVE)).all()
    counts = _counts(db, event, cooperatives=len(active), held=held)
    return render(
        request,
        "home.html",
        caller=caller,
        event=event,
        page="home",
        counts=counts,
        tour=tour(counts, locale),
        timetable=timetable,
        tiers=[],
        shares=shares([one.id for one in active], [meeting.cooperative_id for meeting in held]),
        held_back=[],
        documents=[],
    )


def _counts(db: Session, event: Event, *, cooperatives: int, held: Sequence[Meeting]) -> Counts:
    tables = partners.all_tables(db, event.id)
    slots = len(events.slots(db, event.id))
    return Counts(
        slots=slots,
        tables=len(tables),
        seats=slots * sum(table.seats for table in tables),
        partners=_count(db, partners.partners(event.id)),
        cooperatives=cooperatives,
        requests=_count(db, meetings.requests(event.id)),
        meetings=len(held),
        held_back=0,
        badges=_count(db, badges.badges(event.id, active=True)),
    )


def _count(db: Session, statement: SelectOfScalar[Any]) -> int:
    """Count what a domain's statement would list, without loading it."""
    return db.exec(select(func.count()).select_from(statement.subquery())).one()
