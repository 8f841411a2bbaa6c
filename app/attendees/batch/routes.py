"""Many people in one call, over HTTP."""

from app.attendees.batch.schemas import PeopleIn, PeopleOut, PersonPut
from app.attendees.batch.service import put_people
from app.attendees.batch.views import batch_answers
from app.attendees.deps import SeesAfterWriting
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.deps import EventToChange

router = api_router(tag="attendees", prefix="/events/{event_id}/attendees")


@router.post(
    "/batch",
    operation_id="put_attendees",
    summary="Add or change many people",
    responses=errors(*WRITING),
)
def put_attendees(
    body: PeopleIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    personal: SeesAfterWriting,
) -> PeopleOut:
    """Add those whose `external_key` the event does not know, and change the others.

    Each is answered by itself, in the order sent; a wrong one stops no other. Sending the same
    again changes nothing: it is answered `unchanged`. Nobody is withdrawn for being left out.
    Who was erased is refused (`person_erased`) until an organizer lets them come back.
    The answer shows phone numbers, e-mail addresses and notes as a reading does, and is audited as
    one; without a fresh proof those of people who were there before are null, with `redacted` true.
    """
    people = [item for item in body.people if isinstance(item, PersonPut)]
    outcomes = put_people(db, event, people, actor=caller, now=now)
    return PeopleOut(items=batch_answers(body, outcomes, locale, personal=personal))
