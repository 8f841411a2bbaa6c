"""The page that sets the door up: its devices, its gates, and links for partners."""

from typing import Final

from fastapi import Request, Response

from app.auth.deps import Caller
from app.auth.records import Scope
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.locale import RequestLocale
from app.events.deps import OrganizerEventToRead
from app.partners import queries as partners
from app.web.devices.routes import devices_part
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render
from app.web.frame.sections import SETUP
from app.web.gates.routes import gates_part
from app.web.partners.links.routes import links_part

router = pages_router()
PAGE: Final = "/events/{event_id}" + SETUP


@router.get(PAGE)
def setup_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Show devices, gates and links, each with the forms that change them."""
    tables = partners.all_tables(db, event.id)
    return render(
        request,
        "setup/setup.html",
        caller=caller,
        event=event,
        page="setup",
        may_change=True,
        tables=tables,
        scopes=list(Scope),
        **devices_part(db, event, now, locale),
        **gates_part(db, event, tables, now, locale),
        **links_part(db, event, now),
    )
