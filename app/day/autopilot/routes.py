"""What was done by itself, and what would be, over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response, status

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.fields import Moment
from app.core.http.later import LaterResponse
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.day.autopilot.acting import offer_all
from app.day.autopilot.acts import acts
from app.day.autopilot.errors import (
    CameBackError,
    PreviewBusyError,
    PreviewTooHeavyError,
    RepairOverlaidError,
)
from app.day.autopilot.preview import COMPUTERS, prepare
from app.day.autopilot.schemas import ActKind, ActsOut, AutopilotPreviewOut, OfferedOut
from app.day.autopilot.undoing import undo
from app.day.errors import NothingPublishedError
from app.day.policy.service import preview_of
from app.day.seats.errors import OfferAnsweredError, ReleaseUndoneError, SeatObjectionError
from app.day.versions.errors import RestoreObstructedError
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, EventToRead
from app.meetings.versions.errors import SlotsWithdrawnError

router = api_router(tag="day", prefix="/events/{event_id}/autopilot")


@router.get(
    "/preview",
    operation_id="preview_autopilot",
    summary="Preview what would be done by itself",
    response_model=AutopilotPreviewOut,
    responses=errors(*READING, NothingPublishedError, PreviewBusyError, PreviewTooHeavyError),
)
def preview_autopilot(
    event: EventToRead,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    releases: Annotated[bool | None, Query(description="Null: as it is set")] = None,
    offers: Annotated[bool | None, Query(description="Null: as it is set")] = None,
    offer_minutes: Annotated[
        int | None, Query(ge=1, le=60, description="Null: as it is set")
    ] = None,
    days: Annotated[int, Query(ge=1, le=20, description="How many days to simulate")] = 10,
    seed: Annotated[int, Query(ge=0, le=2**31 - 1, description="Equal seeds give equal days")] = 1,
) -> Response:
    """Estimate what a policy would have done on simulated days of the published timetable.

    Of all cooperatives some stay away and some are late; seats are released, offered and taken by
    the day's own rules. Nothing is changed. Repairs are not simulated.
    """
    wish = preview_of(db, event, releases=releases, offers=offers, offer_minutes=offer_minutes)
    compute = prepare(db, event, wish, now, locale, days=days, seed=seed)

    def made() -> bytes:
        return compute().model_dump_json().encode()

    return LaterResponse(made, media_type="application/json", headers={}, threads=COMPUTERS)


@router.post(
    "/offers",
    operation_id="offer_all_seats",
    summary="Offer all free seats of the next slot",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, NothingPublishedError),
)
def offer_all_seats(event: EventToChange, caller: Caller, db: Db, now: DayNow) -> OfferedOut:
    """Offer every free seat of the next slot to whoever is next, as would be done by itself."""
    return OfferedOut(offered=offer_all(db, event, actor=caller, now=now))


@router.get(
    "/acts",
    operation_id="list_acts",
    summary="List what was done by itself",
    responses=errors(*READING, NothingPublishedError),
)
def list_acts(
    event: EventToRead,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    before: Annotated[
        Moment | None, Query(description="Only older ones: `at` of the last that you have")
    ] = None,
    before_id: Annotated[
        UUID | None,
        Query(description="`id` of that one, so that others of the same moment are not left out"),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=200, description="At most so many")] = 50,
) -> ActsOut:
    """List releases, offers, seats given back and repairs that nobody clicked, the newest first.

    Each with its reason, and whether it can still be undone.
    """
    until = before or datetime.max.replace(tzinfo=now.tzinfo)
    return acts(db, event, now, locale, before=(until, before_id), most=limit)


@router.post(
    "/acts/{kind}/{act_id}/undo",
    operation_id="undo_act",
    summary="Undo what was done by itself",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(
        *WRITING,
        NothingPublishedError,
        ReleaseUndoneError,
        SeatObjectionError,
        OfferAnsweredError,
        CameBackError,
        RepairOverlaidError,
        RestoreObstructedError,
        SlotsWithdrawnError,
    ),
)
def undo_act(
    kind: Annotated[ActKind, Path(description="What was done")],
    act_id: Annotated[UUID, Path(description="`id` of the act")],
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
) -> None:
    """Give the seat back, withdraw the offer, or restore the timetable before the repair.

    What the repair wrote to the lists is taken back with it, unless it was changed since.
    What was undone is not done again by itself.
    """
    undo(db, event, kind, act_id, actor=caller, now=now)
