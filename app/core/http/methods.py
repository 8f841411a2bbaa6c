"""The methods of an address: `HEAD` for each `GET`, `OPTIONS`, and pages of other origins.

Pages of other origins may call the API (never our own pages) if the setting `allowed_origins` names
them. They send tokens; our cookies are never sent along.
"""

from http import HTTPStatus
from typing import Final

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.http.limits import LEFT_HEADER, POLICY_HEADER
from app.core.http.middleware import API, REQUEST_ID_HEADER

EXPOSED: Final = (
    "ETag",
    "Location",
    "Retry-After",
    LEFT_HEADER,
    POLICY_HEADER,
    "Deprecation",
    "Sunset",
    "Idempotent-Replayed",
    "Server-Time",
    "Content-Disposition",
    REQUEST_ID_HEADER,
)
"""Headers of answers that scripts of other origins may read."""
_SENT: Final = (
    "Authorization",
    "Content-Type",
    "Accept-Language",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "Last-Event-ID",
    "X-Badge-Token",
    "X-App-Version",
    REQUEST_ID_HEADER,
)
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_PREFLIGHT_SECONDS: Final = 600


class OtherOriginsMiddleware(CORSMiddleware):
    """Let pages of the allowed origins call the API (CORS); pages of ours are for themselves."""

    def __init__(self, app: ASGIApp, *, origins: list[str]) -> None:
        super().__init__(
            app,
            allow_origins=origins,
            allow_methods=_METHODS,
            allow_headers=_SENT,
            expose_headers=EXPOSED,
            max_age=_PREFLIGHT_SECONDS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request of the ASGI protocol."""
        if scope["type"] == "http" and scope["path"].startswith(API):
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class SafeMethodsMiddleware:
    """Answer `HEAD` wherever there is a `GET`, and `OPTIONS` wherever there is anything."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request of the ASGI protocol."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            await self._head(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "OPTIONS":
            await self._options(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _head(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body", "body": b""})

        asked = {**scope, "method": "GET"}
        try:
            await self.app(asked, receive, send_headers)
        finally:
            scope["route"] = asked.get("route")

    async def _options(self, scope: Scope, receive: Receive, send: Send) -> None:
        allowed = methods_at(scope["app"], scope["path"])
        if allowed and scope["path"].startswith(API):
            headers = {"Allow": ", ".join(allowed)}
            await Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def methods_at(app: FastAPI, path: str) -> list[str]:
    """Return the methods that an address takes, in order; none if it leads nowhere."""
    found: set[str] = set()
    for context in iter_route_contexts(app.routes):
        pattern = getattr(context, "path_regex", None)
        if pattern is not None and pattern.match(path):
            found |= context.methods or set()
    if "GET" in found:
        found.add("HEAD")
    return sorted(found | {"OPTIONS"}) if found else []
