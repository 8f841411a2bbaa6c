"""The timetable page of an event: by table, by partner, by cooperative, by kecamatan."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Depends, Header, Query, Request, Response
from sqlmodel import Session

from app.attendees import queries as attendees
from app.auth import roles
from app.auth.deps import Caller
from app.auth.principal import may_act
from app.auth.records import Role
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.core.locale import Locale, RequestLocale
from app.events import queries as events
from app.events.deps import EventToChange, EventToRead
from app.events.records import Event
from app.finding.service import found
from app.meetings import queries as meetings
from app.meetings.records import Timetable
from app.partners import queries as partners
from app.requests import queries as requests
from app.requests.records import LockKind
from app.timetable.editing import queries as edits
from app.timetable.editing import service
from app.timetable.editing.rules import made_from, version_before
from app.timetable.versions.deps import TimetableToChange
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.frame.versions import shown_timetable
from app.web.timetable.view import Day, Grid, chosen_in, cooperative_grid, grid, path

router = pages_router()
By = Literal["table", "partner", "cooperative", "kecamatan"]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Which part of the timetable is shown, and what is chosen in it."""

    by: By = "table"
    version: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None
    cooperative: UUID | None = None
    meeting: UUID | None = None
    partner: UUID | None = None
    kecamatan: Annotated[str | None, Query(max_length=120)] = None
    q: Annotated[str, Query(max_length=200)] = ""
    anew: bool = False


@router.get("/events/{event_id}/timetable")
def timetable_page(
    request: Request,
    event: EventToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    shown: Annotated[_Shown, Depends()],
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show a version, else the published or newest one; a path alone to the page's script."""
    granted = roles.role_of(db, caller.user_id, event.id)
    may_change = may_act(caller, granted, Role.ORGANIZER)
    frame: dict[str, Any] = {
        "caller": caller,
        "event": event,
        "page": "timetable",
        "may_change": may_change,
    }
    timetable = shown_timetable(db, event.id, shown.version)
    if timetable is None:
        return render(request, "timetable/none.html", **frame)
    day = _day(db, event, timetable)
    chosen = chosen_in(day, shown.cooperative, shown.meeting)
    if chosen is None and (shown.cooperative or shown.meeting):
        raise NotFoundError
    if shown.partner is not None and shown.partner not in day.partners:
        raise NotFoundError
    part: dict[str, Any] = {
        "timetable": timetable,
        "path": path(day, chosen, locale) if chosen else None,
        "meeting": shown.meeting,
        "by": shown.by,
    }
    if htmx:
        return render(request, "timetable/path.html", **frame, **part)
    hits = found(db, event, shown.q, people=may_change) if shown.q.strip() else []
    return render(
        request,
        "timetable/timetable.html",
        **frame,
        **part,
        **_grid(day, shown, chosen, locale),
        wish=shown.q,
        hits=hits,
        anew=shown.anew,
        **_edited(db, event, timetable),
    )


@router.post("/events/{event_id}/timetables/{number}/undo")
def undo_on_page(
    event: EventToChange, timetable: TimetableToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Take the newest change by hand back, and show the draft that results."""
    made = service.undo(db, event, timetable, actor=caller, now=now)
    return tell_at(
        f"/events/{event.id}/timetable?version={made.number}", "edit_undone", version=made.number
    )


def _edited(db: Session, event: Event, timetable: Timetable) -> dict[str, Any]:
    """Return which versions this one was made from by hand, and which was made from it."""
    origins = edits.origins(db, event.id)
    return {
        "undo_to": version_before(timetable.number, origins),
        "newer": made_from(timetable.number, origins),
    }


def _grid(day: Day, shown: _Shown, chosen: UUID | None, locale: Locale) -> dict[str, Any]:
    """Return the part of the timetable that is shown, and the parts to choose from."""
    areas = sorted({one.kecamatan for one in day.cooperatives.values()})
    partner = shown.partner or next(iter(day.partners), None)
    kecamatan = shown.kecamatan or next(iter(areas), None)
    return {
        "grid": _cells(day, shown.by, chosen, partner, kecamatan, locale),
        "meeting_count": len(day.meetings),
        "partners": list(day.partners.values()),
        "partner": partner,
        "areas": areas,
        "kecamatan": kecamatan,
    }


def _cells(
    day: Day,
    by: By,
    chosen: UUID | None,
    partner: UUID | None,
    kecamatan: str | None,
    locale: Locale,
) -> Grid:
    match by:
        case "table":
            return grid(day, chosen, locale)
        case "partner":
            return grid(day, chosen, locale, partner=partner)
        case "cooperative":
            return cooperative_grid(day, chosen, locale)
        case "kecamatan":
            return cooperative_grid(day, chosen, locale, kecamatan=kecamatan)


def _day(db: Session, event: Event, timetable: Timetable) -> Day:
    locks = db.exec(requests.locks(event.id, LockKind.LOCK)).all()
    held = db.exec(meetings.meetings(timetable.id)).all()
    return Day(
        event=event,
        programme=events.programme(db, event.id, also={one.slot_id for one in held}),
        tables=partners.all_tables(db, event.id),
        partners={partner.id: partner for partner in partners.all_partners(db, event.id)},
        cooperatives={one.id: one for one in attendees.all_cooperatives(db, event.id)},
        meetings=held,
        locked={(lock.cooperative_id, lock.partner_id) for lock in locks},
    )
