"""Nothing is taken silently: no route takes a field or parameter that it does not know."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.params import Form
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from app.core.http.middleware import API
from app.core.settings import Settings
from app.main import create_app
from app.openapi import CARRIED
from tests.api import EVENT, Api

_STRANGE = "undocumented"


@pytest.fixture(scope="module")
def app() -> FastAPI:
    return create_app(Settings(database_url="sqlite://"))


def _routes(app: FastAPI) -> Iterator[tuple[str, str, Any]]:
    for context in iter_route_contexts(app.routes):
        is_api = str(context.path).startswith(API) and context.include_in_schema
        if is_api and getattr(context, "dependant", None):
            for method in sorted(context.methods or ()):
                yield method, str(context.path), context.body_field


def test_every_route_refuses_a_query_parameter_that_it_does_not_know(app: FastAPI) -> None:
    client = TestClient(app, raise_server_exceptions=False)
    silent, tried = [], 0
    for method, path, _ in _routes(app):
        answer = client.request(method, path, params={_STRANGE: "1"})
        tried += 1
        if answer.status_code != 422 or f"query:{_STRANGE}" not in answer.text:
            silent.append(f"{method} {path}: {answer.status_code}")
    assert silent == []
    assert tried > 150


def test_every_body_and_every_object_in_it_is_closed() -> None:
    document = json.loads(CARRIED.read_text("utf-8"))
    schemas = document["components"]["schemas"]
    open_ones, seen = set(), set()

    def look(part: Any) -> None:
        if isinstance(part, list):
            for each in part:
                look(each)
        elif isinstance(part, dict):
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name and name not in seen:
                seen.add(name)
                described = schemas[name]
                is_object = described.get("properties") and not name.startswith("Body_")
                if is_object and described.get("additionalProperties") is not False:
                    open_ones.add(name)
                look(described)
            for each in part.values():
                look(each)

    for path in document["paths"].values():
        for operation in path.values():
            look(operation.get("requestBody"))
    assert open_ones == set()
    assert len(seen) > 60


def test_every_body_that_is_one_object_refuses_a_field_that_it_does_not_know(app: FastAPI) -> None:
    taken, tried = [], 0
    for method, path, field in _routes(app):
        if field is None or isinstance(field.field_info, Form):
            continue
        _, errors = field.validate({_STRANGE: 1}, {}, loc=("body",))
        kinds = {(error["type"], error["loc"][-1]) for error in errors}
        tried += 1
        if ("extra_forbidden", _STRANGE) not in kinds and "union_tag_not_found" not in {
            kind for kind, _ in kinds
        }:
            taken.append(f"{method} {path}: {kinds}")
    assert taken == []
    assert tried > 60


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_misspelt_name_is_answered_with_the_nearest_known_one(api: Api) -> None:
    gate = {"name": "Utara", "knd": "event"}
    refused = api.post(api.organizer, api.at("/gates"), gate, 422)
    told = {one["pointer"]: (one["code"], one["detail"]) for one in refused["errors"]}
    assert told["/knd"][0] == "extra_forbidden"
    assert "mean kind?" in told["/knd"][1]
    far = api.post(api.organizer, api.at("/gates"), {"name": "Utara", "zzz": 1}, 422)
    assert "name, kind" in next(one for one in far["errors"] if one["pointer"] == "/zzz")["detail"]

    asked = api.organizer.get(api.at("/gates"), params={"limt": 3})
    assert asked.status_code == 422
    assert [(one["pointer"], one["code"]) for one in asked.json()["errors"]] == [
        ("query:limt", "extra_forbidden")
    ]
    assert "mean limit?" in asked.json()["errors"][0]["detail"]

    inner = EVENT | {"programme": [{"kind": "slot", "starts_at": "09:00", "end_at": "09:20"}]}
    nested = api.post(api.admin, "/api/v1/events", inner, 422)
    assert "mean ends_at?" in next(
        one["detail"] for one in nested["errors"] if one["pointer"] == "/programme/0/end_at"
    )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_form_with_a_field_that_is_not_known_is_refused(api: Api) -> None:
    refused = api.organizer.post(
        api.at("/imports"),
        data={"kind": "attendees", "shet": "DATA"},
        files={"file": ("a.csv", b"nama\nBudi\n", "text/csv")},
    )
    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json()["errors"]] == ["/shet"]
    assert "mean sheet?" in refused.json()["errors"][0]["detail"]
    assert api.get(api.organizer, api.at("/imports"))["items"] == []


def test_forms_of_the_api_are_those_that_refuse(app: FastAPI) -> None:
    """Each route with a form names the dependency that refuses; a new one must as well."""
    bare = [
        str(context.path)
        for context in iter_route_contexts(app.routes)
        if str(context.path).startswith(API)
        and isinstance(getattr(getattr(context, "body_field", None), "field_info", None), Form)
        and not any("known_form" in repr(one.dependency) for one in context.dependencies)
    ]
    assert bare == []
