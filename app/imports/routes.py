"""Uploaded lists over HTTP: upload, preview, mapping, apply.

`uploads` takes files and therefore larger bodies than the other router.
"""

from typing import Annotated

from fastapi import Query, Response, status
from fastapi.responses import StreamingResponse
from sqlmodel import col

from app.attendees.deps import SeesAfterWriting, SeesPersonalData
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, StaleVersionError, errors
from app.core.http.bodies import KNOWN_FORM
from app.core.http.etag import IfMatch, require_match, set_etag
from app.core.http.paging import CursorInvalidError, Page, Paging, PlainPaging, fetch_page
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.deps import EventToChange, OrganizerEventToRead
from app.imports import queries, service
from app.imports.deps import (
    ImportToChange,
    ListRead,
    ListReadAnew,
    ListToApply,
    UploadRead,
)
from app.imports.errors import REFUSALS, ColumnsUnconfirmedError
from app.imports.paging import page_of
from app.imports.records import Import, ListKind
from app.imports.schemas import (
    ApplyOut,
    FindingOut,
    ImportOut,
    PreviewOut,
    RowOut,
)
from app.imports.views import finding_out, findings_csv, preview_out, rows_out, without_cells
from app.sheets.findings import Severity

_PREFIX = "/events/{event_id}/imports"
uploads = api_router(tag="imports", prefix=_PREFIX)
router = api_router(tag="imports", prefix=_PREFIX)
ACCESS = (NotFoundError, ForbiddenError)
FORM_OVERHEAD_BYTES = 65_536
"""What a form adds to the file that it carries."""
CSV_TYPE = "text/csv; charset=utf-8"


