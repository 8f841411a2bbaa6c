"""No moment that a client gives is one that a database cannot store."""

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from pydantic import TypeAdapter

from tests.api import Api

EVENT = "/api/v1/events/{event_id}"
WITH_BOUNDS_OF_ITS_OWN = {
    f"{EVENT}/clock body",
    f"{EVENT}/scans body",  # a phone's clock may say anything: it is drawn into the bounds
    f"{EVENT}/scans/batch body",
}


def _fields(dependant: Dependant) -> Iterator[tuple[str, Any]]:
    """Names and types of all that a route takes."""
    for field in (
        *dependant.path_params,
        *dependant.query_params,
        *dependant.header_params,
        *dependant.cookie_params,
        *dependant.body_params,
    ):
        yield field.name, Annotated[field.field_info.annotation, field.field_info]
    for inner in dependant.dependencies:
        yield from _fields(inner)


def _boundless(schema: Any) -> Iterator[Any]:
    """Moments in a type that may be any: without an offset, or outside of what can be stored."""
    if isinstance(schema, dict):
        if schema.get("type") == "datetime" and (
            schema.get("tz_constraint") != "aware" or not {"ge", "lt"} <= schema.keys()
        ):
            yield schema
        schema = [inner for name, inner in schema.items() if name != "serialization"]
    if isinstance(schema, list | tuple):
        for inner in schema:
            yield from _boundless(inner)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_moment_that_a_route_takes_has_its_bounds(api: Api) -> None:
    taken = {
        f"{context.path} {name}": TypeAdapter(kind).core_schema
        for context in iter_route_contexts(api.app.routes)
        if (dependant := getattr(context, "dependant", None)) is not None
        for name, kind in _fields(dependant)
    }
    assert "/api/v1/audit since" in taken
    assert {name for name, schema in taken.items() if any(_boundless(schema))} == (
        WITH_BOUNDS_OF_ITS_OWN
    )
