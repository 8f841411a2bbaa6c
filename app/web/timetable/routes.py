"""The timetable page of an event."""

from typing import Annotated
from uuid import UUID

from fastapi import Header, Query, Request, Response
from sqlmodel import Session

from app.attendees import queries as attendees
from app.auth import roles
from app.auth.deps import Caller
from app.auth.principal import may_act
from app.auth.records import Role
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.core.locale import RequestLocale
from app.events import queries as events
from app.events.deps import EventToRead
from app.events.records import Event
from app.meetings import queries as meetings
from app.meetings.records import Timetable
from app.partners import queries as partners
from app.web.frame.cooperatives import found, label
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render
from app.web.frame.versions import shown_timetable
from app.web.timetable.view import Day, grid, path

router = pages_router()


@router.get("/events/{event_id}/timetable")
def timetable_page(
    request: Request,
    event: EventToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    version: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    cooperative: UUID | None = None,
    q: Annotated[str, Query(max_length=200)] = "",
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show a version of the timetable and one cooperative's path in it.

    Without a version it is the published one, else the newest. The page's script asks for the path
    alone.
    """
    granted = roles.role_of(db, caller.user_id, event.id)
    may_change = may_act(caller, granted, Role.ORGANIZER)
    timetable = shown_timetable(db, event.id, version)
    if timetable is None:
        return render(
            request,
            "timetable/none.html",
            caller=caller,
            event=event,
            page="timetable",
            may_change=may_change,
        )
    day = _day(db, event, timetable)
    choices = found(day.cooperatives.values(), q)
    chosen = choices[0].id if len(choices) == 1 else cooperative
    if chosen is not None and chosen not in day.cooperatives:
        raise NotFoundError
    return render(
        request,
        "timetable/path.html" if htmx else "timetable/timetable.html",
        caller=caller,
        event=event,
        page="timetable",
        may_change=may_change,
        timetable=timetable,
        meeting_count=len(day.meetings),
        grid=None if htmx else grid(day, chosen, locale),
        path=path(day, chosen, locale) if chosen else None,
        wish=q,
        choices=choices,
        labels=[label(one) for one in day.cooperatives.values()],
    )


def _day(db: Session, event: Event, timetable: Timetable) -> Day:
    return Day(
        event=event,
        programme=events.programme(db, event.id),
        tables=partners.all_tables(db, event.id),
        partners={partner.id: partner for partner in partners.all_partners(db, event.id)},
        cooperatives={one.id: one for one in attendees.all_cooperatives(db, event.id)},
        meetings=db.exec(meetings.meetings(timetable.id)).all(),
    )
