"""Changing the programme over HTTP: what it would do, and doing it."""

from fastapi import Response

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.errors import WRITING, StaleVersionError, errors
from app.core.http.etag import IfMatch, require_match, set_etag
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.day.programme import service
from app.day.programme.errors import (
    MeetingsBegunError,
    MovedIntoPastError,
    ProgrammeConsentError,
)
from app.day.programme.schemas import (
    AdjustedOut,
    AdjustmentIn,
    ConsequencesOut,
    ProgrammeChangedOut,
    ProgrammeChangeIn,
)
from app.day.programme.views import consequences_out
from app.events import queries
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange
from app.events.errors import (
    IntervalDayError,
    IntervalOrderError,
    IntervalsOverlapError,
    IntervalUnknownError,
    NoSlotFitsError,
    PastMidnightError,
    PrayerStaysError,
    ProgrammeInUseError,
    SessionUnknownError,
)
from app.events.intervals import IntervalOut, ProgrammeIn, by_the_clock

router = api_router(tag="day", prefix="/events/{event_id}/programme")
_WRONG = (
    IntervalOrderError,
    IntervalsOverlapError,
    IntervalDayError,
    IntervalUnknownError,
    MeetingsBegunError,
    MovedIntoPastError,
    PastMidnightError,
    ProgrammeInUseError,
)


@router.post(
    "/preview",
    operation_id="preview_programme",
    summary="Preview what a programme would change",
    responses=errors(*WRITING, *_WRONG),
)
def preview_programme(
    body: ProgrammeIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    response: Response,
) -> ConsequencesOut:
    """Say which published meetings would move or fall out, and for whom. Nothing is changed."""
    wanted = by_the_clock(body.programme, event.timezone)
    found = service.foresee(db, event, wanted, actor=caller, now=now)
    db.refresh(event)
    set_etag(response, event.version)
    return consequences_out(found, event.timezone, locale)


@router.post(
    "/adjusted",
    operation_id="adjust_programme",
    summary="Preview a delay or a shorter session",
    responses=errors(*WRITING, *_WRONG, NoSlotFitsError, PrayerStaysError, SessionUnknownError),
)
def adjust_programme(
    body: AdjustmentIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    response: Response,
) -> AdjustedOut:
    """Say which programme follows if all is later or a session is cut, and what that does.

    Nothing is changed: send the programme, with the agreement, to `changes`.
    """
    programme = service.adjusted(db, event, body, now)
    found = service.foresee(db, event, programme, actor=caller, now=now)
    db.refresh(event)
    set_etag(response, event.version)
    consequences = consequences_out(found, event.timezone, locale)
    return AdjustedOut(programme=programme, consequences=consequences)


@router.post(
    "/changes",
    operation_id="change_programme",
    summary="Change the programme and the meetings in it",
    responses=errors(*WRITING, *_WRONG, StaleVersionError, ProgrammeConsentError),
)
def change_programme(
    body: ProgrammeChangeIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    response: Response,
    if_match: IfMatch = None,
) -> ProgrammeChangedOut:
    """Replace the programme; published meetings move with their slots, in a new version.

    Meetings in slots that are left out fall out of it. An interval is the one that its `id` names,
    else the one with the same begin. Where meetings are touched, `agreed` must be the preview's
    `agreement`: if it would do anything else by now, it is refused.
    """
    require_match(if_match, event.version)
    wanted = by_the_clock(body.programme, event.timezone)
    found = service.change_programme(db, event, wanted, agreed=body.agreed, actor=caller, now=now)
    set_etag(response, event.version)
    rows = queries.programme(db, event.id)
    return ProgrammeChangedOut(
        items=[IntervalOut.model_validate(row) for row in rows],
        consequences=consequences_out(found, event.timezone, locale),
    )
