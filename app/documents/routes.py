"""Documents over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response
from pydantic import BaseModel

from app.badges.deps import PublicAddress
from app.badges.errors import PublicAddressUnusableError
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import DatabaseAwayError, ForbiddenError, NotFoundError, errors
from app.core.http.later import LaterResponse
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.core.threads import Threads
from app.documents import service
from app.documents.badges.pdf import BadgeSheet
from app.documents.errors import (
    CalendarOwnerError,
    DocumentLostError,
    DocumentsBusyError,
    DocumentTooLargeError,
    NothingPublishedError,
    TimetableUnknownError,
)
from app.documents.service import MEDIA_TYPES, Document, DocumentName
from app.events.deps import OrganizerEventToRead

router = api_router(tag="documents", prefix="/events/{event_id}/documents")
PRINTERS = Threads(1, most_waiting=8, refusal=DocumentsBusyError)
"""One document at a time is laid out, so that a laptop has processor time left for scans; a few
others wait here, with no transaction open but each with its content in memory."""
BINARY = {"schema": {"type": "string", "format": "binary"}}


class DocumentOut(BaseModel):
    """A document that can be fetched."""

    name: DocumentName
    media_type: str
    href: str


class DocumentsOut(BaseModel):
    """The documents of an event."""

    items: list[DocumentOut]


def _answer(document: Document, threads: Threads | None = None) -> Response:
    disposition = f'inline; filename="{document.name}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return LaterResponse(
        document.make, media_type=document.media_type, headers=headers, threads=threads
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
    return _answer(
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
        **errors(
            NotFoundError,
            ForbiddenError,
            NothingPublishedError,
            TimetableUnknownError,
            PublicAddressUnusableError,
            DatabaseAwayError,
            DocumentTooLargeError,
            DocumentLostError,
            DocumentsBusyError,
        ),
    },
)
def get_document(
    name: Annotated[DocumentName, Path(description="Which document", examples=["agendas.pdf"])],
    event: OrganizerEventToRead,
    db: Db,
    locale: RequestLocale,
    public_url: PublicAddress,
    timetable: Annotated[
        int | None, Query(ge=1, le=2**31 - 1, description="Number; by default the published one")
    ] = None,
    sheet: Annotated[BadgeSheet, Query(description="Badges: four A6 or single cards")] = "a6",
) -> Response:
    """Make a document now, in the language of `Accept-Language`."""
    return _answer(
        service.prepare(
            db,
            event,
            name,
            locale=locale,
            timetable=timetable,
            public_url=public_url,
            sheet=sheet,
        ),
        PRINTERS,
    )
