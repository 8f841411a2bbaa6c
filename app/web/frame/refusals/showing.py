"""Errors as pages: what happened, what to do about it, and where to go. No database is used."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, urlsplit

from fastapi import Request, Response
from starlette.routing import BaseRoute

from app.auth.cookies import session_token
from app.auth.entered import entered_by
from app.auth.errors import (
    CsrfError,
    PasswordChangeRequiredError,
    ProofNeededError,
    SecondFactorRequiredError,
)
from app.core.errors import NotFoundError, Problem, UnauthenticatedError
from app.core.http.middleware import API
from app.core.locale import request_locale
from app.web.frame.forms import NOTHING
from app.web.frame.kept import sent
from app.web.frame.pages import (
    ACCOUNT_PATH,
    FACTORS_PATH,
    LOGIN_PATH,
    PROOF_PATH,
    PageRoute,
    local_path,
    see_other,
)
from app.web.frame.refusals.ways import ways
from app.web.frame.rendering import address, render

INVALID: Final = "validation_failed"
_OF_STATUS: Final = {
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.NOT_FOUND: "missing",
    HTTPStatus.METHOD_NOT_ALLOWED: "missing",
    HTTPStatus.CONFLICT: "clash",
    HTTPStatus.PRECONDITION_FAILED: "clash",
    HTTPStatus.TOO_MANY_REQUESTS: "rush",
    HTTPStatus.SERVICE_UNAVAILABLE: "away",
}
"""Name of what happened in the catalogue, by status."""
_FINAL: Final = frozenset({"missing", "forbidden"})
"""Kinds for which the page offers no second try, as it would fail again."""


def show_problem(request: Request, problem: Problem, headers: Mapping[str, str]) -> Response | None:
    """Return a problem as a page, or as a part of one if a script asked for a part.

    None: the request was not for a page.
    """
    if not _asks_for_page(request):
        return None
    part = "HX-Request" in request.headers
    if problem.code == UnauthenticatedError.code:
        return _to_log_in(request, part=part)
    if problem.code == PasswordChangeRequiredError.code:
        return _lead(f"{ACCOUNT_PATH}?next={quote(_again(request), safe='')}", part=part)
    if problem.code == SecondFactorRequiredError.code:
        return _lead(FACTORS_PATH, part=part)
    if problem.code == ProofNeededError.code:
        return _to_prove(request, part=part)
    if _names_nothing(problem):
        locale = request_locale(request)
        problem = problem.model_copy(
            update={
                "status": int(NotFoundError.status),
                "code": NotFoundError.code,
                "detail": NotFoundError().detail(locale),
                "errors": [],
            }
        )
    again = _again(request)
    kind = _kind(problem)
    event = entered_by(request)
    response = render(
        request,
        "frame/refusals/part.html" if part else "frame/refusals/refusal.html",
        status=problem.status,
        caller=None if event is None else event.caller,
        here=again,
        event=event,
        page="",
        may_change=event is not None and event.may_change,
        kind=kind,
        ways=ways(problem) if event else [],
        reasons=_reasons(problem),
        again=None if kind in _FINAL else again,
        sent=request.method == "POST" and kind == "away",
    )
    response.headers.update(headers)
    return response


def _asks_for_page(request: Request) -> bool:
    """Return whether a page was asked for: by the route or, without one, by the Accept header."""
    route: BaseRoute | None = request.scope.get("route")
    if route is not None:
        return isinstance(route, PageRoute)
    is_api = request.url.path.startswith(API)
    return not is_api and "text/html" in request.headers.get("accept", "")


def _to_log_in(request: Request, *, part: bool) -> Response:
    """Return a redirect to the log-in page, or that page itself if it has to keep a form."""
    kept = sent(request)
    if kept is not None and not part:
        return render(
            request,
            "session/login.html",
            status=UnauthenticatedError.status,
            here=LOGIN_PATH,
            next=_again(request),
            username="",
            message=None,
            ended=True,
            kept=kept,
            provider=request.app.state.provider,
        )
    ended = "&ended=1" if session_token(request) else ""
    return _lead(f"{LOGIN_PATH}?next={quote(_again(request), safe='')}{ended}", part=part)


def _to_prove(request: Request, *, part: bool) -> Response:
    """Return a redirect to the page that asks for a proof, or it itself if it keeps a form."""
    kept = sent(request)
    if kept is None or part:
        return _lead(f"{PROOF_PATH}?next={quote(_again(request), safe='')}", part=part)
    return render(
        request,
        "proof/proof.html",
        status=ProofNeededError.status,
        here=PROOF_PATH,
        next=_again(request),
        kept=kept,
        typed=NOTHING,
        provider=request.app.state.provider,
    )


def _lead(path: str, *, part: bool) -> Response:
    """Return a redirect; a script is told to load it as a whole page."""
    if not part:
        return see_other(path)
    return Response(status_code=UnauthenticatedError.status, headers={"HX-Redirect": path})


def _again(request: Request) -> str:
    """Return the page that the form or script's request came from, else the requested address."""
    came_from = request.headers.get("HX-Current-URL")
    if came_from is None and request.method == "POST":
        came_from = request.headers.get("referer")
    if came_from is None:
        return "/" if request.method == "POST" else local_path(address(request))
    try:
        parts = urlsplit(came_from)
    except ValueError:
        return "/"
    if parts.netloc != request.headers.get("host"):
        return "/"
    return local_path(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def _names_nothing(problem: Problem) -> bool:
    """Return whether the address, not a form's field, is invalid, so that there is no such page."""
    places = [one.pointer for one in problem.errors]
    return problem.code == INVALID and not all(place.startswith("/") for place in places)


def _kind(problem: Problem) -> str:
    if problem.code == CsrfError.code:
        return "clash"  # the page was opened before the present session began
    other = "failed" if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR else "invalid"
    return _OF_STATUS.get(HTTPStatus(problem.status), other)


def _reasons(problem: Problem) -> list[str]:
    """Return a sentence for each invalid field, or the problem's own sentence."""
    if problem.code == INVALID:
        return [_of_field(one.pointer, one.detail) for one in problem.errors]
    return [problem.detail]


def _of_field(pointer: str, detail: str) -> str:
    name = pointer.rpartition("/")[2]
    return f"{name}: {detail}" if name else detail
