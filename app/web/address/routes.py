"""The page of the installation's public address, and the page that a phone opens to try it."""

from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from pydantic import ValidationError
from sqlmodel import Session

from app.auth.deps import PUBLIC, Administrator
from app.auth.principal import Principal
from app.core.clock import Now
from app.core.database.sessions import Db, write_after_reading
from app.core.errors import AppError, or_not_found
from app.core.locale import RequestLocale
from app.core.qr import picture
from app.events.installation import (
    PROBE_PAGE,
    InstallationIn,
    installation,
    note_reached,
    probed,
    set_address,
)
from app.web.frame.forms import Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/address"


@router.get(PAGE)
def address_page(request: Request, caller: Administrator, db: Db) -> Response:
    """Show the address, and a code to try it with; a script asks for the answer alone."""
    known = installation(db, request.app.state.settings)
    return _page(request, db, caller, Typed({"public_url": known.public_url or ""}))


@router.post(PAGE)
def set_on_page(
    request: Request, fields: Fields, caller: Administrator, db: Db, now: Now, locale: RequestLocale
) -> Response:
    """Set the address, or remove it where the field is empty."""
    try:
        body = InstallationIn.model_validate({"public_url": fields.get("public_url") or None})
        set_address(db, body, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        form = refused(fields, refusal, locale)
        return _page(request, db, caller, form, status_of(refusal))
    return tell_at(PAGE, "saved")


@router.get(PROBE_PAGE + "/{probe}", dependencies=[PUBLIC])
def reached_page(request: Request, probe: str, db: Db, now: Now) -> Response:
    """Tell whoever opens it that the address works, and note that it was reached."""
    stored = or_not_found(probed(db, probe))
    if stored.reached_at is None:

        def note(session: Session) -> bool:
            return note_reached(session, probe, now)

        write_after_reading(db, note)
    return render(request, "address/reached.html")


def _page(
    request: Request, db: Session, caller: Principal, typed: Typed, status: int = HTTPStatus.OK
) -> Response:
    known = installation(db, request.app.state.settings)
    part = "HX-Request" in request.headers
    return render(
        request,
        "address/state.html" if part else "address/address.html",
        status=status,
        caller=caller,
        here=PAGE,
        typed=typed,
        known=known,
        picture=picture(known.probe_url) if known.probe_url else None,
    )
