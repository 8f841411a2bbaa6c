"""Write the package's `schemas.py` and `operations.py` anew from the API's document.

    python clients/python/generate.py

A schema becomes a `TypedDict` (or an alias), an operation a function that returns a `Request`.
"""

import json
import keyword
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PACKAGE = HERE / "titik_temu_client"
DOCUMENT = HERE.parents[1] / "app" / "openapi.json"
SAFE = {"if-none-match": "if_none_match", "If-None-Match": "if_none_match", "If-Match": "if_match"}
"""Headers that are parameters of calls; the client sets all others by itself."""
BADGE = "X-Badge-Token"
PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
MADE = '"""Made by clients/python/generate.py from app/openapi.json: do not edit."""\n\n'


def name_of(schema: str) -> str:
    """Return the name of a type: `Page_AttendeeOut_` becomes `PageAttendeeOut`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", schema))


def kind(schema: dict[str, Any]) -> str:
    """Return the annotation of a schema."""
    if "$ref" in schema:
        return name_of(schema["$ref"].rpartition("/")[2])
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if values:
        return f"Literal[{', '.join(map(repr, values))}]"
    said = schema.get("type")
    kinds = [{**schema, "type": one} for one in said] if isinstance(said, list) else None
    several = schema.get("anyOf") or schema.get("oneOf") or kinds
    if several:
        return " | ".join(dict.fromkeys(map(kind, several)))
    if said == "array":
        return f"list[{kind(schema.get('items', {}))}]"
    if said == "object":
        inner = schema.get("additionalProperties")
        return f"dict[str, {kind(inner) if isinstance(inner, dict) else 'Any'}]"
    return PLAIN.get(said or "", "Any")


def quoted(text: str, indent: str) -> str:
    """Return a docstring, with a line of its own for its end where it has several."""
    text = text.strip().replace("\\", "\\\\").replace('"""', "'''")
    if text.endswith('"'):
        text += " "
    lines = [line.rstrip() for line in text.split("\n")]
    end = f"\n{indent}" if len(lines) > 1 else ""
    said = "\n".join([lines[0], *(f"{indent}{line}" if line else "" for line in lines[1:])])
    return f'{indent}"""{said}{end}"""'


def schema_lines(name: str, schema: dict[str, Any]) -> Iterator[str]:
    """Yield the lines that declare a schema."""
    properties: dict[str, Any] = schema.get("properties", {})
    if schema.get("type") != "object" or not properties:
        yield f'{name_of(name)}: TypeAlias = "{kind(schema)}"'
        yield ""
        return
    required = set(schema.get("required", ()))
    fields = {
        field: kind(one) if field in required else f"NotRequired[{kind(one)}]"
        for field, one in properties.items()
    }
    if any(not field.isidentifier() or keyword.iskeyword(field) for field in fields):
        inner = ", ".join(f"{field!r}: {said!r}" for field, said in fields.items())
        yield f"{name_of(name)} = TypedDict({name_of(name)!r}, {{{inner}}})"
        yield ""
        return
    yield ""
    yield f"class {name_of(name)}(TypedDict):"
    if schema.get("description"):
        yield quoted(schema["description"], "    ")
        yield ""
    yield from (f"    {field}: {said}" for field, said in fields.items())
    yield ""


def schemas(document: dict[str, Any]) -> str:
    """Return the module of types."""
    head = (
        "from __future__ import annotations\n\n"
        "from typing import Any, Literal, NotRequired, TypeAlias, TypedDict\n\n"
    )
    declared = document["components"]["schemas"]
    lines = [line for name, schema in declared.items() for line in schema_lines(name, schema)]
    return MADE + head + "\n".join(lines)


def answer_of(operation: dict[str, Any]) -> tuple[str, str | None]:
    """Return the annotation of what an operation answers, and of a page's items."""
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            content = answer.get("content", {})
            if "application/json" in content:
                schema = content["application/json"].get("schema", {})
                page = schema.get("$ref", "").rpartition("/")[2]
                item = re.fullmatch(r"Page_(\w+)_", page)
                return kind(schema), item and name_of(item[1])
            return ("bytes" if content else "None"), None
    return "None", None


