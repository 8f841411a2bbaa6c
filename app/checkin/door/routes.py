"""Work at the door over HTTP: search, substitutions, reprints, groups."""

from typing import Annotated

from fastapi import Query, Request, status
from sqlmodel import col

from app.attendees import queries as attendee_queries
from app.attendees.records import Attendee
from app.badges.errors import (
    AttendeeWithdrawnError,
    BadgeAttendeeUnknownError,
    PublicAddressUnusableError,
)
from app.checkin import queries
from app.checkin.answers import answer
from app.checkin.door import queries as door_queries
from app.checkin.door import service
from app.checkin.door.errors import (
    BadgeMissingError,
    GroupChangedError,
    PhoneUnreadableError,
    SearchTooShortError,
    SubstitutePartyError,
)
from app.checkin.door.rules import found, is_searchable
from app.checkin.door.schemas import (
    DoorKecamatanListOut,
    DoorKecamatanOut,
    DoorPersonOut,
    GroupAnswer,
    GroupIn,
    GroupOut,
    RefusedOut,
    ReprintIn,
    ReprintOut,
    SubstitutionIn,
    SubstitutionOut,
    VillageListOut,
    VillageOut,
)
from app.checkin.door.views import door_people, printable
from app.checkin.errors import GateNotOfDeviceError, GateUnknownError, ScanTimeError
from app.checkin.records import Verdict
from app.checkin.scans.rules import day_of
from app.core.clock import Now
from app.core.db import Db
from app.core.errors import ForbiddenError, InvalidRequestError, NotFoundError, errors
from app.core.http.fields import NO_NUL
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.addresses import public_address
from app.events.deps import Doorkeeper
from app.sheets.values.regions import banjarnegara

router = api_router(tag="check-in", prefix="/events/{event_id}")
_COMMON = (NotFoundError, ForbiddenError)
_Text = Annotated[
    str | None,
    Query(max_length=100, pattern=NO_NUL, description="Name, village or cooperative, as heard"),
]
_Kecamatan = Annotated[str, Query(min_length=1, max_length=120, pattern=NO_NUL)]


@router.get(
    "/door/people",
    operation_id="search_door_people",
    summary="Look somebody up",
    responses=errors(*_COMMON, SearchTooShortError, CursorInvalidError),
)
def search_door_people(
    door: Doorkeeper,
    db: Db,
    now: Now,
    page: Paging,
    q: _Text = None,
    kecamatan: Annotated[str | None, Query(max_length=120, pattern=NO_NUL)] = None,
) -> Page[DoorPersonOut]:
    """Find people by three letters or more of name, village, cooperative or partner, best first.

    A wrong letter does no harm. Without `q`, browse the people of a kecamatan by name; a search
    gives one page. Nothing is told but what a badge's holder shows anyway: no phone numbers.
    """
    cursor = None
    if q is not None and q.strip():
        if not is_searchable(q):
            raise SearchTooShortError
        names = door_queries.names(db, door.event.id, kecamatan=kecamatan)
        ids = found(q, names, page.limit)
    elif kecamatan is not None:
        statement = door_queries.people_of_kecamatan(door.event.id, kecamatan)
        rows, cursor = fetch_page(db, statement, page, [col(Attendee.name), col(Attendee.id)])
        ids = [row.id for row in rows]
    else:
        raise SearchTooShortError
    return Page(items=door_people(db, door.event, ids, now), next_cursor=cursor)


@router.get(
    "/door/kecamatan",
    operation_id="list_door_kecamatan",
    summary="List kecamatan",
    responses=errors(*_COMMON),
)
def list_door_kecamatan(door: Doorkeeper, db: Db, now: Now) -> DoorKecamatanListOut:
    """List the kecamatan of the event, each with how many are expected and have come today."""
    counts = queries.arrival_counts(db, door.event.id, day_of(now, door.event.timezone))
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
    responses=errors(*_COMMON, SearchTooShortError),
)
def search_door_villages(
    door: Doorkeeper,
    db: Db,
    q: Annotated[str, Query(max_length=100, pattern=NO_NUL, description="As heard")],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
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
        for village in banjarnegara().villages
    } | listed
    names = {code: (row.village, row.kecamatan) for code, row in known.items()}
    return VillageListOut(items=[known[code] for code in found(q, names, limit)])


