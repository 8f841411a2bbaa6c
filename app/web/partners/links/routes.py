"""Links that partners open their table's page with: listed, made and revoked by organizers."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Form, Path, Request, Response
from sqlmodel import Session, col

from app.auth.deps import Caller
from app.auth.records import AccessToken
from app.auth.tokens import queries
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.core.qr import picture
from app.events.addresses import reach
from app.events.deps import EventToChange
from app.events.records import Event
from app.partners import queries as partners
from app.partners.deps import PartnerToChange
from app.partners.link_routes import LinkIn, create_partner_link, revoke_partner_link
from app.partners.records import Partner
from app.web.frame.forms import Name
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render
from app.web.frame.sections import SETUP

router = pages_router()
PAGE: Final = "/events/{event_id}/door"


def links_part(session: Session, event: Event, now: datetime) -> Mapping[str, Any]:
    """Return what `links.html` shows: partners by name, and the links that are valid."""
    links = queries.event_links(event.id, now).order_by(col(AccessToken.id))
    return {
        "partners": {one.id: one.name for one in partners.all_partners(session, event.id)},
        "links": session.exec(links).all(),
    }


@router.post(PAGE + "/links")
def make_link(
    request: Request,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    partner: Annotated[UUID, Form()],
    name: Name,
) -> Response:
    """Make a link for a partner and show it; it is not shown again."""
    host = db.get(Partner, partner)
    if host is None or host.event_id != event.id:
        raise NotFoundError
    link = create_partner_link(request, event, host, caller, db, now, LinkIn(name=name))
    return render(
        request,
        "partners/links/link.html",
        status=HTTPStatus.CREATED,
        caller=caller,
        event=event,
        page="setup",
        may_change=True,
        link=link,
        reach=reach(link.url),
        picture=picture(link.url),
    )


@router.post(PAGE + "/partners/{partner_id}/links/{link_id}/revoke")
def revoke_link_on_page(
    event: EventToChange,
    partner: PartnerToChange,
    link_id: Annotated[UUID, Path()],
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Revoke a link; it stops working at once."""
    revoke_partner_link(link_id, partner, caller, db, now)
    return see_other(f"/events/{event.id}{SETUP}#links")
