"""What the day needs, on its page: gates to come in by, and links for partners."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Form, Path, Request, Response
from sqlmodel import Session, col

from app.auth import queries as auth_queries
from app.auth.deps import Caller
from app.auth.records import AccessToken
from app.checkin import queries, service
from app.checkin.deps import GateForOrganizer
from app.checkin.records import Gate, GateKind
from app.checkin.schemas import GateIn, GatePatch
from app.core.clock import Now
from app.core.db import Db
from app.core.errors import NotFoundError
from app.core.http.fields import NO_NUL
from app.core.locale import Locale
from app.core.qr import picture
from app.events import queries as events
from app.events.deps import EventForOrganizer
from app.events.records import Event
from app.partners import queries as partners
from app.partners.deps import PartnerForOrganizer
from app.partners.link_routes import LinkIn, create_partner_link, revoke_partner_link
from app.partners.records import Partner
from app.web.door_view import gate_lines
from app.web.pages import pages_router, see_other
from app.web.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/door"
Name = Annotated[str, Form(min_length=1, max_length=120, pattern=NO_NUL)]
_TABLE: Final = "table:"
_SESSION: Final = "session:"


def places(session: Session, event: Event, now: Now, locale: Locale) -> Mapping[str, Any]:
    """Return what the page shows of gates, tables, partners and their links."""
    tables = partners.all_tables(session, event.id)
    gates = session.exec(queries.gates(event.id).order_by(col(Gate.id))).all()
    links = auth_queries.event_links(event.id, now).order_by(col(AccessToken.id))
    slots = events.slots(session, event.id)
    return {
        "tables": tables,
        "partners": {one.id: one.name for one in partners.all_partners(session, event.id)},
        "gates": gate_lines(gates, {table.id: table for table in tables}, event, now, locale),
        "sessions": sorted({slot.session for slot in slots if slot.session}),
        "links": session.exec(links).all(),
    }


@router.post(PAGE + "/gates")
def add_gate(
    event: EventForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    name: Name,
    leads_to: Annotated[str, Form(max_length=80, pattern=NO_NUL)] = "",
) -> Response:
    """Add a gate: to the event, or to `session:<its name>` or `table:<its id>`."""
    body = GateIn(name=name)
    if leads_to.startswith(_SESSION):
        wanted = leads_to.removeprefix(_SESSION)
        body = GateIn(name=name, kind=GateKind.SESSION, session=wanted[:40])
    elif leads_to.startswith(_TABLE):
        body = GateIn(name=name, kind=GateKind.TABLE, table_id=_id(leads_to.removeprefix(_TABLE)))
    service.create_gate(db, event, body, actor=caller, now=now)
    return see_other(f"/events/{event.id}/door#gates")


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFoundError from None


@router.post(PAGE + "/gates/{gate_id}/name")
def rename_gate(
    event: EventForOrganizer, gate: GateForOrganizer, caller: Caller, db: Db, now: Now, name: Name
) -> Response:
    """Give a gate another name."""
    service.update_gate(db, gate, GatePatch(name=name), actor=caller, now=now)
    return see_other(f"/events/{event.id}/door#gates")


@router.post(PAGE + "/gates/{gate_id}/close")
def close_gate(
    event: EventForOrganizer, gate: GateForOrganizer, caller: Caller, db: Db, now: Now
) -> Response:
    """Let nobody more in by a gate from now on; who is inside can still go out."""
    patch = GatePatch(closes_at=now)
    if gate.opens_at is not None and gate.opens_at >= now:
        patch = GatePatch(opens_at=None, closes_at=now)
    service.update_gate(db, gate, patch, actor=caller, now=now)
    return see_other(f"/events/{event.id}/door#gates")


@router.post(PAGE + "/gates/{gate_id}/open")
def open_gate(
    event: EventForOrganizer, gate: GateForOrganizer, caller: Caller, db: Db, now: Now
) -> Response:
    """Let people in by a gate from now on, whatever its hours were."""
    patch = GatePatch(opens_at=None, closes_at=None)
    service.update_gate(db, gate, patch, actor=caller, now=now)
    return see_other(f"/events/{event.id}/door#gates")


@router.post(PAGE + "/gates/{gate_id}/delete")
def delete_gate(
    event: EventForOrganizer, gate: GateForOrganizer, caller: Caller, db: Db, now: Now
) -> Response:
    """Take a gate away at which nothing was scanned."""
    service.delete_gate(db, gate, actor=caller, now=now)
    return see_other(f"/events/{event.id}/door#gates")


@router.post(PAGE + "/links")
def make_link(
    request: Request,
    event: EventForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    partner: Annotated[UUID, Form()],
    name: Name,
) -> Response:
    """Make a link for a partner and show it, this once."""
    host = db.get(Partner, partner)
    if host is None or host.event_id != event.id:
        raise NotFoundError
    link = create_partner_link(request, event, host, caller, db, now, LinkIn(name=name))
    return render(
        request,
        "door_link.html",
        status=HTTPStatus.CREATED,
        caller=caller,
        event=event,
        page="door",
        may_change=True,
        link=link,
        picture=picture(link.url),
    )


@router.post(PAGE + "/partners/{partner_id}/links/{link_id}/revoke")
def revoke_link_on_page(
    event: EventForOrganizer,
    partner: PartnerForOrganizer,
    link_id: Annotated[UUID, Path()],
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Make a link useless at once."""
    revoke_partner_link(link_id, partner, caller, db, now)
    return see_other(f"/events/{event.id}/door#links")
