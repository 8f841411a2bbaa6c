"""Log-in at another provider: the browser goes there, and comes back with a code."""

from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session

from app.auth.cookies import HOST_ONLY, is_secure, session_token
from app.auth.deps import PUBLIC, LoggedIn, OneselfApart
from app.auth.errors import BadCredentialsError
from app.auth.login.proving import Proven
from app.auth.login.service import IssuedToken, log_in
from app.auth.proof import PROVED, ProvedOneselfApart
from app.auth.provider import flow, service
from app.auth.provider.discovery import Provider
from app.auth.provider.errors import (
    IdentityTakenError,
    OwnPasswordNeededError,
    ProviderAwayError,
    ProviderRefusedError,
    ProviderUserUnknownError,
)
from app.auth.records import TokenKind
from app.auth.tokens.service import authenticate
from app.core.clock import Now
from app.core.database.sessions import Db, in_transaction
from app.core.errors import AppError, NotFoundError, UnauthenticatedError
from app.core.http.limits import client_network
from app.core.locale import request_locale
from app.core.sealing import sealer_on
from app.core.settings import Settings
from app.web.frame.entering import begin, life_of, second_page
from app.web.frame.pages import (
    ACCOUNT_PATH,
    LOGIN_PATH,
    PROOF_PATH,
    local_path,
    pages_router,
    see_other,
    tell_at,
)
from app.web.frame.rendering import render

router = pages_router()
THERE: Final = f"{LOGIN_PATH}/provider"
BACK: Final = f"{THERE}/back"
COOKIE: Final = "titik_temu_way"
_REFUSED: Final = (
    BadCredentialsError,
    IdentityTakenError,
    ProviderAwayError,
    ProviderRefusedError,
    ProviderUserUnknownError,
    UnauthenticatedError,
)


@router.get(THERE, dependencies=[PUBLIC])
async def go_there(
    request: Request,
    now: Now,
    next: str = "/",  # noqa: A002 - the field's name
) -> Response:
    """Send the browser to the provider, to log in."""
    return await _sent(request, local_path(next), None, now)


@router.get(f"{ACCOUNT_PATH}/provider")
async def go_to_link(request: Request, caller: ProvedOneselfApart, now: Now) -> Response:
    """Send the browser to the provider, to link the caller's account there."""
    return await _sent(request, ACCOUNT_PATH, str(caller.user_id), now)


@router.get(f"{PROOF_PATH}/provider")
async def go_to_prove(
    request: Request,
    caller: OneselfApart,
    now: Now,
    next: str = "/",  # noqa: A002 - the field's name
) -> Response:
    """Send the browser to the provider, to prove again who the caller is."""
    return await _sent(request, local_path(next), str(caller.user_id), now, proves=True)


@router.post(f"{ACCOUNT_PATH}/provider/unlink", dependencies=[PROVED])
def unlink(request: Request, caller: LoggedIn, db: Db, now: Now) -> Response:
    """Take the link to the caller's account at the provider away."""
    try:
        service.unlink(db, caller, _provider(request).issuer or "", now)
    except OwnPasswordNeededError:
        return tell_at(ACCOUNT_PATH, "provider_kept")
    return tell_at(ACCOUNT_PATH, "provider_unlinked")


@router.get(BACK, dependencies=[PUBLIC])
async def come_back(request: Request, now: Now, code: str = "", state: str = "") -> Response:
    """Log in, or link, who comes back from the provider; else say why not."""
    wish = "/"
    try:
        request.app.state.address_limiter.check(f"provider:{client_network(request)}")
        engine = request.app.state.engine
        cookie = request.cookies.get(_cookie(request), "")
        way = flow.opened(sealer_on(engine), cookie, state, now)
        wish = way.wish
        if not code:
            raise ProviderRefusedError
        known = await flow.known(_provider(request), way, code, _back(request), now)
        if way.link is not None:
            response = await _of_user(request, known, way, way.link, now)
        else:
            find = partial(service.log_in_as, known=known, now=now)
            proven = await in_transaction(engine, find)
            response = await _entered(request, proven, wish, now)
    except _REFUSED as refusal:
        response = _refused(request, wish, refusal)
    response.delete_cookie(_cookie(request), secure=is_secure(request), httponly=True)
    return response


async def _sent(
    request: Request, wish: str, link: str | None, now: datetime, *, proves: bool = False
) -> Response:
    provider = _provider(request)
    request.app.state.address_limiter.check(f"to provider:{client_network(request)}")
    way = flow.new_way(wish, link, now, proves=proves)
    try:
        place = await flow.address(provider, way, _back(request), now)
    except ProviderAwayError as refusal:
        return _refused(request, wish, refusal)
    response = RedirectResponse(place, HTTPStatus.SEE_OTHER)
    response.set_cookie(
        _cookie(request),
        flow.sealed(sealer_on(request.app.state.engine), way),
        max_age=int(flow.LIFE.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )
    return response


async def _of_user(
    request: Request, known: flow.Known, way: flow.Way, user: str, now: datetime
) -> Response:
    """Link an account to the user who asked for it, or let them prove themselves by it.

    They must still be logged in in this browser.
    """

    def note(session: Session) -> None:
        caller = authenticate(session, session_token(request), now)
        if caller is None or str(caller.user_id) != user:
            raise UnauthenticatedError
        (service.prove if way.proves else service.link)(session, caller, known, now)

    await in_transaction(request.app.state.engine, note)
    return see_other(way.wish) if way.proves else tell_at(ACCOUNT_PATH, "provider_linked")


async def _entered(request: Request, proven: Proven, wish: str, now: datetime) -> Response:
    """Start a session, or go on to the page that asks for the second factor."""
    engine = request.app.state.engine
    if not proven.is_complete:
        return await second_page(request, proven, wish, None, now)

    def enter(session: Session) -> IssuedToken:
        kind, life = TokenKind.SESSION, life_of(request)
        return log_in(session, proven, kind=kind, name="browser", life=life, now=now)

    return begin(request, await in_transaction(engine, enter), wish, None)


def _refused(request: Request, wish: str, refusal: AppError) -> Response:
    return render(
        request,
        "session/login.html",
        status=refusal.status,
        here=LOGIN_PATH,
        next=wish,
        username="",
        message=refusal.detail(request_locale(request)),
        ended=False,
        kept=None,
        provider=request.app.state.provider,
    )


def _cookie(request: Request) -> str:
    """Return the name of the cookie of a way; over TLS no other host can set it."""
    return f"{HOST_ONLY}{COOKIE}" if is_secure(request) else COOKIE


def _provider(request: Request) -> Provider:
    """Return the provider; NotFoundError where none is set."""
    provider: Provider = request.app.state.provider
    if not provider.is_set:
        raise NotFoundError
    return provider


def _back(request: Request) -> str:
    """Return where the provider sends the browser back to: the installation's address."""
    settings: Settings = request.app.state.settings
    return (settings.public_url or str(request.base_url).rstrip("/")) + BACK
