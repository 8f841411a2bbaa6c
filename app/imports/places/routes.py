"""An event's own places over HTTP: upload, look, take away.

`uploads` takes files and therefore larger bodies than the other router.
"""

from typing import Annotated
from uuid import uuid4

from fastapi import Depends, File, Form, Request, Response, UploadFile, status
from pydantic import Json

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import (
    READING,
    WRITING,
    StaleVersionError,
    errors,
    or_not_found,
)
from app.core.http.bodies import KNOWN_FORM
from app.core.http.etag import IfMatch, require_match, set_etag
from app.core.http.paging import CursorInvalidError, Page, Paging
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.deps import EventId, EventToChange, EventToRead
from app.events.places import queries
from app.events.places.records import EventPlaces
from app.imports.deps import AtDesk
from app.imports.errors import REFUSALS, ColumnsUnconfirmedError
from app.imports.paging import page_of
from app.imports.places import service
from app.imports.places.reading import read_places
from app.imports.places.schemas import EventPlaceOut, PlacesOut, PlacesReadOut
from app.imports.places.service import PlacesRead
from app.imports.schemas import Mapping, SheetName
from app.imports.views import finding_out, skipped_out
from app.sheets.files.limits import Limits

_PREFIX = "/events/{event_id}/places"
uploads = api_router(tag="imports", prefix=_PREFIX)
router = api_router(tag="imports", prefix=_PREFIX)


async def _read_upload(
    desk: AtDesk,
    event_id: EventId,
    request: Request,
    now: Now,
    file: Annotated[UploadFile, File(description="A table with headings, XLSX or CSV")],
    sheet: Annotated[SheetName | None, Form(description="Left out: the sheet is found")] = None,
    mapping: Annotated[
        Json[Mapping] | None,
        Form(description="Column -> `name`, `kecamatan`, `code`, `kind`, `regency`; as JSON"),
    ] = None,
    with_regencies: Annotated[
        bool, Form(description="Whether villages of the event's `regions` count beside them")
    ] = False,
) -> PlacesRead:
    limits = Limits(file_bytes=request.app.state.settings.upload_limit_bytes)
    content = await file.read()
    await desk.look(event_id, lambda _, event: event.id)
    name, read = await read_places(
        f"{event_id}{uuid4()}",
        file.filename or "",
        content,
        desk.readers,
        sheet=sheet,
        mapping=mapping or {},
        limits=limits,
        today=now.date(),
    )
    if read.to_confirm:
        raise ColumnsUnconfirmedError(read.to_confirm, mapping or {})
    return PlacesRead(name, read, with_regencies)


def _shown(places: EventPlaces) -> PlacesOut:
    own = service.own(places)
    return PlacesOut(
        filename=places.filename,
        places=len(own.villages),
        groups=len({village.kecamatan_code for village in own.villages}),
        place_heading=own.place_heading,
        group_heading=own.group_heading,
        with_regencies=places.with_regencies,
        version=places.version,
        updated_at=places.updated_at,
    )


@uploads.put(
    "",
    operation_id="put_places",
    summary="Upload the event's own places",
    dependencies=[KNOWN_FORM],
    responses=errors(*WRITING, StaleVersionError, ColumnsUnconfirmedError, *REFUSALS),
)
def put_places(
    reading: Annotated[PlacesRead, Depends(_read_upload)],
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    response: Response,
    if_match: IfMatch = None,
) -> PlacesReadOut:
    """Let the event's lists name these places, instead of villages or beside them.

    Places need no codes, and their groups need not be kecamatan: one column of names under a
    heading will do. A list that is uploaded again replaces the one before; a place of the same
    name and group keeps its code. Lists uploaded before are read anew by these places.
    """
    known = queries.places_of(db, event.id)
    if known is not None:
        require_match(if_match, known.version)
    places = service.put_places(db, event, reading, actor=caller, now=now)
    set_etag(response, places.version)
    return PlacesReadOut(
        **_shown(places).model_dump(),
        findings=[finding_out(finding, locale) for finding in reading.read.findings],
        skipped=skipped_out(reading.read),
    )


@router.get(
    "",
    operation_id="get_places",
    summary="See what places the event has of its own",
    responses=errors(*READING),
)
def get_places(event: EventToRead, db: Db, response: Response) -> PlacesOut:
    """See where the event's own places come from and how many they are; 404 if it has none."""
    places = or_not_found(queries.places_of(db, event.id))
    set_etag(response, places.version)
    return _shown(places)


@router.get(
    "/rows",
    operation_id="list_places",
    summary="List the event's own places",
    responses=errors(*READING, CursorInvalidError),
)
def list_places(event: EventToRead, db: Db, page: Paging) -> Page[EventPlaceOut]:
    """List the event's own places in the order of their list."""
    places = or_not_found(queries.places_of(db, event.id))
    shown, cursor = page_of(service.own(places).villages, page)
    return Page(
        items=[EventPlaceOut.model_validate(village) for village in shown], next_cursor=cursor
    )


@router.delete(
    "",
    operation_id="delete_places",
    summary="Take the event's own places away",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING),
)
def delete_places(event: EventToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Let the event's lists name the villages of its `regions` again; who has come in stays."""
    places = or_not_found(queries.places_of(db, event.id))
    service.delete_places(db, event, places, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
