"""What all page routes share: refusals shown as pages, and forms taken from our own pages only."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from app.auth.deps import CSRF_HEADER
from app.auth.errors import CsrfError
from app.core.db import READ_METHODS
from app.core.errors import AppError, NotFoundError, UnauthenticatedError
from app.core.locale import request_locale
from app.web.rendering import address, render

LOGIN_PATH: Final = "/login"
FORM: Final = "application/x-www-form-urlencoded"


class PageRoute(APIRoute):
    """A route whose refusals are pages: the log-in page, or one sentence and a way back.

    As everywhere, nothing is kept of what was written before a refusal.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's handler."""
        handle = super().get_route_handler()

        async def page(request: Request) -> Response:
            try:
                await _take_csrf_of_form(request)
                return await handle(request)
            except (AppError, RequestValidationError) as error:
                await _take_back(request)
                if isinstance(error, UnauthenticatedError):
                    return see_other(f"{LOGIN_PATH}?next={quote(address(request), safe='')}")
                return refusal(request, error if isinstance(error, AppError) else NotFoundError())

        return page


async def _take_back(request: Request) -> None:
    """Undo what the request has written: its transaction does not see that it was refused."""
    session: Session | None = getattr(request.state, "session", None)
    if session is not None:
        await run_in_threadpool(session.rollback)


async def _take_csrf_of_form(request: Request) -> None:
    """Let a form's own field stand for the header, which no form can send without a script."""
    if request.method != "POST" or CSRF_HEADER in request.headers:
        return
    if not request.headers.get("content-type", "").startswith(FORM):
        return
    token = (await request.form()).get("csrf")
    if isinstance(token, str) and token.isascii():
        request.scope["headers"].append((CSRF_HEADER.lower().encode(), token.encode()))


def refusal(request: Request, error: AppError) -> Response:
    """Show a refusal as a page."""
    response = render(
        request,
        "refusal.html",
        status=error.status,
        message=error.detail(request_locale(request)),
    )
    response.headers.update(error.headers)
    return response


def see_other(path: str) -> RedirectResponse:
    """Send the browser on with a GET."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


def local_path(wish: str) -> str:
    """Return `wish` if it is a path of this site, else the first page."""
    is_path = wish.startswith("/") and not wish.startswith("//")
    return wish if is_path and "\\" not in wish and wish.isprintable() else "/"


def _from_our_pages(request: Request) -> None:
    """Refuse a form that another site's page sent; every browser names the origin of a POST."""
    origin = request.headers.get("origin")
    if request.method in READ_METHODS or origin is None:
        return
    if origin.partition("://")[2] != request.headers.get("host"):
        raise CsrfError


def pages_router() -> APIRouter:
    """Return a router for pages; they stay out of the OpenAPI document."""
    return APIRouter(
        route_class=PageRoute, include_in_schema=False, dependencies=[Depends(_from_our_pages)]
    )
