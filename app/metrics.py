"""Prometheus metrics of the HTTP service at `/metrics`."""

import hmac

from fastapi import APIRouter, FastAPI, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_fastapi_instrumentator import Instrumentator

from app.auth.deps import PUBLIC
from app.core.errors import UnauthenticatedError, errors
from app.core.settings import Settings


def install(app: FastAPI, settings: Settings) -> None:
    """Count and time the requests of `app`, and serve the figures."""
    registry = CollectorRegistry()
    Instrumentator(
        should_group_status_codes=False,
        should_ignore_untemplated=True,
        excluded_handlers=["/healthz", "/readyz", "/metrics"],
        registry=registry,
    ).instrument(app)
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
        """Serve the figures; with `TITIK_TEMU_METRICS_TOKEN` set, only to its bearer."""
        if settings.metrics_token is not None:
            wanted = f"Bearer {settings.metrics_token.get_secret_value()}"
            given = request.headers.get("authorization", "")
            if not hmac.compare_digest(wanted.encode(), given.encode()):
                raise UnauthenticatedError
        return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app.include_router(router)
