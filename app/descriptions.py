"""Descriptions of the API's document, said where readers look for them.

A type that recurs says once what it means (`app.core.meanings`, or the class of an object or
enumeration). Where a field may be null too, or refers to a class, the framework leaves that inside
of the field's schema, or says nothing; readers and generators of clients look at the field itself.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

_REF: Final = "#/components/schemas/"
_NULL: Final = {"type": "null"}
_SAID: Final = ("description", "examples")


def describe(document: dict[str, Any]) -> None:
    """Say of every field and parameter of a document what its type says of itself."""
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            _say(field, schemas)
    for parameter in _parameters(document):
        _say(parameter["schema"], schemas)
        said = parameter["schema"].get("description")
        if said:
            parameter.setdefault("description", said)


def _parameters(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for path in document["paths"].values():
        for operation in path.values():
            yield from operation.get("parameters", ())


def _say(field: dict[str, Any], schemas: Mapping[str, Any]) -> None:
    """Lift what the only alternative to null says; what a class says of itself stands for it."""
    options = [option for option in field.get("anyOf", ()) if option != _NULL]
    if len(options) == 1:
        for name in _SAID:
            if name in options[0]:
                field.setdefault(name, options[0].pop(name))
    inner = options[0] if len(options) == 1 else field
    named = inner.get("$ref", "").removeprefix(_REF)
    if named and "description" in schemas[named]:
        field.setdefault("description", _first_sentence(schemas[named]["description"]))


def _first_sentence(text: str) -> str:
    first = text.partition("\n\n")[0].replace("\n", " ")
    return first.partition(". ")[0].rstrip(".")
