"""What reminds a holder: the calendar to subscribe to, and the worker that shows pushes."""

import json
from typing import Final

from fastapi import Request, Response
from sqlmodel import Session

from app.auth.deps import PUBLIC
from app.badges.tokens import AGENDA_PATH
from app.core.http.middleware import API
from app.events.addresses import page_address
from app.events.errors import AddressNeededError
from app.meetings.agenda.service import OpenedAgenda, presented
from app.participants.calendars.errors import NoPartyError
from app.participants.calendars.service import code_of
from app.web.frame.assets import STATIC_DIR, asset
from app.web.frame.pages import pages_router

router = pages_router()
WORKER: Final = f"{AGENDA_PATH}worker.js"


@router.get(WORKER, dependencies=[PUBLIC])
def reminders_worker() -> Response:
    """Return the script that shows what is pushed, also while the page is closed."""
    code = (STATIC_DIR / asset("reminders-worker.js").rpartition("/")[2]).read_text("utf-8")
    script = f"self.ICON={json.dumps(asset('icon-192.png'))};\n{code}"
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": AGENDA_PATH}
    return Response(script, headers=headers, media_type="text/javascript")


def calendar_address(
    request: Request, session: Session, opened: OpenedAgenda, code: str
) -> str | None:
    """Return the address at which a phone subscribes to the holder's meetings, if there is one."""
    try:
        secret = code_of(session, presented(session, code))
        url = page_address(request, opened.event)
    except (NoPartyError, AddressNeededError):
        return None
    return f"webcal:{url.partition(':')[2]}{API}/calendars/{secret}.ics"
