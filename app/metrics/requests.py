"""Metrics of requests: their number, and how long they took."""

import time
from http import HTTPStatus

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OTHER_METHOD = "other"
"""A label for methods that clients invent: each would be kept for ever as a series of its own."""
_NOT_COUNTED = frozenset({"/healthz", "/readyz", "/metrics"})


class Figures:
    """The metrics of requests: their number, and how long they took."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.requests = Counter(
            "http_requests_total",
            "Requests by method, status and route",
            ("method", "status", "handler"),
            registry=registry,
        )
        self.seconds = Histogram(
            "http_request_duration_seconds",
            "Seconds until the answer was sent, by method and route",
            ("method", "handler"),
            buckets=_BUCKETS,
            registry=registry,
        )


class MetricsMiddleware:
    """Counts requests by their route's template, which the router puts into the scope."""

    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        self.app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request of the ASGI protocol."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status = int(HTTPStatus.INTERNAL_SERVER_ERROR)

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        finally:
            handler = getattr(scope.get("route"), "path", None)
            if handler is not None and handler not in _NOT_COUNTED:
                method = scope["method"] if scope["method"] in _METHODS else _OTHER_METHOD
                self._figures.requests.labels(method, status, handler).inc()
                self._figures.seconds.labels(method, handler).observe(time.perf_counter() - started)
