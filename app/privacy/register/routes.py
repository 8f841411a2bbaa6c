"""The register of processing and the notice at the door over HTTP."""

from functools import partial

from fastapi import Response

from app.core.errors import WRITING, DatabaseAwayError, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.documents.errors import DocumentLostError, DocumentsBusyError, DocumentTooLargeError
from app.documents.notice.pdf import render_notice
from app.documents.printing import print_apart
from app.documents.routes import BINARY, PRINTERS, answer
from app.documents.statement.pdf import render_statement
from app.documents.wishes import Document
from app.events.deps import OrganizerEventToRead
from app.events.rules import kept_until
from app.privacy.register import views
from app.privacy.register.schemas import RegisterOut

router = api_router(tag="privacy", prefix="/events/{event_id}/privacy")
PDF = {"content": {"application/pdf": BINARY}, "description": "The paper"}
PRINTING = (
    *WRITING,
    DatabaseAwayError,
    DocumentTooLargeError,
    DocumentLostError,
    DocumentsBusyError,
)
"""How laying out a paper may be refused."""


@router.get(
    "/register",
    operation_id="get_processing_register",
    summary="Read the register of processing",
    responses=errors(*WRITING),
)
def get_processing_register(event: OrganizerEventToRead, locale: RequestLocale) -> RegisterOut:
    """Read what is held of people, why, on which basis, for how long, and who sees it."""
    return views.register(locale)


@router.get(
    "/register.pdf",
    operation_id="get_processing_register_pdf",
    summary="Fetch the register of processing as a paper",
    response_class=Response,
    responses={200: PDF, **errors(*PRINTING)},
)
def get_processing_register_pdf(event: OrganizerEventToRead) -> Response:
    """Make the register as a paper, in Indonesian and then in English."""
    parts = views.paper(event.name)
    make = partial(print_apart, render_statement, parts, True)
    return answer(Document("register.pdf", "application/pdf", [make]), PRINTERS)


@router.get(
    "/notice.pdf",
    operation_id="get_privacy_notice",
    summary="Fetch the notice to print at the door",
    response_class=Response,
    responses={200: PDF, **errors(*PRINTING)},
)
def get_privacy_notice(event: OrganizerEventToRead) -> Response:
    """Make the notice about personal data for the door: one page, Indonesian, then English."""
    parts = views.notice(event.name, kept_until(event))
    make = partial(print_apart, render_notice, parts)
    return answer(Document("notice.pdf", "application/pdf", [make]), PRINTERS)
