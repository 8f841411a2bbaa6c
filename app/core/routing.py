"""How every router of the API is made."""

from fastapi import APIRouter

from app.core.errors import UnauthenticatedError, errors
from app.core.idempotency import (
    IdempotencyKeyInvalidError,
    IdempotencyMismatchError,
    IdempotentRoute,
)
from app.core.middleware import API


def api_router(*, tag: str, prefix: str = "") -> APIRouter:
    """Return a router under `/api/v1` whose POSTs honour `Idempotency-Key`."""
    return APIRouter(
        prefix=f"{API}{prefix}",
        tags=[tag],
        route_class=IdempotentRoute,
        responses=errors(
            UnauthenticatedError, IdempotencyMismatchError, IdempotencyKeyInvalidError
        ),
    )
