"""The page of papers: badges are issued, papers chosen, looked at and fetched."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Final
from urllib.parse import urlencode
from uuid import UUID

from fastapi import Form, Path, Query, Request, Response

from app.auth.deps import Caller
from app.badges import queries as badge_queries
from app.badges import service as badges
from app.badges.deps import PublicAddress
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.http.fields import NO_NUL, Moment, PathNumber
from app.core.locale import RequestLocale
from app.documents import service
from app.documents.badges.pdf import BadgeSheet
from app.documents.choosing import Choice, kept_name
from app.documents.deps import Wanted
from app.documents.errors import DocumentLongError
from app.documents.names import DocumentName
from app.documents.prints import service as prints_service
from app.documents.prints.schemas import PrintedDocument
from app.documents.routes import PRINTERS, answer
from app.documents.wishes import Wish, wish_of
from app.events.addresses import reach
from app.events.deps import EventToChange, OrganizerEventToRead
from app.printing import queries as printing_queries
from app.printing import service as printing
from app.printing.deps import PrintRunToRead
from app.printing.routes import printed_file
from app.printing.views import runs_out
from app.web.frame.forms import Typed
from app.web.frame.pages import pages_router, see_other, tell_at
from app.web.frame.rendering import render
from app.web.frame.versions import shown_timetable
from app.web.papers.reading import options, people_found, printed_so_far
from app.web.papers.view import papers, prepared, query_of

router = pages_router()
PAGE: Final = "/events/{event_id}/papers"
_Number = Annotated[int | None, Query(ge=1, le=2**31 - 1)]


@router.get(PAGE)
def papers_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    now: Now,
    address: PublicAddress,
    choice: Wanted,
    locale: RequestLocale,
    *,
    sheet: BadgeSheet = "a6",
    q: Annotated[str, Query(max_length=200, pattern=NO_NUL)] = "",
    long: DocumentName | None = None,
) -> Response:
    """Show what can be printed, of whom, and how it will look; what was prepared lately.

    `long` is a paper of so many pages that it is to be prepared first.
    """
    timetable = shown_timetable(db, event.id, None)
    issued = len(db.exec(badge_queries.badges(event.id, active=True)).all())
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
        people=people_found(db, event, q) if q.strip() else [],
        chosen=choice,
        long=long,
        query=urlencode(query_of(choice, sheet, timetable)),
        prepared=prepared(event, runs_out(db, printing_queries.newest(db, event.id), locale)),
        typed=Typed(query_of(choice, sheet)),
        options=options(db, event, locale, choice),
        prints=printed_so_far(db, event, choice.day),
        now=now,
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


@router.post(PAGE + "/printed")
def note_on_page(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    document: Annotated[PrintedDocument, Form()],
    version: Annotated[int, Form(ge=1, le=2**31 - 1)],
    shown_at: Annotated[Moment, Form()],
    outdated: Annotated[bool, Form()] = False,
    day: Annotated[date | None, Form()] = None,
) -> Response:
    """Note that all papers of a document were printed, or those outdated, as the page showed them.

    The version is the one that the page showed, whatever is published by now.
    """
    noted = prints_service.note(
        db,
        event,
        document,
        Choice(outdated=outdated, day=day),
        version,
        fetched_at=shown_at,
        actor=caller,
        now=now,
    )
    shown = "" if day is None else f"?day={day.isoformat()}"
    return tell_at(f"/events/{event.id}/papers{shown}#printed", "papers_noted", count=noted)


@router.post(PAGE + "/prepared")
def prepare_on_page(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    address: PublicAddress,
    choice: Wanted,
    name: Annotated[DocumentName, Form()],
    timetable: _Number = None,
    sheet: BadgeSheet = "a6",
) -> Response:
    """Have a long paper prepared, as it was chosen."""
    wish = Wish(locale, timetable, address, sheet, choice)
    printing.request_run(db, event, name, wish, actor=caller, now=now)
    return see_other(f"/events/{event.id}/papers#prepared")


@router.get(PAGE + "/prepared/{print_run_id}")
def prepared_part(
    request: Request,
    event: OrganizerEventToRead,
    run: PrintRunToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
) -> Response:
    """Show how far one preparation is, for the page's script."""
    (shown,) = prepared(event, runs_out(db, [run], locale))
    return render(
        request, "papers/prepared.html", caller=caller, event=event, page="papers", one=shown
    )


@router.get(PAGE + "/prepared/{print_run_id}/{number}")
def fetch_prepared(
    event: OrganizerEventToRead,
    run: PrintRunToRead,
    number: PathNumber,
    db: Db,
    locale: RequestLocale,
) -> Response:
    """Fetch a file that was prepared."""
    whole = kept_name(run.document, wish_of(run.wish).choice, event.name, locale)
    return printed_file(db, run, number, whole=whole)


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
    """Make a paper now, to be shown or to be kept; where too many wait, a page says so.

    One of too many pages leads back, to be prepared.
    """
    wish = Wish(locale, timetable, address, sheet, choice)
    try:
        document = service.prepare(db, event, name, wish)
        kept = replace(document, name=kept_name(name, choice, event.name, locale))
        return answer(kept, PRINTERS, to_keep=keep)
    except DocumentLongError:
        asked = query_of(choice, sheet) | {"long": name.value}
        return see_other(f"/events/{event.id}/papers?{urlencode(asked)}#long")
