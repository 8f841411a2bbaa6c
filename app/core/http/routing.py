"""Making the routers of the API, and adding routers to the application."""

from collections.abc import Iterable

from fastapi import APIRouter, FastAPI

from app.core.errors import DatabaseAwayError, UnauthenticatedError, errors
from app.core.http.bodies import ApiRoute
from app.core.http.idempotency import (
    IdempotencyKeyInvalidError,
    IdempotencyMismatchError,
    IdempotentRoute,
)
from app.core.http.middleware import API


class _RepeatableRoute(ApiRoute, IdempotentRoute):
    """A route of the API whose POST honours `Idempotency-Key`."""


def api_router(*, tag: str, prefix: str = "", repeats_by_key: bool = True) -> APIRouter:
    """Return a router under `/api/v1` whose POSTs honour `Idempotency-Key`.

    Without `repeats_by_key` they do not: their bodies carry ids of their own that show repetitions.
    """
    by_key = (IdempotencyMismatchError, IdempotencyKeyInvalidError) if repeats_by_key else ()
    return APIRouter(
        prefix=f"{API}{prefix}",
        tags=[tag],
        route_class=_RepeatableRoute if repeats_by_key else ApiRoute,
        responses=errors(UnauthenticatedError, DatabaseAwayError, *by_key),
    )


def add_routes(app: FastAPI, routers: Iterable[APIRouter]) -> None:
    """Let the application answer the routes of these routers, as they are.

    `include_router` would work out all that a route needs once more for this application: a second
    of the processor until a server answers, for a prefix and a bound that nothing here needs.
    """
    for router in routers:
        app.router.routes.extend(router.routes)
