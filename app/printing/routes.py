"""Print runs over HTTP."""

from fastapi import Response, status
from sqlmodel import col

from app.auth.deps import Caller
from app.badges.deps import PublicAddress
from app.badges.errors import PublicAddressUnusableError
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors, or_not_found
from app.core.http.fields import PathNumber
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.documents.choosing import file_name
from app.documents.errors import (
    DocumentEmptyError,
    DocumentsBusyError,
    NothingPublishedError,
    TimetableUnknownError,
)
from app.documents.names import MEDIA_TYPES
from app.documents.routes import BINARY, disposition
from app.documents.wishes import Wish, wish_of
from app.events.deps import EventToChange, OrganizerEventToRead
from app.printing import queries, service
from app.printing.deps import PrintRunToChange, PrintRunToRead
from app.printing.records import PrintRun
from app.printing.schemas import PrintRunIn, PrintRunOut
from app.printing.views import place, runs_out

router = api_router(tag="documents", prefix="/events/{event_id}/print-runs")


@router.post(
    "",
    operation_id="create_print_run",
    summary="Ask for a document of any length",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(
        *WRITING,
        NothingPublishedError,
        TimetableUnknownError,
        DocumentEmptyError,
        PublicAddressUnusableError,
        DocumentsBusyError,
    ),
)
def create_print_run(
    body: PrintRunIn,
    event: EventToChange,
    caller: Caller,
    public_url: PublicAddress,
    db: Db,
    now: Now,
    locale: RequestLocale,
    response: Response,
) -> PrintRunOut:
    """Have a worker lay out a document in files of a hundred pages, in your language.

    An event's print runs are carried out one after the other. While one waits for the same
    document, it is the answer.
    """
    wish = Wish(locale, body.timetable, public_url, body.sheet, body.choice)
    run = service.request_run(db, event, body.document, wish, actor=caller, now=now)
    response.headers["Location"] = place(run)
    return runs_out(db, [run], locale)[0]


@router.get(
    "",
    operation_id="list_print_runs",
    summary="List print runs",
    responses=errors(*WRITING, CursorInvalidError),
)
def list_print_runs(
    event: OrganizerEventToRead, db: Db, page: Paging, locale: RequestLocale
) -> Page[PrintRunOut]:
    """List the event's print runs of the last day, oldest first."""
    rows, cursor = fetch_page(db, queries.runs(event.id), page, [col(PrintRun.id)])
    return Page(items=runs_out(db, rows, locale), next_cursor=cursor)


@router.get(
    "/{print_run_id}",
    operation_id="get_print_run",
    summary="Read a print run",
    responses=errors(*WRITING),
)
def get_print_run(run: PrintRunToRead, db: Db, locale: RequestLocale) -> PrintRunOut:
    """Read how far a print run is, and where its files are once it has finished."""
    return runs_out(db, [run], locale)[0]


@router.delete(
    "/{print_run_id}",
    operation_id="delete_print_run",
    summary="Delete a print run",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING),
)
def delete_print_run(run: PrintRunToChange, caller: Caller, db: Db, now: Now) -> None:
    """Delete a print run with its files; one that is being laid out is given up."""
    service.delete_run(db, run, actor=caller, now=now)


@router.get(
    "/{print_run_id}/files/{number}",
    operation_id="get_printed_file",
    summary="Fetch a file of a print run",
    response_class=Response,
    responses={
        200: {
            "content": {MEDIA_TYPES["pdf"]: BINARY, MEDIA_TYPES["xlsx"]: BINARY},
            "description": "The file",
        },
        **errors(*WRITING),
    },
)
def get_printed_file(run: PrintRunToRead, number: PathNumber, db: Db) -> Response:
    """Fetch one of the files that a print run made."""
    return printed_file(db, run, number)


def printed_file(db: Db, run: PrintRun, number: int, *, whole: str | None = None) -> Response:
    """Return a file of a print run as an answer, to be kept; 404 if it is not there.

    `whole` names the document; None: as the API does.
    """
    content = or_not_found(queries.content(db, run.id, number))
    whole = whole or file_name(run.document, wish_of(run.wish).choice)
    stem, _, kind = whole.rpartition(".")
    name = f"{stem}-{number:0{len(str(run.parts))}}.{kind}" if run.parts > 1 else whole
    headers = {
        "Content-Disposition": disposition(name, to_keep=True),
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type=MEDIA_TYPES[kind], headers=headers)
