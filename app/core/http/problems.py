"""The one place where errors become answers (`application/problem+json`)."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DataError, IntegrityError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.body_limit import MAX_BODY_SIZE_SCOPE_KEY
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.database.sessions import AWAY, translate_error
from app.core.errors import (
    PROBLEM_JSON,
    AppError,
    ConflictError,
    FieldProblem,
    Problem,
    ValueNotStorableError,
)
from app.core.http.fields import field_problem
from app.core.http.methods import methods_at
from app.core.http.middleware import REQUEST_ID_HEADER
from app.core.locale import Locale, request_locale, text

TOO_LARGE = HTTPStatus.REQUEST_ENTITY_TOO_LARGE.value
PROBLEMS_PATH = "/api/v1/problems"
_FRAMEWORK_CODES = {
    400: "malformed_body",
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
}
ShowProblem = Callable[[Request, Problem, Mapping[str, str]], Response | None]
"""Shows a problem as a page to people; returns None where the answer is for a program."""
log = structlog.get_logger(__name__)


def install_problem_handlers(app: FastAPI) -> None:
    """Answer every error of `app` with a problem document.

    Where `app.state.show_problem` (`ShowProblem`) is set, it may answer with a page instead.
    """
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(IntegrityError, _integrity_error)
    app.add_exception_handler(DataError, _data_error)
    for kind in AWAY:
        app.add_exception_handler(kind, _database_error)
    app.add_exception_handler(Exception, _internal_error)
    app.add_middleware(TooLargeAsProblemMiddleware)


def request_id(request: Request) -> str:
    """The id of this request in the log."""
    return str(request.scope.get("request_id", ""))


def _render(
    request: Request,
    status: int,
    code: str,
    detail: str,
    *,
    fields: Sequence[FieldProblem] = (),
    context: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    problem = Problem(
        type=f"{PROBLEMS_PATH}/{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        code=code,
        request_id=request_id(request),
        errors=list(fields),
        context=context or {},
    )
    show: ShowProblem | None = getattr(request.app.state, "show_problem", None)
    shown = None if show is None else show(request, problem, headers or {})
    return shown or JSONResponse(
        problem.model_dump(mode="json"), status, headers=headers, media_type=PROBLEM_JSON
    )


async def _app_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, AppError):  # the registration says so
        raise error
    locale = request_locale(request)
    return _render(
        request,
        error.status,
        error.code,
        error.detail(locale),
        fields=error.fields(locale),
        context=error.context,
        headers=dict(error.headers),
    )


def _is_whole_body(location: Sequence[int | str]) -> bool:
    """Return whether an error is about the body's JSON syntax (its location ends in a number)."""
    return isinstance(location[-1], int)


async def _validation_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    locale = request_locale(request)
    found = error.errors()
    if any(item["type"] == "json_invalid" and _is_whole_body(item["loc"]) for item in found):
        return _render(request, 400, "malformed_body", text("errors.malformed_body", locale))
    fields = [field_problem(item, locale) for item in found]
    detail = text("errors.validation_failed", locale, count=len(fields))
    return _render(request, 422, "validation_failed", detail, fields=fields)


async def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    locale = request_locale(request)
    code = _FRAMEWORK_CODES.get(error.status_code, "http_error")
    limit = request.scope.get(MAX_BODY_SIZE_SCOPE_KEY, request.app.state.settings.body_limit_bytes)
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:  # the framework knows one route's only
        headers["Allow"] = ", ".join(methods_at(request.app, request.url.path))
    return _render(
        request,
        error.status_code,
        code,
        text(f"errors.{code}", locale, limit=limit),
        headers=headers,
    )


class TooLargeAsProblemMiddleware:
    """Replace the plain-text answer of the framework's body limit by a problem document.

    That limit answers outside the error handlers, in place of the route.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request of the ASGI protocol."""
        replaced = False

        async def send_problem(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and message["status"] == TOO_LARGE:
                kind = Headers(raw=message["headers"]).get("content-type", "")
                if not kind.startswith((PROBLEM_JSON, "text/html")):
                    replaced = True
                    response = await _http_error(Request(scope), HTTPException(TOO_LARGE))
                    await response(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, send_problem)


async def _gone(request: Request, error: Exception) -> Response:
    """Answer nobody: who sent part of a body has gone. It is no error of ours to write down.

    Of many that go at once each would otherwise write a traceback, and scans would wait for all.
    """
    return Response(status_code=HTTPStatus.BAD_REQUEST)


async def _integrity_error(request: Request, error: Exception) -> Response:
    """Answer a violated database constraint (a race between two requests) as a conflict."""
    log.warning("integrity_error", kind=type(error).__name__)
    locale: Locale = request_locale(request)
    return _render(request, 409, ConflictError.code, ConflictError().detail(locale))


async def _data_error(request: Request, error: Exception) -> Response:
    """Answer a value that the database cannot store (a NUL in a text) and no schema refused."""
    log.warning("data_error", kind=type(error).__name__)
    return await _app_error(request, ValueNotStorableError())


async def _database_error(request: Request, error: Exception) -> Response:
    """Answer a database that is away with "try again"; every other error as an internal one."""
    told = translate_error(error)
    if told is error:
        raise error
    return await _app_error(request, told)


async def _internal_error(request: Request, error: Exception) -> Response:
    """Answer an unexpected error; it runs outside our own middleware, so the id is set here."""
    identity = request_id(request)
    log.error("unhandled_error", exc_info=error, request_id=identity)
    detail = text("errors.internal_error", request_locale(request), request_id=identity)
    headers = {REQUEST_ID_HEADER: identity, "Cache-Control": "no-store"}
    return _render(request, 500, "internal_error", detail, headers=headers)
