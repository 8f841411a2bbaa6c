"""The page of papers: badges are issued, papers chosen, looked at and fetched."""

from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Form, Path, Query, Request, Response

from app.attendees import queries as attendee_queries
from app.auth.deps import Caller
from app.badges import queries as badge_queries
from app.badges import service as badges
from app.badges.deps import PublicAddress
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.http.fields import NO_NUL
from app.core.locale import RequestLocale, text
from app.documents import service
from app.documents.badges.pdf import BadgeSheet
from app.documents.deps import Wanted
from app.documents.routes import PRINTERS, answer
from app.documents.wishes import DocumentName, Wish
from app.events.addresses import reach
from app.events.deps import EventToChange, OrganizerEventToRead
from app.finding.service import found
from app.partners import queries as partner_queries
from app.web.frame.forms import Typed
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.frame.versions import shown_timetable
from app.web.papers import queries
from app.web.papers.view import papers

router = pages_router()
PAGE: Final = "/events/{event_id}/papers"
_MOST_PEOPLE: Final = 8
_Number = Annotated[int | None, Query(ge=1, le=2**31 - 1)]


@router.get(PAGE)
def papers_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    address: PublicAddress,
    choice: Wanted,
    locale: RequestLocale,
    sheet: BadgeSheet = "a6",
    q: Annotated[str, Query(max_length=200, pattern=NO_NUL)] = "",
) -> Response:
    """Show what can be printed, of whom, and how it will look."""
    timetable = shown_timetable(db, event.id, None)
    issued = len(db.exec(badge_queries.badges(event.id, active=True)).all())
    areas = {one.kecamatan for one in attendee_queries.all_cooperatives(db, event.id)}
    return render(
        request,
        "papers/papers.html",
        caller=caller,
        event=event,
        page="papers",
        may_change=True,
        timetable=timetable,
        issued=issued,
        missing=len(badge_queries.attendees_without_badge(db, event.id)),
        reach=reach(address) if address else None,
        q=q,
        people=_people(db, event, q) if q.strip() else [],
        chosen=choice,
        typed=Typed(_typed(choice, sheet)),
        options={
            "areas": [(name, name) for name in sorted(areas)],
            "partners": [
                (str(one.id), one.name) for one in partner_queries.all_partners(db, event.id)
            ],
            "versions": [
                (number, text("web.papers_since", locale, number=number))
                for number in queries.versions(db, event.id)
            ],
        },
        papers=papers(
            event.id,
            choice,
            sheet,
            badges=issued,
            timetable=timetable.number if timetable else None,
        ),
    )


@router.post(PAGE + "/badges")
def issue_on_page(event: EventToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Issue a badge to everybody who takes part and has none."""
    issued = badges.issue_missing(db, event, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/papers", "badges_issued", count=len(issued))


@router.post(PAGE + "/reissue")
def reissue_on_page(
    event: EventToChange, caller: Caller, db: Db, now: Now, attendee_id: Annotated[UUID, Form()]
) -> Response:
    """Replace the badge of one person, or issue a first one; lead to it alone."""
    old = badge_queries.active_badge(db, attendee_id)
    if old is not None and old.event_id == event.id:
        badges.reissue(db, event, old, actor=caller, now=now)
    else:
        badges.issue_one(db, event, attendee_id, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/papers?attendee_id={attendee_id}", "badge_reissued")


@router.get(PAGE + "/{name}")
def fetch_on_page(
    name: Annotated[DocumentName, Path()],
    event: OrganizerEventToRead,
    db: Db,
    locale: RequestLocale,
    address: PublicAddress,
    choice: Wanted,
    timetable: _Number = None,
    sheet: BadgeSheet = "a6",
    keep: bool = False,
) -> Response:
    """Make a paper now, to be shown or to be kept; where too many wait, a page says so."""
    wish = Wish(locale, timetable, address, sheet, choice)
    return answer(service.prepare(db, event, name, wish), PRINTERS, to_keep=keep)


def _people(db: Db, event: OrganizerEventToRead, query: str) -> list[dict[str, Any]]:
    hits = [hit for hit in found(db, event, query, most=_MOST_PEOPLE).hits if hit.kind == "person"]
    holding = queries.holders(db, [hit.id for hit in hits if hit.id])
    return [{"hit": hit, "has_badge": hit.id in holding} for hit in hits]


def _typed(choice: Wanted, sheet: BadgeSheet) -> dict[str, str]:
    values = {
        "kecamatan": choice.kecamatan,
        "partner_id": choice.partner_id,
        "changed_since": choice.changed_since,
        "sheet": sheet,
    }
    return {name: str(value) for name, value in values.items() if value is not None}
