"""The list of places that a form of the area's page holds, read before its transaction."""

from typing import Annotated, Final

from fastapi import Depends, File, Form, Request, UploadFile

from app.core.clock import Now
from app.core.http.fields import NO_NUL, Words
from app.events.deps import EventId
from app.imports.deps import AtDesk
from app.imports.errors import ListUnreadableError
from app.imports.places.reading import read_places
from app.imports.places.service import LONGEST_HEADING, PlacesRead
from app.sheets.files.limits import Limits
from app.web.area.view import MAPPING

_LONGEST_TEXT: Final = 4_000_000
_PASTED: Final = "tempat.txt"
Heading = Annotated[Words, Form(max_length=LONGEST_HEADING)]
Column = Annotated[Words, Form(max_length=60)]


async def _read_form(
    desk: AtDesk,
    event_id: EventId,
    request: Request,
    now: Now,
    *,
    file: Annotated[UploadFile | None, File()] = None,
    pasted: Annotated[str, Form(max_length=_LONGEST_TEXT, pattern=NO_NUL)] = "",
    filename: Annotated[Words, Form(max_length=255)] = _PASTED,
    seen: Annotated[str, Form(max_length=4)] = "",
    with_regencies: Annotated[str, Form(max_length=4)] = "",
    place_heading: Heading = "",
    group_heading: Heading = "",
    name_column: Column = "",
    group_column: Column = "",
) -> PlacesRead | ListUnreadableError | None:
    """Return the form's places as they were read, why they cannot be, or None without any.

    What was `seen` is a table of our own.
    """
    content, name = b"", filename
    if file is not None:
        content, name = await file.read(), file.filename or _PASTED
    content = content or pasted.strip().encode()
    if not content:
        return None
    chosen = {name_column.strip(): "name", group_column.strip(): "kecamatan"}
    mapping = MAPPING if seen else {key: field for key, field in chosen.items() if key}
    try:
        kept, read = await read_places(
            desk,
            event_id,
            name,
            content,
            sheet=None,
            mapping=mapping,
            limits=Limits(file_bytes=request.app.state.settings.upload_limit_bytes),
            today=now.date(),
        )
    except ListUnreadableError as error:
        return error
    return PlacesRead(
        kept, read, bool(with_regencies), place_heading.strip(), group_heading.strip()
    )


FormPlaces = Annotated[PlacesRead | ListUnreadableError | None, Depends(_read_form)]
"""The places of the form as they were read; a route names it first."""
