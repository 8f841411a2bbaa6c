"""A partner withdrawn from the event and brought back; what that does is said before."""

from typing import Final

from fastapi import Request, Response
from sqlmodel import Session

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.events.deps import OrganizerEventToRead
from app.meetings import queries as meetings
from app.meetings.queries import MeetingLine
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions
from app.partners import service
from app.partners.deps import PartnerToChange, PartnerToRead
from app.partners.records import Partner
from app.requests import queries as requests
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/partners/{partner_id}"


@router.get(PAGE + "/withdraw")
def withdraw_page(
    request: Request,
    event: OrganizerEventToRead,
    row: PartnerToRead,
    caller: Caller,
    db: Db,
) -> Response:
    """Say what withdrawing a partner does, to its published meetings above all, and ask."""
    published = versions.published(db, event.id)
    return render(
        request,
        "partners/record/withdraw.html",
        caller=caller,
        event=event,
        page="partners",
        may_change=True,
        row=row,
        published=published,
        meetings=_meetings(db, row, published),
        asked=requests.asked_of(db, event.id).get(row.id, 0),
    )


@router.post(PAGE + "/withdraw")
def withdraw_partner(row: PartnerToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Take a partner out of the event; its record brings it back."""
    service.withdraw_partner(db, row, actor=caller, now=now)
    return tell_at(_address(row), "partner_withdrawn")


@router.post(PAGE + "/restore")
def restore_partner(row: PartnerToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Let a withdrawn partner take part again."""
    service.restore_partner(db, row, actor=caller, now=now)
    return tell_at(_address(row), "restored")


def _meetings(db: Session, row: Partner, published: Timetable | None) -> list[MeetingLine]:
    """Return the partner's published meetings, in order of time."""
    if published is None:
        return []
    own = db.exec(meetings.meetings(published.id, partner_id=row.id)).all()
    ids = [one.id for one in own]
    return meetings.meeting_lines(db, published.id, only=ids) if ids else []


def _address(row: Partner) -> str:
    return f"/events/{row.event_id}/partners/{row.id}"
