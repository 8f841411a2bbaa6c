"""The page of one's own second factors: an app, passkeys, recovery codes."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from fastapi import Request, Response
from pydantic import ValidationError
from sqlmodel import Session

from app.auth.deps import Oneself
from app.auth.factors import passkeys, service
from app.auth.factors.routes import second_factor
from app.auth.factors.schemas import CodeIn, PasskeyIn
from app.auth.factors.service import Begun
from app.auth.principal import Principal
from app.auth.proof import PROVED_ONESELF, presence_of
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError, NotFoundError
from app.core.http.fields import seen
from app.core.locale import RequestLocale, text
from app.core.qr import picture
from app.web.frame.entering import said_of_passkey
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import FACTORS_PATH, pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = FACTORS_PATH
_ZONE: Final = "Asia/Jakarta"
"""Second factors belong to no event, so their times are those of most of the country."""


@router.get(PAGE)
def factors_page(request: Request, caller: Oneself, db: Db) -> Response:
    """Show the caller's second factors and how to add some."""
    return _page(request, db, caller)


@router.post(f"{PAGE}/apps", dependencies=[PROVED_ONESELF])
def begin_app_on_page(
    request: Request, fields: Fields, caller: Oneself, db: Db, now: Now, locale: RequestLocale
) -> Response:
    """Show the picture that an app scans, and ask for the first code."""
    name = _name(fields) or text("web.factors_app", locale)
    return _app_page(request, caller, service.begin_app(db, caller, name, now))


@router.post(f"{PAGE}/apps/{{factor_id}}", dependencies=[PROVED_ONESELF])
def confirm_app_on_page(
    request: Request,
    factor_id: UUID,
    fields: Fields,
    caller: Oneself,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Let the app count; show recovery codes with the first second factor, once."""
    try:
        body = CodeIn.model_validate({"code": fields.get("code", "")})
        code = body.code.get_secret_value()
        made = service.confirm_app(db, caller, factor_id, code, now)
    except NotFoundError:
        raise
    except (ValidationError, AppError) as refusal:
        begun = service.begun(db, caller, factor_id)
        typed = Typed({}, refused({}, refusal, locale).faults)
        return _app_page(request, caller, begun, typed, status_of(refusal))
    return _added(request, caller, made)


@router.post(f"{PAGE}/passkeys", dependencies=[PROVED_ONESELF])
def add_passkey_on_page(
    request: Request, fields: Fields, caller: Oneself, db: Db, now: Now, locale: RequestLocale
) -> Response:
    """Add the passkey that the browser made."""
    name = _name(fields) or text("web.factors_passkey", locale)
    try:
        said = said_of_passkey(fields.get("credential", ""))
        given = {"name": name, "state": fields.get("state"), "credential": said}
        body = PasskeyIn.model_validate(given)
        made = passkeys.add(
            db,
            passkeys.site_of(request),
            caller,
            state=body.state,
            credential=body.credential,
            name=body.name,
            now=now,
        )
    except (ValidationError, AppError) as refusal:
        faults = refused({}, refusal, locale).faults
        typed = Typed({}, {"": next(iter(faults.values()), "")})
        return _page(request, db, caller, typed, status_of(refusal))
    return _added(request, caller, made)


def _name(fields: dict[str, str]) -> str:
    """Return the name that was typed, as far as it can be seen and kept."""
    return str(seen(fields.get("name", "").replace("\0", ""))).strip()[:120]


@router.post(f"{PAGE}/recovery-codes", dependencies=[PROVED_ONESELF])
def renew_codes_on_page(request: Request, caller: Oneself, db: Db, now: Now) -> Response:
    """Make new recovery codes and show them, once."""
    return _codes_page(request, caller, service.new_recovery_codes(db, caller, now))


@router.post(f"{PAGE}/{{factor_id}}/remove", dependencies=[PROVED_ONESELF])
def remove_on_page(factor_id: UUID, caller: Oneself, db: Db, now: Now) -> Response:
    """Remove a second factor."""
    service.remove(db, caller, factor_id, now)
    return tell_at(PAGE, "factor_removed")


def _added(request: Request, caller: Principal, codes: list[str] | None) -> Response:
    return tell_at(PAGE, "factor_added") if codes is None else _codes_page(request, caller, codes)


def _codes_page(request: Request, caller: Principal, codes: list[str]) -> Response:
    return render(request, "factors/codes.html", caller=caller, here=PAGE, codes=codes)


def _app_page(
    request: Request,
    caller: Principal,
    begun: Begun,
    typed: Typed = NOTHING,
    status: int = HTTPStatus.OK,
) -> Response:
    return render(
        request,
        "factors/app.html",
        status=status,
        caller=caller,
        here=PAGE,
        begun=begun,
        scanned=picture(begun.address),
        typed=typed,
    )


def _page(
    request: Request,
    db: Session,
    caller: Principal,
    typed: Typed = NOTHING,
    status: int = HTTPStatus.OK,
) -> Response:
    return render(
        request,
        "factors/factors.html",
        status=status,
        caller=caller,
        here=PAGE,
        own=second_factor(db, caller, presence_of(request)),
        offers_passkeys=passkeys.offers_passkeys(request),
        typed=typed,
        zone=_ZONE,
    )
