"""Every route of the application, with the permission that it declares."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from app.auth.deps import Permission
from app.events.deps import locked_event


@dataclass(frozen=True)
class RouteInfo:
    method: str
    path: str
    permissions: tuple[str, ...]
    holds_event: bool = False
    """Whether it has the event for a change (`ToChange`)."""
    query: frozenset[str] = frozenset()
    """Names of its query parameters."""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def _permissions(dependant: Dependant) -> Iterator[str]:
    call: object = dependant.call
    if isinstance(call, Permission):
        yield call.name
    for inner in dependant.dependencies:
        yield from _permissions(inner)


def _query(dependant: Dependant) -> Iterator[str]:
    yield from (field.alias for field in dependant.query_params)
    for inner in dependant.dependencies:
        yield from _query(inner)


def holds_event(dependant: Dependant) -> bool:
    """Whether something that a dependency asks for holds the event."""
    return dependant.call is locked_event or any(map(holds_event, dependant.dependencies))


def all_routes(app: FastAPI) -> list[RouteInfo]:
    """List what the application serves, apart from its OpenAPI document and static files."""
    found: list[RouteInfo] = []
    for context in iter_route_contexts(app.routes):
        dependant = getattr(context, "dependant", None)
        if dependant is None:
            continue
        permissions = set(_permissions(dependant))
        if "organizer" in permissions:
            permissions.discard("viewer")  # of something that readers may load as well
        methods = sorted((context.methods or set()) - {"HEAD"})
        held, query = holds_event(dependant), frozenset(_query(dependant))
        found += [
            RouteInfo(method, str(context.path), tuple(permissions), held, query)
            for method in methods
        ]
    return found
