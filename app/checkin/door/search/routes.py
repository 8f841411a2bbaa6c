"""Searching people, kecamatan and villages at the door over HTTP."""

from typing import Annotated

from fastapi import Query
from sqlmodel import col

from app.attendees import queries as attendee_queries
from app.attendees.records import Attendee
from app.badges import queries as badge_queries
from app.badges.tokens import printed_code
from app.checkin.arrivals import queries as arrival_queries
from app.checkin.door.people import queries as people_queries
from app.checkin.door.people.schemas import DoorPersonOut
from app.checkin.door.people.views import door_people
from app.checkin.door.search import queries
from app.checkin.door.search.errors import SearchTooShortError
from app.checkin.door.search.schemas import (
    DoorKecamatanListOut,
    DoorKecamatanOut,
    VillageListOut,
    VillageOut,
)
from app.checkin.scans.clocks import day_of
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.fields import NO_NUL
from app.core.http.paging import CursorInvalidError, Page, PlainPaging, fetch_page
from app.core.http.routing import api_router
from app.events.clocks.deps import DayNow
from app.events.deps import Doorkeeper
from app.events.places import queries as place_queries
from app.sheets.values.likeness import found, is_searchable

router = api_router(tag="check-in", prefix="/events/{event_id}")
_Text = Annotated[
    str | None,
    Query(
        max_length=100,
        pattern=NO_NUL,
        description="Name, village or cooperative, as heard, or a badge's code in letters",
    ),
]


@router.get(
    "/door/people",
    operation_id="search_door_people",
    summary="Look somebody up",
    responses=errors(*WRITING, SearchTooShortError, CursorInvalidError),
)
def search_door_people(
    door: Doorkeeper,
    db: Db,
    now: DayNow,
    page: PlainPaging,
    q: _Text = None,
    kecamatan: Annotated[
        str | None,
        Query(max_length=120, pattern=NO_NUL, description="Only people of this kecamatan"),
    ] = None,
) -> Page[DoorPersonOut]:
    """Find people by three letters or more of name, village, cooperative or partner, best first.

    One wrong letter in four is tolerated. The code that stands in letters on a badge finds whoever
    has it, where its QR code is torn; it proves nothing. Without `q`, browse the people
    of a kecamatan by name; a search gives one page. Answers hold no phone numbers.
    """
    cursor = None
    if q is not None and q.strip():
        if not is_searchable(q):
            raise SearchTooShortError
        code = printed_code(q)
        holder = None if code is None else badge_queries.holder_of(db, door.event.id, code)
        if holder is not None:
            ids = [holder]
        else:
            ids = found(q, queries.names(db, door.event.id, kecamatan=kecamatan), page.limit)
    elif kecamatan is not None:
        statement = people_queries.people_of_kecamatan(door.event.id, kecamatan)
        rows, cursor = fetch_page(db, statement, page, [col(Attendee.name), col(Attendee.id)])
        ids = [row.id for row in rows]
    else:
        raise SearchTooShortError
    return Page(items=door_people(db, door.event, ids, now), next_cursor=cursor)


@router.get(
    "/door/kecamatan",
    operation_id="list_door_kecamatan",
    summary="List kecamatan",
    responses=errors(*WRITING),
)
def list_door_kecamatan(door: Doorkeeper, db: Db, now: DayNow) -> DoorKecamatanListOut:
    """List the kecamatan of the event, each with how many are expected and have come today."""
    counts = arrival_queries.arrival_counts(db, door.event.id, day_of(now, door.event.timezone))
    return DoorKecamatanListOut(
        items=[
            DoorKecamatanOut(kecamatan=count.name, total=count.total, arrived=count.arrived)
            for count in counts
            if count.name is not None
        ]
    )


@router.get(
    "/door/villages",
    operation_id="search_door_villages",
    summary="Look a village up",
    responses=errors(*WRITING, SearchTooShortError),
)
def search_door_villages(
    door: Doorkeeper,
    db: Db,
    q: Annotated[str, Query(max_length=100, pattern=NO_NUL, description="As heard")],
    limit: Annotated[int, Query(ge=1, le=50, description="Villages at most")] = 10,
) -> VillageListOut:
    """Find villages by three letters or more, also those that are not on the event's list."""
    if not is_searchable(q):
        raise SearchTooShortError
    listed = {
        row.village_code: VillageOut(**row.model_dump(), cooperative_id=row.id)
        for row in attendee_queries.all_cooperatives(db, door.event.id)
    }
    known = {
        village.code: VillageOut(
            village_code=village.code,
            village=village.name,
            village_kind=village.kind,
            kecamatan=village.kecamatan,
            cooperative_id=None,
        )
        for village in place_queries.area(db, door.event).villages
    } | listed
    names = {code: (row.village, row.kecamatan) for code, row in known.items()}
    return VillageListOut(items=[known[code] for code in found(q, names, limit)])