def parameters_of(operation: dict[str, Any]) -> tuple[list[str], list[str], dict[str, str]]:
    """Return the signature's parameters by position, those by name, and the query's names."""
    first, named, query = [], [], {}
    for one in operation.get("parameters", ()):
        name, said = one["name"], kind(one["schema"])
        safe = re.sub(r"\W", "_", SAFE.get(name, name))
        safe = f"{safe}_" if keyword.iskeyword(safe) else safe
        if one["in"] == "path":
            first.append(f"{safe}: {'UUID | str' if said == 'str' else said}")
        elif one["in"] == "query":
            query[name] = safe
            if not one.get("required"):
                said = f"{said.removesuffix(' | None')} | None"
            named.append(f"{safe}: {said}" + ("" if one.get("required") else " = None"))
        elif name == BADGE:
            named.append("badge: str")
        elif name in SAFE:
            named.append(f"{safe}: str | None = None")
    return first, sorted(named, key=lambda one: one.endswith("= None")), query


def body_of(operation: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the parameter for an operation's body, and what of a `Request` it becomes."""
    body = operation.get("requestBody")
    content = (body or {}).get("content", {})
    if "application/json" in content:
        said = kind(content["application/json"]["schema"])
        optional = "" if body.get("required") else " | None = None"
        return f"body: {said}{optional}", "json=body"
    if "multipart/form-data" in content:
        return "form: Form", "form=form"
    return None, None


def operation_lines(path: str, method: str, operation: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the function that asks for an operation."""
    answer, item = answer_of(operation)
    first, named, query = parameters_of(operation)
    body, sent = body_of(operation)
    if body:
        (named if body.endswith("= None") else first).append(body)
    given = [*first, *(["*", *named] if named else [])]
    result = f"ListRequest[{answer}, {item}]" if item else f"Request[{answer}]"
    yield ""
    yield f"def {operation['operationId']}({', '.join(given)}) -> {result}:"
    yield quoted(operation.get("description") or operation["summary"], "    ")
    template = re.sub(r"\{(\w+)\}", r"{quote(\1)}", path)
    address = f'f"{template}"' if "{" in template else f'"{template}"'
    arguments = [f'"{method.upper()}"', address]
    if query:
        pairs = ", ".join(f'"{name}": {safe}' for name, safe in query.items())
        arguments.append(f"query={{{pairs}}}")
    if sent:
        arguments.append(sent)
    headers = {said.partition(":")[0] for said in named} & {"badge", *SAFE.values()}
    arguments.extend(f"{name}={name}" for name in sorted(headers))
    yield f"    return {result.partition('[')[0]}({', '.join(arguments)})"
    yield ""


def operations(document: dict[str, Any]) -> str:
    """Return the module of operations."""
    lines = [
        line
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        for line in operation_lines(path, method, operation)
    ]
    types = {name_of(name) for name in document["components"]["schemas"]}
    used = sorted(types & set(re.findall(r"\w+", "\n".join(lines))))
    head = (
        "from __future__ import annotations\n\n"
        "from typing import Any, Literal\n"
        "from uuid import UUID\n\n"
        "from titik_temu_client.requests import Form, ListRequest, Request, quote\n"
        f"from titik_temu_client.schemas import ({', '.join(used)})\n"
    )
    return MADE + head + "\n".join(lines)


def made() -> dict[Path, str]:
    """Return the content of each file."""
    document = json.loads(DOCUMENT.read_text("utf-8"))
    return {
        PACKAGE / "schemas.py": schemas(document),
        PACKAGE / "operations.py": operations(document),
    }


if __name__ == "__main__":
    for file, content in made().items():
        file.write_text(content, "utf-8")
