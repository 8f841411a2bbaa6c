"""The organizers' page of seats: who is missing, who stands by, and what is offered to whom."""

from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import Form, Request, Response
from sqlmodel import col

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.day import publishing
from app.day.seats import offering, queries, releasing, views
from app.day.seats.deps import OfferToChange, ReleaseToChange
from app.day.seats.situation import Situation, due_releases
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.meetings.seats.records import OfferStatus, SeatRelease
from app.meetings.versions import queries as versions_queries
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/standby"
MOST_DUE: Final = 60
MOST_SEATS: Final = 60
"""How many free seats the page lists; the API lists all."""
MOST_WAITING: Final = 60
MOST_RELEASES: Final = 60
Number = Annotated[int, Form(ge=1, le=2**31 - 1)]


@router.get(PAGE)
def standby_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    now: DayNow,
) -> Response:
    """Show seats that could be released, free seats, and the cooperatives that stand by."""
    published = versions_queries.published(db, event.id)
    if published is None:
        return render(
            request,
            "standby/none.html",
            caller=caller,
            event=event,
            page="changes",
            may_change=True,
        )
    situation = Situation(db, event, published, now)
    pending = db.exec(queries.offers(event.id, status=OfferStatus.PENDING, now=now)).all()
    released = db.exec(
        queries.releases(event.id).order_by(col(SeatRelease.id).desc()).limit(MOST_RELEASES)
    ).all()
    return render(
        request,
        "standby/standby.html",
        caller=caller,
        event=event,
        page="changes",
        may_change=True,
        due=views.due_list(situation, MOST_DUE),
        due_count=len(situation.due),
        due_ids=" ".join(str(one.meeting_id) for one in situation.due),
        offers=views.offers_out(db, event, pending, now, beside=situation.names),
        free=views.free_seats(situation, most=MOST_SEATS).items,
        waiting=views.queue_list(situation, MOST_WAITING).items,
        waiting_count=len(situation.waiting),
        releases=views.releases_out(db, event, released, beside=situation.names),
        now=now,
    )


@router.post(PAGE + "/releases")
def release_on_page(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    replaces: Number,
    meeting: Annotated[list[UUID], Form(max_length=1000)] = [],  # noqa: B006 - copied
    shown: Annotated[str, Form(max_length=1_000_000)] = "",
    which: Annotated[Literal["ticked", "all"], Form()] = "ticked",
) -> Response:
    """Release the seats of the ticked meetings, or of all that the page said were due.

    Of these, only those that still are: somebody may have come meanwhile.
    """
    if which == "all":
        told = set(shown.split())
        published = publishing.published_now(db, event)
        due = due_releases(db, event, published, now)
        meeting = [one.meeting_id for one in due if str(one.meeting_id) in told]
    if meeting:
        releasing.release(db, event, meeting, actor=caller, now=now, expected=replaces)
    return see_other(f"/events/{event.id}/standby")


@router.post(PAGE + "/releases/{release_id}/undo")
def undo_on_page(
    event: EventToChange, release: ReleaseToChange, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Give a released seat back to its cooperative."""
    releasing.undo(db, event, release, actor=caller, now=now)
    return see_other(f"/events/{event.id}/standby#releases")


@router.post(PAGE + "/offers")
def offer_on_page(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    table_id: Annotated[UUID, Form()],
    slot_id: Annotated[UUID, Form()],
    seat: Annotated[int, Form(ge=1, le=100)],
) -> Response:
    """Offer a seat to the cooperative in greatest need that can come."""
    offering.offer(db, event, table_id, slot_id, seat=seat, actor=caller, now=now)
    return see_other(f"/events/{event.id}/standby#offers")


@router.post(PAGE + "/offers/{offer_id}")
def answer_on_page(
    event: EventToChange,
    offer: OfferToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    answer: Annotated[offering.Answer, Form()],
) -> Response:
    """Record whether a cooperative accepts or declines an offer."""
    offering.answer_offer(db, event, offer, answer, actor=caller, now=now)
    return see_other(f"/events/{event.id}/standby#offers")
