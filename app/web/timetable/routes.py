"""The timetable page of an event: by table, by partner, by cooperative, by kecamatan."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Depends, Header, Query, Request, Response
from sqlmodel import Session

from app.attendees import queries as attendees
from app.auth import roles
from app.auth.deps import Caller
from app.auth.principal import may_act
from app.auth.records import Role
from app.core.database.sessions import Db
from app.core.errors import NotFoundError, or_not_found
from app.core.http.fields import LARGEST_NUMBER, NO_NUL
from app.core.locale import Locale, RequestLocale
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, EventToRead
from app.events.records import Event
from app.finding.schemas import FoundOut
from app.finding.service import found
from app.meetings import queries as meetings
from app.meetings.records import Timetable, TimetableStatus
from app.meetings.versions import queries as versions
from app.timetable.comparing import statistics
from app.timetable.editing import queries as edits
from app.timetable.editing import service
from app.timetable.editing.rules import made_from, version_before
from app.timetable.versions.deps import TimetableToChange
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.frame.versions import astray_of, shown_timetable
from app.web.timetable.reading import (
    Base,
    By,
    Chosen,
    Rows,
    base_of,
    chosen_of,
    own_day,
    shown_day,
)
from app.web.timetable.view import cooperative_grid, grid, path

router = pages_router()


@dataclass(frozen=True, slots=True)
class _Shown:
    """Which part of the timetable is shown, and what is chosen in it."""

    by: By = "table"
    version: Annotated[int | None, Query(ge=1, le=LARGEST_NUMBER)] = None
    cooperative: UUID | None = None
    meeting: UUID | None = None
    partner: UUID | None = None
    kecamatan: Annotated[str | None, Query(max_length=120, pattern=NO_NUL)] = None
    day: date | Literal["all"] | None = None
    """None: the chosen meeting's, or the cooperative's first one's, else the present one."""
    page: Annotated[int | None, Query(ge=1, le=LARGEST_NUMBER)] = None
    q: Annotated[str, Query(max_length=200, pattern=NO_NUL)] = ""
    anew: bool = False


@router.get("/events/{event_id}/timetable")
def timetable_page(
    request: Request,
    event: EventToRead,
    caller: Caller,
    db: Db,
    now: DayNow,
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
    base = base_of(db, event, timetable)
    chosen = chosen_of(db, base, shown.cooperative, shown.meeting)
    if shown.partner is not None and shown.partner not in base.partners:
        raise NotFoundError
    part: dict[str, Any] = {
        "timetable": timetable,
        "path": chosen and path(own_day(db, base, chosen), chosen.cooperative.id, locale),
        "meeting": shown.meeting,
        "by": shown.by,
    }
    if htmx:
        return render(request, "timetable/path.html", **frame, **part)
    return render(
        request,
        "timetable/timetable.html",
        **frame,
        **part,
        **_grid(db, base, shown, chosen, now, locale),
        wish=shown.q,
        found=found(db, event, shown.q, people=may_change)
        if shown.q.strip()
        else FoundOut(hits=[]),
        anew=shown.anew,
        **_edited(db, event, timetable),
    )


@router.post("/events/{event_id}/timetables/{number}/undo")
def undo_on_page(
    event: EventToChange, timetable: TimetableToChange, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Take the newest change by hand back, and show the draft that results."""
    made = service.undo(db, event, timetable, actor=caller, now=now)
    return tell_at(
        f"/events/{event.id}/timetable?version={made.number}", "edit_undone", version=made.number
    )


def _edited(db: Session, event: Event, timetable: Timetable) -> dict[str, Any]:
    """Return which versions this one was made from or into by hand, and how it stands to others."""
    origins = edits.origins(db, event.id)
    held = versions.published(db, event.id)
    is_draft = timetable.status is TimetableStatus.DRAFT
    return {
        "undo_to": version_before(timetable.number, origins),
        "newer": made_from(timetable.number, origins),
        "astray": astray_of(db, timetable.id),
        "held": held and held.number,
        "better": statistics.better(db, event, timetable) if is_draft else None,
    }


def _grid(
    db: Session, base: Base, shown: _Shown, chosen: Chosen | None, now: datetime, locale: Locale
) -> dict[str, Any]:
    """Return the part of the timetable that is shown, and the parts to choose from."""
    areas = list(attendees.kecamatan_counts(db, base.event.id))
    meeting = chosen.meeting if chosen else None
    partner = meeting.partner_id if meeting else next(iter(base.partners), None)
    kecamatan = chosen.cooperative.kecamatan if chosen else next(iter(areas), None)
    rows = Rows(
        by=shown.by,
        partner=shown.partner or partner,
        kecamatan=shown.kecamatan or kecamatan,
        page=shown.page,
    )
    only = _only(base, shown, chosen, now)
    day, window = shown_day(db, base, rows, chosen, only)
    lay_out = grid if shown.by in ("table", "partner") else cooperative_grid
    return {
        "grid": lay_out(day, chosen.cooperative.id if chosen else None, locale),
        "meeting_count": meetings.meeting_count(db, base.timetable.id),
        "partners": list(base.partners.values()),
        "partner": rows.partner,
        "areas": areas,
        "kecamatan": rows.kecamatan,
        "window": window,
        "days": base.days,
        "day": only,
    }


def _only(base: Base, shown: _Shown, chosen: Chosen | None, now: datetime) -> date | None:
    """Return the one day that is shown; None: all of them, as always where there is one."""
    days = base.days
    if len(days) <= 1 or shown.day == "all":
        return None
    if shown.day is not None:
        return or_not_found(shown.day if shown.day in days else None)
    if chosen is not None and chosen.meeting is not None:
        return base.day_of(chosen.meeting)
    today = base.event.day_at(now)
    return today if today in days else days[0]
