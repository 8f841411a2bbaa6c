"""The organizers' page of the day: all that needs an act now, each one click away, live."""

from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Form, Header, Request, Response
from sqlmodel import Session

from app.auth.deps import Caller
from app.checkin.conflicts import queries as conflicts_queries
from app.checkin.conflicts import service as conflicts_service
from app.checkin.conflicts.deps import LockedConflict
from app.checkin.conflicts.schemas import ConflictOut
from app.checkin.conflicts.views import conflicts_out
from app.core.database.sessions import Db
from app.core.http.paging import PageRequest
from app.core.locale import Locale, RequestLocale, text
from app.day.autopilot.acting import offer_all
from app.day.autopilot.acts import acts
from app.day.autopilot.schemas import ActKind
from app.day.autopilot.undoing import undo
from app.day.policy import service as policy_service
from app.day.proposals import adopting
from app.day.proposals import service as proposals_service
from app.day.proposals.deps import ProposalToChange
from app.day.proposals.views import listed
from app.day.publishing import published_now
from app.day.seats import offering, queries, releasing, views
from app.day.seats.deps import OfferToChange
from app.day.seats.situation import Situation, due_releases
from app.events import queries as event_queries
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.meetings.records import Timetable
from app.meetings.seats.records import OfferStatus
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.errors import PublishedMeanwhileError
from app.notify.feed import queries as feed
from app.timetable.comparing import queries as comparing
from app.web.frame.pages import pages_router, see_other, tell_at
from app.web.frame.rendering import render
from app.web.today.queries import waiting_repairs
from app.web.today.view import MOST, by_slot, coming, running

router = pages_router()
PAGE: Final = "/events/{event_id}/today"
_Number = Annotated[int, Form(ge=1, le=2**31 - 1)]
_ANY_TIME: Final = PageRequest(limit=200, cursor=None)


@router.get(PAGE)
def today_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show what runs and what waits for an act; the page's script asks for its live part alone."""
    place = feed.head(db, event.id)  # read first, so that what happens meanwhile is asked again
    published = versions_queries.published(db, event.id)
    shown = {} if published is None else _seats(db, event, published, now, locale)
    conflicts = _conflicts(db, event, now, locale)
    return render(
        request,
        "today/live.html" if htmx else "today/today.html",
        caller=caller,
        event=event,
        page="today",
        may_change=True,
        now=now,
        place=place,
        published=published,
        with_withdrawn=0 if published is None else comparing.with_withdrawn(db, published.id)[0],
        most=MOST,
        conflicts=conflicts,
        **shown,
    )


def _seats(
    db: Session, event: Event, published: Timetable, now: datetime, locale: Locale
) -> dict[str, Any]:
    """Return what the page shows of seats, offers, proposals, and of what runs by itself."""
    there = Situation(db, event, published, now)
    programme = event_queries.programme(db, event.id)
    sittings = there.hall.sittings.values()
    pending = db.exec(queries.offers(event.id, status=OfferStatus.PENDING, now=now)).all()
    waiting = waiting_repairs(db, event.id, MOST + 1)
    repairs = [
        (shown, one.answer or {})
        for shown, one in zip(listed(db, event, waiting, locale), waiting, strict=True)
    ]
    return {
        "running": running(programme, sittings, now),
        "coming": coming(programme, sittings, now),
        "present": len(there.present),
        "due": views.due_list(there, MOST).items,
        "due_count": len(there.due),
        "due_slots": by_slot(there.due),
        "offers": views.offers_out(db, event, pending, now, beside=there.names),
        "free": views.free_seats(there, most=MOST + 1).items,
        "waiting": len(there.waiting),
        "repairs": repairs,
        "pilot": policy_service.policy(db, event, locale),
        "acts": acts(db, event, now, locale, before=(_end(now), None), most=MOST),
    }


def _end(now: datetime) -> datetime:
    return datetime.max.replace(tzinfo=now.tzinfo)


def _conflicts(session: Session, event: Event, now: DayNow, locale: Locale) -> list[ConflictOut]:
    """Return the unresolved conflicts by what they endanger."""
    lines = conflicts_queries.conflict_lines(session, event.id, now, resolved=False)
    shown, _ = conflicts_service.ranked(lines, _ANY_TIME)
    return conflicts_out(session, event, shown, now, locale)


@router.post(PAGE + "/releases")
def release_today(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    replaces: _Number,
    shown: Annotated[str, Form(max_length=1_000_000)],
) -> Response:
    """Release what the page said was due, all of it or of one slot, as far as it still is."""
    published = published_now(db, event)
    if replaces != published.number:
        raise PublishedMeanwhileError(published=published.number)
    told = set(shown.split())
    due = due_releases(db, event, published, now)
    meetings = [one.meeting_id for one in due if str(one.meeting_id) in told]
    if meetings:
        releasing.release(db, event, meetings, actor=caller, now=now, expected=replaces)
    return tell_at(_back(event), "today_released", count=len(meetings))


@router.post(PAGE + "/offers")
def offer_today(event: EventToChange, caller: Caller, db: Db, now: DayNow) -> Response:
    """Offer every free seat of the next slot to whoever is next."""
    made = offer_all(db, event, actor=caller, now=now)
    return tell_at(_back(event), "today_offered", count=made)


@router.post(PAGE + "/offers/{offer_id}")
def answer_today(
    event: EventToChange,
    offer: OfferToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    answer: Annotated[offering.Answer, Form()],
) -> Response:
    """Record whether a cooperative accepts or declines an offer."""
    offering.answer_offer(db, event, offer, answer, actor=caller, now=now)
    return see_other(_back(event))


@router.post(PAGE + "/proposals/{number}/adopt")
def adopt_today(
    event: EventToChange,
    proposal: ProposalToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    replaces: _Number,
) -> Response:
    """Adopt a repair, if the published version is still the one that the page showed."""
    adopting.adopt(db, event, proposal, actor=caller, now=now, expected=replaces)
    return see_other(_back(event))


@router.post(PAGE + "/proposals/{number}/dismiss")
def dismiss_today(
    event: EventToChange, proposal: ProposalToChange, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Dismiss a repair."""
    proposals_service.dismiss(db, proposal, actor=caller, now=now)
    return see_other(_back(event))


@router.post(PAGE + "/conflicts/{conflict_id}")
def resolve_today(
    event: OrganizerEventToRead,
    conflict: LockedConflict,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
) -> Response:
    """Mark a conflict as seen; the page of the door takes a note on it."""
    note = text("web.today_seen", locale)
    conflicts_service.resolve(db, conflict, note=note, actor=caller, now=now)
    return see_other(_back(event))


@router.post(PAGE + "/autopilot")
def switch_today(
    event: EventToChange, caller: Caller, db: Db, now: DayNow, by_hand: Annotated[bool, Form()]
) -> Response:
    """Let the day run by itself, or do all by hand."""
    wish = policy_service.held_policy(db, event).model_copy(update={"by_hand": by_hand})
    policy_service.set_policy(db, event, wish, actor=caller, now=now)
    return see_other(_back(event))


@router.post(PAGE + "/acts/{kind}/{act_id}")
def undo_today(
    event: EventToChange, kind: ActKind, act_id: UUID, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Undo what was done by itself."""
    undo(db, event, kind, act_id, actor=caller, now=now)
    return see_other(_back(event))


def _back(event: Event) -> str:
    return f"/events/{event.id}/today"
