"""Examples of the API's document, completed from the schemas that they belong to.

Examples of requests stand beside the models and are shared by the answers, which have more fields;
and FastAPI leaves out what is null. A reader, and whoever checks the document, wants them whole.
"""

from collections.abc import Mapping
from typing import Any, Final

_REF: Final = "#/components/schemas/"
_OF_FORMAT: Final[dict[str, Any]] = {
    "uuid": "0197c0de-0000-7000-8000-000000000001",
    "date-time": "2025-07-04T07:12:31+07:00",
    "date": "2025-07-04",
    "uri": "https://temu.example.id",
}
_OF_TYPE: Final[dict[str, Any]] = {"integer": 1, "number": 1, "boolean": False, "string": "..."}


class Examples:
    """Completes examples by the schemas of a document."""

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        self._schemas = schemas

    def complete(self) -> None:
        """Complete the examples of every schema."""
        for schema in self._schemas.values():
            if "examples" in schema:
                schema["examples"] = [self._whole(schema, one) for one in schema["examples"]]

    def _whole(self, schema: Mapping[str, Any], example: Any) -> Any:
        schema = self._meant(schema, example)
        if isinstance(example, list):
            return [self._whole(schema.get("items", {}), one) for one in example]
        if not isinstance(example, dict) or "properties" not in schema:
            return example
        fields = schema["properties"]
        missing = [name for name in schema.get("required", ()) if name not in example]
        return {
            name: self._whole(fields.get(name, {}), value) for name, value in example.items()
        } | {name: self._sample(fields[name]) for name in missing}

    def _sample(self, schema: Mapping[str, Any]) -> Any:
        options = schema.get("anyOf") or schema.get("oneOf") or [schema]
        if {"type": "null"} in options:
            return None
        schema = self._resolved(options[0])
        for given in ("examples", "enum"):
            if schema.get(given):
                return self._whole(schema, schema[given][0])
        if "const" in schema:
            return schema["const"]
        if schema.get("type") == "array":
            return []
        if schema.get("type") == "object":
            return self._whole(schema, {})
        known = _OF_FORMAT.get(schema.get("format", ""), _OF_TYPE.get(schema.get("type", "")))
        return schema.get("minimum", known)

    def _meant(self, schema: Mapping[str, Any], example: Any) -> Mapping[str, Any]:
        """Return which of a schema's alternatives an example is of."""
        schema = self._resolved(schema)
        options = [
            self._meant(option, example)
            for option in schema.get("anyOf") or schema.get("oneOf") or ()
        ]
        return next((option for option in options if _fits(option, example)), schema)

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        name = schema.get("$ref", "").removeprefix(_REF)
        return self._schemas[name] if name else schema


def _fits(schema: Mapping[str, Any], example: Any) -> bool:
    if not isinstance(example, dict):
        return isinstance(example, list) and schema.get("type") == "array"
    fields = schema.get("properties", {})
    return example.keys() <= fields.keys() and all(
        fields[name].get("const", value) == value for name, value in example.items()
    )
