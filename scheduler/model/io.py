"""Versioned JSON for problems, solutions and results; reading back gives an equal object.

Every document is `{"format": "titik-temu/<kind>", "version": N, "<kind>": {...}}`. Fields at
their default are left out; sets are sorted, so that equal problems have equal text and digest.
"""

import hashlib
import json
from collections.abc import Hashable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from scheduler.model.problem import Problem
from scheduler.model.solution import Result, Solution

VERSION = 1
"""The version of every kind of document; later releases must read what earlier ones wrote."""

T = TypeVar("T")

_PROBLEM = TypeAdapter(Problem)
_SOLUTION = TypeAdapter(Solution)
_RESULT = TypeAdapter(Result)


class FormatError(ValueError):
    """The text is not a document of the expected kind; the message says what is wrong where."""


def dump_problem(problem: Problem) -> str:
    """Return the problem as JSON text."""
    return dump_document("problem", problem)


def load_problem(text: str | bytes) -> Problem:
    """Read a problem; raises `FormatError`, also where the problem's invariants fail."""
    return load_document("problem", _PROBLEM, text)


def dump_solution(solution: Solution) -> str:
    """Return the solution as JSON text."""
    return dump_document("solution", solution)


def load_solution(text: str | bytes) -> Solution:
    """Read a solution; raises `FormatError`."""
    return load_document("solution", _SOLUTION, text)


def dump_result(result: Result) -> str:
    """Return the result as JSON text."""
    return dump_document("result", result)


def load_result(text: str | bytes) -> Result:
    """Read a result; raises `FormatError`."""
    return load_document("result", _RESULT, text)


def kind_of(text: str | bytes) -> str:
    """Return the document's kind, `problem`, `solution` or `result`; raises `FormatError`."""
    declared = _parse(text).get("format")
    for kind in ("problem", "solution", "result"):
        if declared == f"titik-temu/{kind}":
            return kind
    raise FormatError(f'"format" is {declared!r}; expected "titik-temu/problem" or the like')


def digest(problem: Problem) -> str:
    """Return SHA-256 of the problem's JSON text, in hexadecimal."""
    return hashlib.sha256(dump_problem(problem).encode()).hexdigest()


def dump_document(kind: str, content: object) -> str:
    """Return a document of any kind as JSON text; `content`: a dataclass or a JSON value."""
    document = {"format": f"titik-temu/{kind}", "version": VERSION, kind: content}
    return json.dumps(document, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return {
        name: content
        for name, default in _defaults(cast("Hashable", type(value)))
        if (content := getattr(value, name)) != default
    }


@cache
def _defaults(kind: Hashable) -> tuple[tuple[str, object], ...]:
    return tuple(
        (
            field.name,
            field.default if field.default_factory is MISSING else field.default_factory(),
        )
        for field in fields(cast("Any", kind))
    )


def _parse(text: str | bytes) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FormatError(f"not JSON: {error}") from error
    if not isinstance(document, dict):
        raise FormatError("not a document: the outermost value must be an object")
    return document


def load_document(kind: str, adapter: TypeAdapter[T], text: str | bytes) -> T:
    """Read a document of any kind; raises `FormatError`."""
    document = _parse(text)
    if document.get("format") != f"titik-temu/{kind}":
        raise FormatError(f'"format" is {document.get("format")!r}; expected "titik-temu/{kind}"')
    if document.get("version") != VERSION:
        raise FormatError(
            f'"version" is {document.get("version")!r}; this program reads version {VERSION}'
        )
    if kind not in document:
        raise FormatError(f'"{kind}" is missing')
    try:
        return adapter.validate_json(json.dumps(document[kind]), strict=True, extra="forbid")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in (kind, *first["loc"]))
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        raise FormatError(f"{where}: {first['msg']}{more}") from error