@uploads.post(
    "",
    operation_id="upload_list",
    summary="Upload a list",
    dependencies=[KNOWN_FORM],
    status_code=status.HTTP_201_CREATED,
    responses=errors(*ACCESS, *REFUSALS),
)
def upload_list(
    reading: UploadRead,
    response: Response,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> PreviewOut:
    """Upload a list as it is and see what it would bring. Nothing is applied yet.

    The sheet, the headings and what each column means are found; `put_mapping` overrules them.
    """
    imp = service.upload(db, event, reading, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/imports/{imp.number}"
    set_etag(response, imp.version)
    return preview_out(imp, reading.read, locale, service.remembered(db, reading))


@router.get(
    "",
    operation_id="list_imports",
    summary="List uploaded lists",
    responses=errors(*ACCESS, CursorInvalidError),
)
def list_imports(
    event: OrganizerEventToRead, db: Db, page: Paging, kind: ListKind | None = None
) -> Page[ImportOut]:
    """List what was uploaded to the event, oldest first."""
    rows, cursor = fetch_page(
        db, queries.imports(event.id, kind=kind), page, [col(Import.number), col(Import.id)]
    )
    return Page(items=[ImportOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.get(
    "/{number}",
    operation_id="get_import",
    summary="Preview a list",
    responses=errors(*ACCESS, *REFUSALS),
)
def get_import(
    reading: ListRead,
    event: OrganizerEventToRead,
    audited: SeesPersonalData,
    locale: RequestLocale,
    response: Response,
    db: Db,
) -> PreviewOut:
    """See how a list was read: its sheets, columns with suggestions, counts, and any result."""
    set_etag(response, reading.imp.version)
    return preview_out(reading.imp, reading.read, locale, service.remembered(db, reading))


@router.put(
    "/{number}/mapping",
    operation_id="put_mapping",
    summary="Overrule how a list is read",
    responses=errors(*ACCESS, StaleVersionError, *REFUSALS),
)
def put_mapping(
    reading: ListReadAnew,
    event: EventToChange,
    imp: ImportToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    response: Response,
    personal: SeesAfterWriting,
    if_match: IfMatch = None,
) -> PreviewOut:
    """Choose the sheet and say what columns mean; columns not named keep what was detected.

    Putting the mapping of `to_confirm` confirms the columns that were found by what they hold.
    The answer is audited as a reading; without a fresh proof `examples` and `skipped` are empty.
    """
    require_match(if_match, imp.version)
    service.set_mapping(db, imp, reading, actor=caller, now=now)
    set_etag(response, imp.version)
    shown = preview_out(imp, reading.read, locale)
    return shown if personal else without_cells(shown)


@router.get(
    "/{number}/findings",
    operation_id="list_findings",
    summary="List findings",
    responses=errors(*ACCESS, CursorInvalidError, *REFUSALS),
)
def list_findings(
    reading: ListRead,
    event: OrganizerEventToRead,
    audited: SeesPersonalData,
    locale: RequestLocale,
    page: PlainPaging,
    severity: Severity | None = None,
    code: Annotated[
        str | None, Query(max_length=40, description="Only findings of this code")
    ] = None,
    blocks_row: Annotated[
        bool | None, Query(description="Whether the row has to wait for it")
    ] = None,
) -> Page[FindingOut]:
    """List what was noticed, in the order of the file: nothing is mended in secret."""
    wanted = [
        finding
        for finding in reading.read.findings
        if (severity is None or finding.severity is severity)
        and (code is None or finding.code == code)
        and (blocks_row is None or finding.blocks_row is blocks_row)
    ]
    shown, cursor = page_of(wanted, page)
    return Page(items=[finding_out(finding, locale) for finding in shown], next_cursor=cursor)


@router.get(
    "/{number}/findings.csv",
    operation_id="download_findings",
    summary="Download findings",
    response_class=StreamingResponse,
    responses={
        status.HTTP_200_OK: {
            "description": "UTF-8 with its mark, harmless in a spreadsheet",
            "content": {"text/csv": {"schema": {"type": "string"}}},
        },
        **errors(*ACCESS, *REFUSALS),
    },
)
def download_findings(
    reading: ListRead, event: OrganizerEventToRead, audited: SeesPersonalData, locale: RequestLocale
) -> StreamingResponse:
    """Download all findings as CSV, to be sent to whoever can mend the list."""
    disposition = f'attachment; filename="findings-{reading.imp.number}.csv"'
    return StreamingResponse(
        findings_csv([reading.read], locale),
        media_type=CSV_TYPE,
        headers={"Content-Disposition": disposition},
    )


@router.get(
    "/{number}/rows",
    operation_id="list_import_rows",
    summary="List rows",
    responses=errors(*ACCESS, CursorInvalidError, *REFUSALS),
)
def list_import_rows(
    reading: ListRead,
    event: OrganizerEventToRead,
    audited: SeesPersonalData,
    page: PlainPaging,
    held_back: Annotated[
        bool | None, Query(description="Only rows that wait for a person, or only the others")
    ] = None,
) -> Page[RowOut]:
    """List the cleaned rows in the order of the file, those that wait for a person included."""
    read = reading.read
    rows = read.rows
    if held_back is not None:
        rows = read.held_back if held_back else read.ready
    shown, cursor = page_of(rows, page)
    return Page(items=rows_out(shown, read), next_cursor=cursor)


@router.post(
    "/{number}/apply",
    operation_id="apply_import",
    summary="Apply a list",
    response_model=ApplyOut,
    responses=errors(*ACCESS, StaleVersionError, ColumnsUnconfirmedError, *REFUSALS),
)
def apply_import(
    ready: ListToApply,
    event: EventToChange,
    imp: ImportToChange,
    caller: Caller,
    db: Db,
    now: Now,
    if_match: IfMatch = None,
) -> Response:
    """Bring the list in: new rows are added, known ones changed, held-back ones wait.

    Nothing is removed, and an empty cell erases nothing. Applying it again changes nothing.
    Refused while columns wait to be confirmed (`to_confirm` of the preview).
    """
    require_match(if_match, imp.version)
    planned = service.apply(db, event, imp, ready, actor=caller, now=now)
    return Response(planned.answer, media_type="application/json")
