"""The organizers' page of what runs by itself: set, previewed on simulated days, and undone."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import Form, Query, Request, Response
from pydantic import BaseModel, Field

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.http.fields import Moment
from app.core.http.later import LaterResponse
from app.core.locale import RequestLocale
from app.day.autopilot.acts import acts
from app.day.autopilot.preview import COMPUTERS, prepare
from app.day.autopilot.schemas import ActKind
from app.day.autopilot.undoing import undo
from app.day.policy import service
from app.day.policy.schemas import AutopilotIn
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.meetings.versions import queries as versions_queries
from app.web.frame.pages import pages_router, see_other, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/acts"
_MOST: Final = 50
_DAYS: Final = 10
_SEED: Final = 1


class _Policy(BaseModel):
    """The fields of the page's form: a box that is not ticked is not sent."""

    releases: bool = False
    offers: bool = False
    repairs: bool = False
    offer_minutes: Annotated[int, Field(ge=1, le=60)]
    by_hand: bool | None = None


@router.get(PAGE)
def pilot_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    before: Annotated[Moment | None, Query()] = None,
    before_id: Annotated[UUID | None, Query()] = None,
    preview: Annotated[bool, Query()] = False,
) -> Response:
    """Show the policy and what was done by itself; with `preview`, on simulated days as well."""
    published = versions_queries.published(db, event.id)
    compute = None
    if preview and published is not None:
        wish = service.preview_of(db, event, releases=None, offers=None, offer_minutes=None)
        compute = prepare(db, event, wish, now, locale, days=_DAYS, seed=_SEED)
    until = before or datetime.max.replace(tzinfo=now.tzinfo)
    page = render(
        request,
        "pilot/pilot.html",
        caller=caller,
        event=event,
        page="acts",
        may_change=True,
        published=published,
        held=service.held_policy(db, event),
        pilot=service.policy(db, event, locale),
        done=acts(db, event, now, locale, before=(until, before_id), most=_MOST),
        preview=compute,
    )
    if compute is None:
        return page
    headers = {key: value for key, value in page.headers.items() if key != "content-length"}
    return LaterResponse(page.ready, media_type="text/html", headers=headers, threads=COMPUTERS)


@router.post(PAGE)
def set_pilot(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    form: Annotated[_Policy, Form()],
) -> Response:
    """Set the policy and, by its own button, whether all is done by hand."""
    held = service.held_policy(db, event)
    by_hand = held.by_hand if form.by_hand is None else form.by_hand
    wish = AutopilotIn(**form.model_dump(exclude={"by_hand"}), by_hand=by_hand)
    service.set_policy(db, event, wish, actor=caller, now=now)
    return see_other(f"/events/{event.id}/acts")


@router.post(PAGE + "/{kind}/{act_id}")
def undo_on_page(
    event: EventToChange, kind: ActKind, act_id: UUID, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Undo what was done by itself."""
    undo(db, event, kind, act_id, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/acts", "act_undone")
