"""The committed OpenAPI document: true, complete, and valid."""

import json
from typing import Any

import pytest

from app.core.settings import Settings
from app.main import create_app
from app.openapi import CARRIED, URL
from tests.api import Api


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    made: dict[str, Any] = create_app(Settings(database_url="sqlite://")).openapi()
    return made


def _operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        operation["operationId"]: operation
        for path in document["paths"].values()
        for operation in path.values()
    }


def test_nothing_that_clients_rely_on_disappeared(document: dict[str, Any]) -> None:
    committed = json.loads(CARRIED.read_text("utf-8"))
    now, before = _operations(document), _operations(committed)
    assert set(before) <= set(now)
    for name, schema in committed["components"]["schemas"].items():
        kept = document["components"]["schemas"].get(name, {})
        assert set(schema.get("properties", {})) <= set(kept.get("properties", {})), name
        if name.endswith(("In", "Patch")):
            assert set(kept.get("required", [])) <= set(schema.get("required", [])), name


def test_the_committed_document_is_that_of_the_code(document: dict[str, Any]) -> None:
    assert json.loads(CARRIED.read_text("utf-8")) == document, "run `make openapi`"


def test_a_server_sends_the_document_that_the_package_carries_and_never_builds_it(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.openapi.build", lambda _app: pytest.fail("built in a server"))
    answer = api.admin.get(URL)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.content == CARRIED.read_bytes()
    again = api.admin.get(URL, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_operation_is_described_with_an_example_of_its_body(
    document: dict[str, Any],
) -> None:
    operations = _operations(document)
    schemas = document["components"]["schemas"]
    bare = [name for name, o in operations.items() if not (o["summary"] and o["description"])]
    unshown = [
        name
        for name, operation in operations.items()
        for media in operation.get("requestBody", {}).get("content", {}).values()
        if "example" not in json.dumps([media, _resolve(media["schema"], schemas)])
    ]
    assert (bare, unshown) == ([], [])


def _resolve(schema: dict[str, Any], schemas: dict[str, Any]) -> list[Any]:
    options = schema.get("anyOf", [schema])
    return [schemas.get(option.get("$ref", "").rpartition("/")[2], option) for option in options]


def test_schema_names_are_those_of_the_domain(document: dict[str, Any]) -> None:
    assert [name for name in document["components"]["schemas"] if "__" in name] == []
