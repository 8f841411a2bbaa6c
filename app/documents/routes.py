"""Documents over HTTP."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import Path, Query, Response

from app.attendees.deps import SeesPersonalData
from app.attendees.records import Cooperative
from app.badges.deps import PublicAddress
from app.badges.errors import PublicAddressUnusableError
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, DatabaseAwayError, ForbiddenError, NotFoundError, errors
from app.core.http.fields import NO_NUL
from app.core.http.later import LaterResponse
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.core.threads import Threads
from app.documents import queries, service
from app.documents.badges.pdf import BadgeSheet
from app.documents.deps import Wanted
from app.documents.errors import (
    CalendarOwnerError,
    DocumentEmptyError,
    DocumentLongError,
    DocumentLostError,
    DocumentsBusyError,
    DocumentTooLargeError,
    NothingPublishedError,
    TimetableUnknownError,
)
from app.documents.names import MEDIA_TYPES, DocumentName
from app.documents.schemas import DocumentOut, DocumentsOut, MessageOut
from app.documents.wishes import Document, Wish
from app.events.deps import OrganizerEventToRead

router = api_router(tag="documents", prefix="/events/{event_id}/documents")
PRINTERS = Threads(1, most_waiting=8, refusal=DocumentsBusyError)
"""One document at a time is laid out, so that a laptop has processor time left for scans; a few
others wait here, with no transaction open but each with its content in memory."""
PAINTERS = Threads(1, most_waiting=16, refusal=DocumentsBusyError)
"""Pictures have a place of their own: they never take that of a document. A page has four of them,
and those of a page that was left for another are still made."""
BINARY = {"schema": {"type": "string", "format": "binary"}}


def disposition(name: str, *, to_keep: bool) -> str:
    """Return the header that names a file to a browser (RFC 6266), to be shown or kept."""
    plain = name.encode("ascii", "ignore").decode()
    named = f'{"attachment" if to_keep else "inline"}; filename="{plain}"'
    return named if plain == name else f"{named}; filename*=UTF-8''{quote(name)}"


def answer(
    document: Document, threads: Threads | None = None, *, to_keep: bool = False
) -> Response:
    """Return a document as an answer that is laid out when it is sent.

    A browser shows it, or keeps it as a file where it is `to_keep`. Refuses as `whole` does.
    """
    headers = {
        "Content-Disposition": disposition(document.name, to_keep=to_keep),
        "Cache-Control": "private, no-store",
    }
    return LaterResponse(
        document.whole(), media_type=document.media_type, headers=headers, threads=threads
    )


@router.get(
    "",
    operation_id="list_documents",
    summary="List documents",
    responses=errors(NotFoundError, ForbiddenError),
)
def list_documents(event: OrganizerEventToRead) -> DocumentsOut:
    """List what can be printed; each is made when it is fetched."""
    return DocumentsOut(
        items=[
            DocumentOut(
                name=name,
                media_type=MEDIA_TYPES[name.value.rpartition(".")[2]],
                href=f"/api/v1/events/{event.id}/documents/{name.value}",
            )
            for name in DocumentName
        ]
    )


@router.get(
    "/calendar.ics",
    operation_id="get_calendar",
    summary="Fetch a party's calendar",
    response_class=Response,
    responses={
        200: {"content": {"text/calendar": BINARY}, "description": "RFC 5545"},
        **errors(NotFoundError, ForbiddenError, CalendarOwnerError, NothingPublishedError),
    },
)
def get_calendar(
    event: OrganizerEventToRead,
    db: Db,
    now: Now,
    locale: RequestLocale,
    cooperative_id: Annotated[
        UUID | None, Query(description="The cooperative that owns the calendar")
    ] = None,
    partner_id: Annotated[
        UUID | None, Query(description="The partner that owns the calendar")
    ] = None,
) -> Response:
    """Fetch a party's meetings as a calendar; an entry keeps its identity when it moves."""
    return answer(
        service.calendar(
            db,
            event,
            cooperative_id=cooperative_id,
            partner_id=partner_id,
            locale=locale,
            now=now,
        )
    )


@router.get(
    "/messages",
    operation_id="list_messages",
    summary="List agendas as text messages",
    responses=errors(*WRITING, NothingPublishedError, CursorInvalidError),
)
def list_messages(
    event: OrganizerEventToRead,
    audited: SeesPersonalData,
    db: Db,
    page: Paging,
    kecamatan: Annotated[
        str | None,
        Query(max_length=120, pattern=NO_NUL, description="Only of cooperatives of a kecamatan"),
    ] = None,
    cooperative_id: Annotated[UUID | None, Query(description="Only of this cooperative")] = None,
) -> Page[MessageOut]:
    """List the published agenda of each cooperative as a short text in Indonesian.

    `link` opens WhatsApp with the text, addressed to the cooperative's manager; null where no
    mobile number is on record. Nothing is sent by itself.
    """
    statement = queries.cooperatives_to_write_to(event.id, kecamatan, cooperative_id)
    rows, cursor = fetch_page(db, statement, page, [Cooperative.village_code, Cooperative.id])
    views = service.messages(db, event, rows)
    return Page(items=[MessageOut.model_validate(one) for one in views], next_cursor=cursor)


_REFUSED = errors(
    NotFoundError,
    ForbiddenError,
    NothingPublishedError,
    TimetableUnknownError,
    DocumentEmptyError,
    DocumentLongError,
    PublicAddressUnusableError,
    DatabaseAwayError,
    DocumentTooLargeError,
    DocumentLostError,
    DocumentsBusyError,
)
_Name = Annotated[DocumentName, Path(description="Which document", examples=["agendas.pdf"])]
_Number = Annotated[
    int | None, Query(ge=1, le=2**31 - 1, description="Number; by default the published one")
]
_Sheet = Annotated[BadgeSheet, Query(description="Badges: four A6 or single cards")]


@router.get(
    "/{name}",
    operation_id="get_document",
    summary="Fetch a document",
    response_class=Response,
    responses={
        200: {
            "content": {
                MEDIA_TYPES["pdf"]: BINARY,
                MEDIA_TYPES["xlsx"]: BINARY,
            },
            "description": "The document",
        },
        **_REFUSED,
    },
)
def get_document(
    name: _Name,
    event: OrganizerEventToRead,
    db: Db,
    locale: RequestLocale,
    public_url: PublicAddress,
    choice: Wanted,
    timetable: _Number = None,
    sheet: _Sheet = "a6",
) -> Response:
    """Make a document now, in your language; print runs are for those of over a hundred pages."""
    wish = Wish(locale, timetable, public_url, sheet, choice)
    return answer(service.prepare(db, event, name, wish), PRINTERS)


@router.get(
    "/{name}/picture",
    operation_id="get_document_picture",
    summary="Fetch a picture of a document",
    response_class=Response,
    responses={
        200: {"content": {MEDIA_TYPES["png"]: BINARY}, "description": "Its first page"},
        **_REFUSED,
    },
)
def get_document_picture(
    name: _Name,
    event: OrganizerEventToRead,
    db: Db,
    locale: RequestLocale,
    public_url: PublicAddress,
    choice: Wanted,
    timetable: _Number = None,
    sheet: _Sheet = "a6",
) -> Response:
    """Draw the first page of a PDF as it would be printed; workbooks have no picture."""
    wish = Wish(locale, timetable, public_url, sheet, choice, "png")
    return answer(service.prepare(db, event, name, wish), PAINTERS)
