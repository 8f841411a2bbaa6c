"""Every property and parameter of the document says what it means, with an example and its unit."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, PlainSerializer

from app.core.http.bodies import RequestBody
from app.core.meanings.times import written
from app.main import create_app
from app.openapi import CARRIED

_NULL = {"type": "null"}
_PLAIN = {"string", "integer", "number"}


def _document() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(CARRIED.read_text("utf-8"))
    return read


def _properties() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, schema in _document()["components"]["schemas"].items():
        for field, said in schema.get("properties", {}).items():
            yield f"{name}.{field}", said


def test_every_property_and_parameter_is_described() -> None:
    document = _document()
    bare = [name for name, said in _properties() if not said.get("description")]
    bare += [
        f"{operation['operationId']}: {parameter['name']}"
        for path in document["paths"].values()
        for operation in path.values()
        for parameter in operation.get("parameters", ())
        if not parameter.get("description")
    ]
    bare += [
        name
        for name, schema in document["components"]["schemas"].items()
        if not schema.get("description") and not name.startswith(("Body_", "Page_"))
    ]
    assert bare == []


def test_every_text_and_number_has_an_example() -> None:
    def is_plain(schema: dict[str, Any]) -> bool:
        options = [one for one in schema.get("anyOf", [schema]) if one != _NULL]
        return any(
            one.get("type") in _PLAIN and not one.keys() & {"enum", "const"}
            for one in options
            if one.get("format") != "binary"
        )

    unshown = [name for name, said in _properties() if is_plain(said) and "examples" not in said]
    assert unshown == []


def _models(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in kind.__subclasses__():
        yield one
        yield from _models(one)


def _bare_moment(annotation: Any, *, is_written: bool = False) -> bool:
    """Return whether a moment stands in an annotation without the form that answers have."""
    if get_origin(annotation) is Annotated:
        inner, *said = get_args(annotation)
        has_form = any(isinstance(one, PlainSerializer) for one in said)
        return _bare_moment(inner, is_written=is_written or has_form)
    if annotation is datetime:
        return not is_written
    return any(_bare_moment(one, is_written=is_written) for one in get_args(annotation))


def test_every_answer_writes_moments_in_one_form() -> None:
    create_app()  # so that every model is loaded
    named = _document()["components"]["schemas"]
    bare = [
        f"{model.__module__}.{model.__name__}.{name}"
        for model in _models(BaseModel)
        if model.__module__.startswith("app.") and not issubclass(model, RequestBody)
        if model.__name__ in named
        for name, field in model.model_fields.items()
        if _bare_moment(Annotated[field.annotation, *field.metadata, ""])
    ]
    assert bare == []


def test_a_moment_is_written_in_utc_and_whole_seconds() -> None:
    zone = timezone(timedelta(hours=7))
    assert written(datetime(2025, 7, 4, 9, 40, 59, 999_999, zone)) == "2025-07-04T02:40:59Z"
