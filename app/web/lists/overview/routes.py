"""The lists of an event, and uploading one: as a file, or pasted."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, File, Form, Request, Response, UploadFile
from sqlmodel import Session

from app.auth.deps import Caller
from app.auth.principal import Principal
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.http.fields import NO_NUL
from app.core.locale import RequestLocale
from app.events.deps import EventId, EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.imports import queries, service
from app.imports.deps import AtDesk
from app.imports.errors import ListUnreadableError
from app.imports.reading import Reading, look_at_upload
from app.imports.records import ListKind
from app.sheets.files.limits import Limits
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render
from app.web.lists.kinds import kinds_of, next_step

router = pages_router()
uploads = pages_router()
"""Forms that carry a file, and so larger bodies."""
_MEGABYTE = 1_000_000
_LONGEST_PASTE = 2_000_000


@router.get("/events/{event_id}/lists")
def lists_page(request: Request, event: OrganizerEventToRead, caller: Caller, db: Db) -> Response:
    """Show the three kinds of lists, what was uploaded of each, and the next step."""
    return _page(request, event, caller, db)


@router.get("/events/{event_id}/held-back")
def held_back_page(event: OrganizerEventToRead, db: Db) -> Response:
    """Lead to the list of which rows wait, or to the overview."""
    for one in kinds_of(db.exec(queries.imports(event.id)).all()):
        if one.state == "attention" and one.newest is not None:
            return see_other(f"/events/{event.id}/lists/{one.newest.imp.number}")
    return see_other(f"/events/{event.id}/lists")


async def _read_form(
    request: Request,
    desk: AtDesk,
    event_id: EventId,
    now: Now,
    kind: Annotated[ListKind, Form()],
    file: Annotated[UploadFile | None, File()] = None,
    pasted: Annotated[str, Form(max_length=_LONGEST_PASTE, pattern=NO_NUL)] = "",
) -> Reading | ListUnreadableError | None:
    """Return the form's list as it was read, why it cannot be read, or None without a list."""
    content = await file.read() if file is not None else b""
    name = (file.filename if file is not None else "") or ""
    if not content and pasted.strip():
        content, name = pasted.encode(), f"{_PASTED[kind]}.txt"
    if not content:
        return None
    limits = Limits(file_bytes=request.app.state.settings.upload_limit_bytes)
    try:
        return await desk.read(
            event_id,
            lambda db, event: look_at_upload(
                db, event, kind, name, content, limits=limits, now=now
            ),
        )
    except ListUnreadableError as error:
        return error


_PASTED = {
    ListKind.ATTENDEES: "Tempelan peserta",
    ListKind.PARTNERS: "Tempelan mitra",
    ListKind.REQUESTS: "Tempelan permintaan",
}
FormRead = Annotated[Reading | ListUnreadableError | None, Depends(_read_form)]


@uploads.post("/events/{event_id}/lists")
def upload_list(
    read: FormRead,
    request: Request,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    kind: Annotated[ListKind, Form()],
    pasted: Annotated[str, Form(max_length=_LONGEST_PASTE, pattern=NO_NUL)] = "",
) -> Response:
    """Keep the list and show how it was read; where it cannot be read, say why in its form."""
    if isinstance(read, Reading):
        imp = service.upload(db, event, read, actor=caller, now=now)
        return see_other(f"/events/{event.id}/lists/{imp.number}")
    fault = read.detail(locale) if read is not None else None
    status = read.status if read is not None else HTTPStatus.UNPROCESSABLE_ENTITY
    refused = {"kind": kind, "fault": fault, "pasted": pasted}
    return _page(request, event, caller, db, status=status, refused=refused)


def _page(
    request: Request,
    event: Event,
    caller: Principal,
    db: Session,
    *,
    status: int = HTTPStatus.OK,
    refused: dict[str, Any] | None = None,
) -> Response:
    kinds = kinds_of(db.exec(queries.imports(event.id)).all())
    return render(
        request,
        "lists/overview/lists.html",
        status=status,
        caller=caller,
        event=event,
        page="lists",
        may_change=True,
        kinds=kinds,
        next=next_step(kinds),
        refused=refused,
        megabytes=request.app.state.settings.upload_limit_bytes // _MEGABYTE,
    )
