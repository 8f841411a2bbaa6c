"""What is done by itself, over HTTP."""

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.day.policy import service
from app.day.policy.schemas import AutopilotIn, AutopilotOut
from app.events.deps import EventToChange, EventToRead

router = api_router(tag="day", prefix="/events/{event_id}/autopilot")


@router.get(
    "",
    operation_id="get_autopilot",
    summary="Read what is done by itself",
    responses=errors(*READING),
)
def get_autopilot(event: EventToRead, db: Db, locale: RequestLocale) -> AutopilotOut:
    """Read which seats are released and offered, and which repairs are adopted, by themselves."""
    return service.policy(db, event, locale)


@router.put(
    "",
    operation_id="set_autopilot",
    summary="Set what is done by itself",
    responses=errors(*WRITING),
)
def set_autopilot(
    body: AutopilotIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> AutopilotOut:
    """Set what is released, offered and adopted by itself, or that all is done by hand.

    What is done so carries `autopilot` as its author, and is undone like all else: what somebody
    undid is not done again.
    """
    service.set_policy(db, event, body, actor=caller, now=now)
    return service.policy(db, event, locale)
