"""Groups over HTTP: look at one, and let it in."""

from typing import Annotated

from fastapi import Query

from app.checkin.door.groups import service
from app.checkin.door.groups.errors import GroupChangedError
from app.checkin.door.groups.schemas import GroupAnswer, GroupIn, GroupOut, RefusedOut
from app.checkin.door.people.views import door_people
from app.checkin.gates.errors import GateUnknownError
from app.checkin.records import Verdict
from app.checkin.scans.errors import GateNotOfDeviceError
from app.checkin.scans.views import answer
from app.core.database.sessions import Db
from app.core.errors import WRITING, InvalidRequestError, errors
from app.core.http.fields import NO_NUL
from app.core.http.routing import api_router
from app.events.clocks.deps import DayNow
from app.events.deps import Doorkeeper

router = api_router(tag="check-in", prefix="/events/{event_id}")
_Kecamatan = Annotated[
    str, Query(min_length=1, max_length=120, pattern=NO_NUL, description="Kecamatan of the group")
]


@router.get(
    "/door/groups",
    operation_id="preview_door_group",
    summary="Look at a group",
    responses=errors(*WRITING),
)
def preview_door_group(door: Doorkeeper, db: Db, now: DayNow, kecamatan: _Kecamatan) -> GroupOut:
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
    responses=errors(*WRITING, GroupChangedError, GateUnknownError, GateNotOfDeviceError),
)
def admit_door_group(body: GroupIn, door: Doorkeeper, db: Db, now: DayNow) -> GroupAnswer:
    """Let in a group that somebody has counted: one scan for each person, as if made one by one.

    `confirm` names the list that was looked at; if the list has changed since, nobody is let in and
    it must be looked at again. Sending a group again adds nothing.
    """
    admitted, refused = 0, []
    for outcome in service.admit_group(db, door, body, now=now):
        if isinstance(outcome, InvalidRequestError):
            raise outcome
        shown = answer(outcome, door.locale)
        if shown.verdict is Verdict.ADMITTED:
            admitted += 1
        elif shown.person is not None:
            refused.append(
                RefusedOut(
                    attendee_id=shown.person.attendee_id,
                    name=shown.person.name,
                    message=shown.message,
                )
            )
    return GroupAnswer(admitted=admitted, refused=refused)
