"""The page of the programme: shown on a time axis, changed, and asked about first."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import Request, Response
from pydantic import ValidationError
from sqlmodel import Session

from app.auth.deps import Caller
from app.auth.principal import Principal
from app.core.database.sessions import Db
from app.core.errors import AppError, StaleVersionError
from app.core.locale import Locale, RequestLocale, text, wall_clock
from app.day.programme import service
from app.day.programme.consequences import Consequences
from app.day.programme.views import consequences_out
from app.events import queries
from app.events import service as events
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.intervals import IntervalIn
from app.events.programmes.blocks import as_planned, free_from
from app.events.records import Event, IntervalKind
from app.events.schemas import EventPatch
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.programme.asked import ASKED_FIRST, Asked, left_over, new_fields, wanted
from app.web.programme.view import as_fields, block_of, day_shown, line_of, sessions_of

router = pages_router()
PAGE: Final = "/events/{event_id}/programme"


@router.get(PAGE)
def programme_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    now: DayNow,
    day: date | None = None,
    part: UUID | None = None,
) -> Response:
    """Show one day's programme, and the form of one part of it or of a new one."""
    shown = day if day in event.days else event.day
    return _page(request, db, event, caller, locale, shown, now, part=part)


@router.post(PAGE)
def change_on_page(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
) -> Response:
    """Change the programme; where meetings are touched, say so first and ask once."""
    programme = _programme(db, event)
    day = event.day
    try:
        asked = Asked.model_validate(fields)
        day = asked.day if asked.day in event.days else event.day
        if fields.get("version") != str(event.version):
            raise StaleVersionError
        new = wanted(programme, asked)
        foreseen = service.foresee(db, event, new, actor=caller, now=now)
        agreed = fields.get("agreed")
        unasked = asked.act in ASKED_FIRST and agreed is None
        if unasked or (foreseen.touches_meetings and agreed != foreseen.agreement):
            return render(
                request,
                "programme/confirm.html",
                caller=caller,
                here=f"/events/{event.id}/programme",
                event=event,
                page="programme",
                may_change=True,
                found=consequences_out(foreseen, event.timezone, locale),
                again=agreed is not None,
                lost=line_of(programme, asked.part, locale) if asked.act == "remove" else None,
                touches=foreseen.touches_meetings,
                fields={name: text for name, text in fields.items() if name != "agreed"},
                day=day,
            )
        done = service.change_programme(db, event, new, agreed=agreed, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed = _as_whole(refused(fields, refusal, locale))
        return _page(
            request, db, event, caller, locale, day, now, typed=typed, status=status_of(refusal)
        )
    return _told(f"/events/{event.id}/programme?day={day}", done, left_over(new, asked), locale)


def _told(
    place: str, done: Consequences, rest: tuple[time, time] | None, locale: Locale
) -> Response:
    """Return to the page, which tells what was changed and what time no slot fills."""
    if done.moved or done.removed:
        told = "programme_changed_meetings"
        return tell_at(place, told, moved=done.moved, removed=done.removed)
    if rest is None:
        return tell_at(place, "programme_changed")
    begin, end = (wall_clock(one, locale) for one in rest)
    return tell_at(place, "programme_changed_rest", begin=begin, end=end)


@router.post(PAGE + "/days")
def change_days(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
) -> Response:
    """Add a day to the event, or remove one that has no programme."""
    shown = event.day
    try:
        if fields.get("version") != str(event.version):
            raise StaleVersionError
        added, removed = fields.get("add_day"), fields.get("remove_day")
        left = [one.isoformat() for one in event.days if one.isoformat() != removed]
        patch = EventPatch.model_validate({"days": [*left, *([added] if added else [])]})
        events.update_event(db, event, patch, actor=caller, now=now)
        shown = patch.days[-1] if added and patch.days else event.day
    except (ValidationError, AppError) as refusal:
        found = refused(fields, refusal, locale)
        typed = Typed(fields, {"add_day": next(iter(found.faults.values()), "")})
        return _page(
            request, db, event, caller, locale, shown, now, typed=typed, status=status_of(refusal)
        )
    return tell_at(f"/events/{event.id}/programme?day={shown}", "saved")


def _programme(session: Session, event: Event) -> list[IntervalIn]:
    return [as_planned(one, event.timezone) for one in queries.programme(session, event.id)]


def _as_whole(typed: Typed) -> Typed:
    """Return the form with what is wrong with the programme as the fault of the whole."""
    faults = {("" if name == "programme" else name): said for name, said in typed.faults.items()}
    return Typed(typed.values, faults)


def _typed_of(
    programme: Sequence[IntervalIn], day: date, part: UUID | None
) -> tuple[Mapping[str, str], bool]:
    """Return the fields of the form, and whether they are those of a part that is there."""
    block = None if part is None else block_of(programme, part)
    if block is None:
        return new_fields(day, free_from(programme, day)), False
    return as_fields(block), True


def _clock_on(day: date, now: datetime, zone: str) -> str:
    """Return the time of a day from which things can still be put off: now, or its begin."""
    local = now.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M}" if local.date() == day else "00:00"


def _page(
    request: Request,
    session: Session,
    event: Event,
    caller: Principal,
    locale: Locale,
    day: date,
    now: datetime,
    *,
    part: UUID | None = None,
    typed: Typed = NOTHING,
    status: int = HTTPStatus.OK,
) -> Response:
    programme = _programme(session, event)
    fields, known = _typed_of(programme, day, part)
    if typed is not NOTHING:
        known = bool(typed.values.get("part"))
        fields = {**fields, **typed.values}
    context: dict[str, Any] = {
        "shown": day_shown(programme, day, locale),
        "days": event.days,
        "filled_days": sorted({one.day for one in programme if one.day}),
        "sessions": sessions_of(programme),
        "kinds": [
            (kind.value, text(f"web.programme_kind_{kind}", locale)) for kind in IntervalKind
        ],
        "typed": Typed({**fields, "day": day.isoformat()}, typed.faults),
        "known": known,
        "part": fields.get("part") or None,
        "now": now,
        "local_clock": _clock_on(day, now, event.timezone),
    }
    return render(
        request,
        "programme/programme.html",
        status=status,
        caller=caller,
        here=f"/events/{event.id}/programme?day={day}",
        event=event,
        page="programme",
        may_change=True,
        **context,
    )
