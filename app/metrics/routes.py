"""The address at which Prometheus reads the metrics of this process."""

import hmac

from fastapi import APIRouter, FastAPI, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    ProcessCollector,
    generate_latest,
)

from app.auth.deps import PUBLIC
from app.core.errors import UnauthenticatedError, errors
from app.core.http.limits import is_loopback
from app.core.http.routing import add_routes
from app.core.settings import Settings
from app.metrics.installation import State, tell_state
from app.metrics.process import Own
from app.metrics.requests import Figures, MetricsMiddleware


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
    app.add_middleware(MetricsMiddleware, figures=Figures(registry))
    state = State(registry)
    ProcessCollector(registry=registry)
    registry.register(Own(app))
    router = APIRouter(tags=["operation"], dependencies=[PUBLIC])

    @router.get(
        "/metrics",
        operation_id="get_metrics",
        summary="Metrics for Prometheus",
        response_class=Response,
        responses={
            200: {
                "content": {"text/plain": {"schema": {"type": "string"}}},
                "description": "Text exposition format",
            },
            **errors(UnauthenticatedError),
        },
    )
    def get_metrics(request: Request) -> Response:
        """Serve the metrics to the bearer of `TITIK_TEMU_METRICS_TOKEN`.

        Without that setting, only to callers on the same machine; those of a proxy are not.
        """
        if not _may_read(request, settings):
            raise UnauthenticatedError
        tell_state(request.app.state.engine, request.app.state.clock.now(), settings, state)
        return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    add_routes(app, [router])
