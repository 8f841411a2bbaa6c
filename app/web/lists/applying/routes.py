"""Applying a list, after saying what that changes, and undoing it, after saying what that takes."""

from fastapi import Request, Response

from app.attendees.deps import SeesPersonalData
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.locale import RequestLocale
from app.events.deps import EventToChange, OrganizerEventToRead
from app.imports import service
from app.imports.deps import ImportToChange, ImportToRead, ListForeseen, ListToApply
from app.imports.undoing import service as undoing
from app.imports.undoing.errors import built_words
from app.imports.views import apply_out
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE = "/events/{event_id}/lists/{number}"


@router.get(PAGE + "/apply")
def apply_page(
    foreseen: ListForeseen,
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    locale: RequestLocale,
    audited: SeesPersonalData,
) -> Response:
    """Say what applying the list would create and change, and ask."""
    foreseen.confirmed()
    return render(
        request,
        "lists/applying/apply.html",
        caller=caller,
        event=event,
        page="lists",
        may_change=True,
        imp=foreseen.reading.imp,
        planned=apply_out(foreseen.result, foreseen.reading.read, locale),
    )


@router.post(PAGE + "/apply")
def apply_list(
    ready: ListToApply,
    event: EventToChange,
    imp: ImportToChange,
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Apply the list and show what still waits."""
    result = service.apply(db, event, imp, ready, actor=caller, now=now).counts
    return tell_at(
        f"/events/{event.id}/lists/{imp.number}",
        "applied",
        created=result.created,
        updated=result.updated,
        held=result.held_back,
    )


@router.get(PAGE + "/undo")
def undo_page(
    request: Request,
    event: OrganizerEventToRead,
    imp: ImportToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
) -> Response:
    """Say what undoing the last application takes back, or what was built on it."""
    taken = undoing.would_undo(db, event, imp)
    return render(
        request,
        "lists/applying/undo.html",
        caller=caller,
        event=event,
        page="lists",
        may_change=True,
        imp=imp,
        taken=taken,
        built=built_words(taken.built.model_dump(), locale),
    )


@router.post(PAGE + "/undo")
def undo_list(
    event: EventToChange, imp: ImportToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Undo the last application of the list."""
    undoing.undo(db, event, imp, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/lists/{imp.number}", "undone")
