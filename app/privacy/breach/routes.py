"""Breach reports over HTTP, for administrators."""

from functools import partial

from fastapi import Response

from app.auth.errors import ProofNeededError
from app.auth.proof import PROVED
from app.core.errors import DatabaseAwayError, ForbiddenError, errors
from app.core.http.routing import api_router
from app.core.locale import Locale, RequestLocale
from app.documents.errors import DocumentLostError, DocumentsBusyError, DocumentTooLargeError
from app.documents.names import MEDIA_TYPES
from app.documents.printing import print_apart
from app.documents.routes import BINARY, PRINTERS, answer
from app.documents.statement.pdf import render_statement
from app.documents.wishes import Document
from app.privacy.breach import papers
from app.privacy.breach.deps import Report
from app.privacy.breach.errors import AddressUnreadableError, SpanEmptyError
from app.privacy.breach.schemas import BreachOut

router = api_router(tag="privacy", prefix="/breach-report")
_REFUSED = (ForbiddenError, ProofNeededError, SpanEmptyError, AddressUnreadableError)
_PRINTING = (DatabaseAwayError, DocumentTooLargeError, DocumentLostError, DocumentsBusyError)


def on_paper(report: BreachOut, locale: Locale) -> Response:
    """Return a report as a paper, which is laid out when it is sent."""
    make = partial(print_apart, render_statement, [papers.statement(report, locale)], True)
    return answer(Document("breach.pdf", MEDIA_TYPES["pdf"], [make]), PRINTERS)


def in_workbook(report: BreachOut, locale: Locale) -> Response:
    """Return a report as a workbook, which is written when it is sent."""
    make = partial(print_apart, papers.workbook, report, locale)
    return answer(Document("breach.xlsx", MEDIA_TYPES["xlsx"], [make]), PRINTERS)


@router.get(
    "",
    operation_id="get_breach_report",
    summary="Read whose personal data was seen in a span, and by whom",
    dependencies=[PROVED],
    responses=errors(*_REFUSED),
)
def get_breach_report(report: Report) -> BreachOut:
    """Read what the audit log says of personal data in a span: whose, which kinds, when, by whom.

    Each reading, change, print and erasure of personal data counts. Whose data it concerns is said
    at most. Making a report is audited.
    """
    return report


@router.get(
    ".pdf",
    operation_id="get_breach_report_pdf",
    summary="Fetch a breach report as a paper",
    dependencies=[PROVED],
    response_class=Response,
    responses={
        200: {"content": {MEDIA_TYPES["pdf"]: BINARY}, "description": "The paper"},
        **errors(*_REFUSED, *_PRINTING),
    },
)
def get_breach_report_pdf(report: Report, locale: RequestLocale) -> Response:
    """Make a breach report as a paper; of many people it names the first 500."""
    return on_paper(report, locale)


@router.get(
    ".xlsx",
    operation_id="get_breach_report_workbook",
    summary="Fetch a breach report as a workbook",
    dependencies=[PROVED],
    response_class=Response,
    responses={
        200: {"content": {MEDIA_TYPES["xlsx"]: BINARY}, "description": "The workbook"},
        **errors(*_REFUSED, *_PRINTING),
    },
)
def get_breach_report_workbook(report: Report, locale: RequestLocale) -> Response:
    """Make a breach report as a workbook: what was done, and everybody whom it concerns."""
    return in_workbook(report, locale)