@router.post(
    "/substitutions",
    operation_id="substitute_attendee",
    summary="Let another person come",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *_COMMON,
        BadgeAttendeeUnknownError,
        SubstitutePartyError,
        PhoneUnreadableError,
        AttendeeWithdrawnError,
        PublicAddressUnusableError,
    ),
)
def substitute_attendee(
    body: SubstitutionIn, door: Doorkeeper, db: Db, now: Now, request: Request
) -> SubstitutionOut:
    """Let another person come for a cooperative or partner: its meetings stay.

    The badge before is refused everywhere from now on; the answer holds the new one, to print.
    """
    made, badge = service.substitute(db, door.event, body, actor=door.actor, now=now)
    return SubstitutionOut(
        person=door_people(db, door.event, [made.id], now)[0],
        badge=printable(badge, public_address(request, door.event)),
        replaced_attendee_id=body.attendee_id,
    )


@router.post(
    "/door/reprints",
    operation_id="reprint_badge",
    summary="Print a badge once more",
    responses=errors(
        *_COMMON,
        BadgeAttendeeUnknownError,
        BadgeMissingError,
        AttendeeWithdrawnError,
        PublicAddressUnusableError,
    ),
)
def reprint_badge(
    body: ReprintIn, door: Doorkeeper, db: Db, now: Now, request: Request
) -> ReprintOut:
    """Read the badge that counts, to print it once more; the prints are counted.

    If the one before is lost, say so: it is refused from now on, and the answer is a new one.
    """
    badge = service.reprint(db, door.event, body, actor=door.actor, now=now)
    return ReprintOut(
        person=door_people(db, door.event, [body.attendee_id], now)[0],
        badge=printable(badge, public_address(request, door.event)),
    )


@router.get(
    "/door/groups",
    operation_id="preview_door_group",
    summary="Look at a group",
    responses=errors(*_COMMON),
)
def preview_door_group(door: Doorkeeper, db: Db, now: Now, kecamatan: _Kecamatan) -> GroupOut:
    """List who of a kecamatan is expected and has not come today, to be counted and confirmed."""
    group = service.group_of(db, door.event, kecamatan, now)
    return GroupOut(
        kecamatan=kecamatan,
        people=door_people(db, door.event, group.attendee_ids, now),
        count=len(group.attendee_ids),
        confirm=group.confirm,
    )


@router.post(
    "/door/groups",
    operation_id="admit_door_group",
    summary="Let a group in",
    responses=errors(
        *_COMMON, GroupChangedError, GateUnknownError, GateNotOfDeviceError, ScanTimeError
    ),
)
def admit_door_group(body: GroupIn, door: Doorkeeper, db: Db, now: Now) -> GroupAnswer:
    """Let in those of a bus that somebody has counted: one scan each, as if made by hand.

    `confirm` names the list that was looked at; if it is another by now, nobody is let in and
    the list must be looked at again. Sending a group again adds nothing.
    """
    admitted, refused = 0, []
    for outcome in service.admit_group(db, door, body, now=now):
        if isinstance(outcome, InvalidRequestError):
            raise outcome
        told = answer(outcome, door.locale)
        if told.verdict is Verdict.ADMITTED:
            admitted += 1
        elif told.person is not None:
            refused.append(
                RefusedOut(
                    attendee_id=told.person.attendee_id,
                    name=told.person.name,
                    message=told.message,
                )
            )
    return GroupAnswer(admitted=admitted, refused=refused)
