"""Every example of the document is whole and of its schema."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from app.openapi import CARRIED

DOCUMENT = "urn:document"


def _shown(part: Any, at: str = "#") -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Yield each schema with an example, its place, and the example."""
    if isinstance(part, list):
        for number, each in enumerate(part):
            yield from _shown(each, f"{at}/{number}")
    elif isinstance(part, dict):
        if isinstance(part.get("examples"), list):
            for example in part["examples"]:
                yield at, part, example
        if "example" in part and isinstance(part.get("schema"), dict):
            yield at, part["schema"], part["example"]
        for name, each in part.items():
            if name not in {"example", "examples"}:
                yield from _shown(each, f"{at}/{name}")


def test_every_example_is_of_its_schema() -> None:
    text = CARRIED.read_text("utf-8").replace('"#/components/', f'"{DOCUMENT}#/components/')
    document = json.loads(text)
    # Schemas are read once, where they stand: beside each example they would be copied each time.
    known = jsonschema_rs.Registry([(DOCUMENT, {"components": document["components"]})])
    wrong, seen = [], 0
    for place, schema, example in _shown(document):
        if "text/event-stream" in place:
            continue  # the text of a stream, of which the schema describes one event
        validator = jsonschema_rs.Draft202012Validator(
            schema, registry=known, validate_formats=True
        )
        seen += 1
        wrong += [f"{place}: {error.message[:120]}" for error in validator.iter_errors(example)]
    assert wrong == []
    assert seen > 100
