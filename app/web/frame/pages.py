"""What all page routes share: forms are accepted from our own pages only."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from app.auth.deps import CSRF_HEADER
from app.auth.errors import CsrfError
from app.core.database.sessions import READ_METHODS
from app.core.http.bodies import BoundedRoute
from app.web.frame.told import tell

LOGIN_PATH: Final = "/login"
ACCOUNT_PATH: Final = "/account"
FACTORS_PATH: Final = f"{ACCOUNT_PATH}/second-factor"
PROOF_PATH: Final = f"{ACCOUNT_PATH}/prove"
FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
"""Types of what a browser sends for a form: without a file, and with one."""


class PageRoute(BoundedRoute):
    """A route of a page; what it refuses is shown as a page too (`frame.refusals`)."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return FastAPI's handler, preceded by reading the form's CSRF token."""
        handle = super().get_route_handler()

        async def page(request: Request) -> Response:
            await _take_csrf_of_form(request)
            return await handle(request)

        return page


async def _take_csrf_of_form(request: Request) -> None:
    """Copy a form's `csrf` field into the header, which a form cannot send without a script."""
    if request.method != "POST" or CSRF_HEADER in request.headers:
        return
    if not request.headers.get("content-type", "").startswith(FORMS):
        return
    form = request.state.form = await request.form()
    token = form.get("csrf")
    if isinstance(token, str) and token.isascii():
        request.scope["headers"].append((CSRF_HEADER.lower().encode(), token.encode()))


def see_other(path: str) -> RedirectResponse:
    """Return a redirect that the browser follows with a GET."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


def tell_at(path: str, name: str, **params: str | int) -> Response:
    """Return a redirect to a page that shows the text `web.told_<name>`, once."""
    response = see_other(path)
    tell(response, name, **params)
    return response


def local_path(wish: str) -> str:
    """Return `wish` if it is a path of this site, else the path of the first page."""
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
