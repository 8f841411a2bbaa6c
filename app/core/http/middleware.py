"""What is done around every request: its id, one log line, and headers that protect the browser."""

import re
import time
from typing import Final

import structlog
from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.client import CLIENT, plain
from app.core.http import limits
from app.core.ids import new_id

API: Final = "/api/v1"

REQUEST_ID_HEADER = "X-Request-ID"
_ACCEPTED_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
DECODING_POLICY: Final = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
"""Of the one script that reads codes by WebAssembly, which is a worker and has its own policy."""
_STRICT_TRANSPORT: Final = "max-age=31536000"
_SECURITY_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
log = structlog.get_logger("http")


class RequestContextMiddleware:
    """Give each request an id, bind it to the log, and write one line when it ends.

    The line names the route's template, never the address itself: addresses may hold badge or
    link tokens. `always_tls`: browsers are told to come by TLS alone from now on.
    """

    def __init__(self, app: ASGIApp, *, always_tls: bool = False) -> None:
        self.app = app
        self._headers = dict(_SECURITY_HEADERS)
        if always_tls:
            self._headers["Strict-Transport-Security"] = _STRICT_TRANSPORT

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request of the ASGI protocol."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID_HEADER, "")
        identity = given if _ACCEPTED_ID.fullmatch(given) else str(new_id())
        scope["request_id"] = identity
        started = time.perf_counter()
        status = 500
        left: dict[str, limits.Left] = {}

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
                headers = MutableHeaders(scope=message)
                headers[REQUEST_ID_HEADER] = identity
                for name, value in limits.headers(left.values()).items():
                    headers[name] = value
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith(API):
                    headers.setdefault("Cache-Control", "no-store")  # it may be personal data
            await send(message)

        client = scope.get("client")
        CLIENT.set(plain(client[0]) if client else None)
        limits.LEFT.set(left)
        with structlog.contextvars.bound_contextvars(request_id=identity):
            try:
                await self.app(scope, receive, send_with_headers)
            finally:
                log.info(
                    "request",
                    method=scope["method"],
                    route=getattr(scope.get("route"), "path", None),
                    status=status,
                    milliseconds=round((time.perf_counter() - started) * 1000, 1),
                )


class FormsInUtf8Middleware:
    """Have every form read as UTF-8, as browsers send it, whatever character set it names.

    Others decode to halves of characters, which no answer can hold, or not at all.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request of the ASGI protocol."""
        if scope["type"] == "http":
            kind, options = parse_options_header(Headers(scope=scope).get("Content-Type"))
            if b"charset" in options and kind == b"multipart/form-data":
                kept = [options[b"boundary"].decode("latin-1")] if b"boundary" in options else []
                MutableHeaders(scope=scope)["Content-Type"] = "; ".join(
                    [kind.decode(), *(f'boundary="{boundary}"' for boundary in kept)]
                )
        await self.app(scope, receive, send)
