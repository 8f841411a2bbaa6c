"""An event's own places over HTTP: upload, look, take away.

`uploads` takes files and therefore larger bodies than the other router.
"""

from dataclasses import asdict

from fastapi import Response, status

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
from app.core.http.paging import CursorInvalidError, Page, PlainPaging
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.deps import EventToChange, EventToRead, OrganizerEventToRead
from app.events.places import queries
from app.events.places.records import EventPlaces
from app.imports.errors import REFUSALS, ColumnsUnconfirmedError
from app.imports.paging import page_of
from app.imports.places import area as standing
from app.imports.places import service
from app.imports.places.deps import UploadedPlaces
from app.imports.places.schemas import (
    AreaOut,
    AreaRegencyOut,
    EventPlaceOut,
    PlacesOut,
    PlacesPreviewOut,
    PlacesReadOut,
)
from app.imports.views import finding_out, skipped_out

_PREFIX = "/events/{event_id}/places"
uploads = api_router(tag="imports", prefix=_PREFIX)
router = api_router(tag="imports", prefix=_PREFIX)
area = api_router(tag="imports", prefix="/events/{event_id}/area")
_SHOWN = 200


def _shown(places: EventPlaces) -> PlacesOut:
    own = service.own(places)
    return PlacesOut(
        filename=places.filename,
        places=len(own.villages),
        groups=own.groups,
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
    reading: UploadedPlaces,
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


@uploads.post(
    "/preview",
    operation_id="preview_places",
    summary="See what a list of places would be",
    dependencies=[KNOWN_FORM],
    responses=errors(*READING, ColumnsUnconfirmedError, *REFUSALS),
)
def preview_places(
    reading: UploadedPlaces, event: OrganizerEventToRead, db: Db, locale: RequestLocale
) -> PlacesPreviewOut:
    """See the places of a file before the event has them, and who would stand in none of them."""
    own = reading.own
    codes = {one.code for one in own.villages}
    regencies = event.regions if reading.with_regencies else []
    return PlacesPreviewOut(
        filename=reading.filename,
        places=len(own.villages),
        groups=own.groups,
        place_heading=own.place_heading,
        group_heading=own.group_heading,
        with_regencies=reading.with_regencies,
        elsewhere=len(standing.outside(standing.present(db, event), regencies, codes)),
        items=[EventPlaceOut.model_validate(one) for one in own.villages[:_SHOWN]],
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
def list_places(event: EventToRead, db: Db, page: PlainPaging) -> Page[EventPlaceOut]:
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


@area.get(
    "",
    operation_id="get_area",
    summary="See what places lists may name",
    responses=errors(*READING),
)
def get_area(event: EventToRead, db: Db) -> AreaOut:
    """See the event's regencies and own places, and how many cooperatives stand in each.

    A regency or the own places taken away, those who have come in stay; their rows of lists that
    are uploaded afterwards are held back.
    """
    found = standing.area(db, event)
    return AreaOut(
        regencies=[
            AreaRegencyOut(**asdict(one.regency), cooperatives=one.cooperatives)
            for one in found.regencies
        ],
        regencies_count=found.regencies_count,
        own=None if found.own is None else _shown(found.own),
        own_cooperatives=found.own_cooperatives,
        elsewhere=found.elsewhere,
    )
