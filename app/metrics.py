"""Prometheus metrics of the HTTP service at `/metrics`."""

import hmac
import time
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus

from fastapi import APIRouter, FastAPI, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.auth.deps import PUBLIC
from app.backup.shelf import Shelf
from app.core.database.sessions import transaction
from app.core.errors import UnauthenticatedError, errors
from app.core.http.limits import is_loopback
from app.core.http.routing import add_routes
from app.core.settings import Settings
from app.timetable.jobs import queries

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OTHER_METHOD = "other"
"""A label for methods that clients invent: each would be kept for ever as a series of its own."""
_NOT_COUNTED = frozenset({"/healthz", "/readyz", "/metrics"})


class _Figures:
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


class _State:
    """What the installation as a whole is in; every process tells the same."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def gauge(name: str, said: str, *labels: str) -> Gauge:
            return Gauge(f"titik_temu_{name}", said, labels, registry=registry)

        self.database = gauge("database_up", "Whether the database answered")
        self.beat = gauge("worker_silent_seconds", "Seconds since a worker's last sign of life")
        self.jobs = gauge("jobs_active", "Jobs that wait or run", "kind")
        self.backup = gauge(
            "backup_age_seconds", "Seconds since the last backup, if a folder is set"
        )


def _tell_state(engine: Engine, now: datetime, settings: Settings, state: _State) -> None:
    """Set the gauges; those that cannot be known now are not a number."""
    unknown = float("nan")
    beat, jobs, up = unknown, (unknown, unknown), False
    with suppress(SQLAlchemyError), transaction(engine, read_only=True) as session:
        last = queries.last_beat(session)
        beat = unknown if last is None else (now - last).total_seconds()
        jobs = (len(queries.active_runs(session)), len(queries.active_analyses(session)))
        up = True
    state.database.set(up)
    state.beat.set(beat)
    for kind, count in zip(("solve_run", "analysis"), jobs, strict=True):
        state.jobs.labels(kind).set(count)
    if settings.backup_dir is not None:
        made = None
        with suppress(OSError):
            made = max(Shelf(settings.backup_dir).held(), default=None)
        state.backup.set(float("inf") if made is None else (now - made).total_seconds())


class _MetricsMiddleware:
    """Counts requests by their route's template, which the router puts into the scope."""

    def __init__(self, app: ASGIApp, figures: _Figures) -> None:
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


def _may_read(request: Request, settings: Settings) -> bool:
    if settings.metrics_token is None:
        caller = request.client.host if request.client else ""
        return is_loopback(caller) and "x-forwarded-for" not in request.headers
    wanted = f"Bearer {settings.metrics_token.get_secret_value()}"
    given = request.headers.get("authorization", "")
    return hmac.compare_digest(wanted.encode(), given.encode())


def install(app: FastAPI, settings: Settings) -> None:
    """Count and time the requests of `app`, and serve the metrics."""
    registry = CollectorRegistry()
    app.add_middleware(_MetricsMiddleware, figures=_Figures(registry))
    state = _State(registry)
    router = APIRouter(tags=["operation"], dependencies=[PUBLIC])

    @router.get(
        "/metrics",
        operation_id="get_metrics",
        summary="Metrics for Prometheus",
        response_class=Response,
        responses={
            200: {"content": {"text/plain": {}}, "description": "Text exposition format"},
            **errors(UnauthenticatedError),
        },
    )
    def get_metrics(request: Request) -> Response:
        """Serve the metrics to the bearer of `TITIK_TEMU_METRICS_TOKEN`.

        Without that setting, only to callers on the same machine; those of a proxy are not.
        """
        if not _may_read(request, settings):
            raise UnauthenticatedError
        _tell_state(request.app.state.engine, request.app.state.clock.now(), settings, state)
        return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    add_routes(app, [router])
