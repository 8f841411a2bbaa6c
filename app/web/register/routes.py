"""The register of processing: what is held of people, and the notice to print for the door."""

from typing import Final

from fastapi import Request, Response

from app.auth.deps import Caller
from app.core.locale import RequestLocale
from app.events.deps import OrganizerEventToRead
from app.privacy.register.views import register
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/register"


@router.get(PAGE)
def register_page(
    request: Request, event: OrganizerEventToRead, caller: Caller, locale: RequestLocale
) -> Response:
    """Show what is held of people, why, for how long, and who sees it."""
    return render(
        request,
        "register/register.html",
        caller=caller,
        event=event,
        page="register",
        may_change=True,
        items=register(locale).items,
    )
