"""A file of places in a request: read before the request's own transaction."""

from typing import Annotated

from fastapi import Depends, File, Form, Request, UploadFile
from pydantic import Json

from app.core.clock import Now
from app.core.http.fields import Words
from app.events.deps import EventId
from app.imports.deps import AtDesk
from app.imports.errors import ColumnsUnconfirmedError
from app.imports.mapping import Mapping, SheetName
from app.imports.places.reading import read_places
from app.imports.places.service import LONGEST_HEADING, PlacesRead
from app.sheets.files.limits import Limits

Heading = Annotated[Words, Form(max_length=LONGEST_HEADING)]


async def _read_upload(
    desk: AtDesk,
    event_id: EventId,
    request: Request,
    now: Now,
    file: Annotated[UploadFile, File(description="A table with headings, XLSX or CSV")],
    sheet: Annotated[
        SheetName | None, Form(description="Left out: the sheet is found", examples=["Unit"])
    ] = None,
    mapping: Annotated[
        Json[Mapping] | None,
        Form(
            description="Column -> `name`, `kecamatan`, `code`, `kind`, `regency`; as JSON",
            examples=['{"B": "name"}'],
        ),
    ] = None,
    with_regencies: Annotated[
        bool, Form(description="Whether villages of the event's `regions` count beside them")
    ] = False,
    place_heading: Annotated[
        Heading,
        Form(description="What places are called; left out: as their heading", examples=["Unit"]),
    ] = "",
    group_heading: Annotated[
        Heading,
        Form(
            description="What groups are called; left out: as their heading", examples=["Kelompok"]
        ),
    ] = "",
) -> PlacesRead:
    limits = Limits(file_bytes=request.app.state.settings.upload_limit_bytes)
    content = await file.read()
    name, read = await read_places(
        desk,
        event_id,
        file.filename or "",
        content,
        sheet=sheet,
        mapping=mapping or {},
        limits=limits,
        today=now.date(),
    )
    if read.to_confirm:
        raise ColumnsUnconfirmedError(read.to_confirm, mapping or {})
    return PlacesRead(name, read, with_regencies, place_heading, group_heading)


UploadedPlaces = Annotated[PlacesRead, Depends(_read_upload)]
"""The file of the request, as it was read."""
