"""The OpenAPI document: FastAPI's own, with our form of errors in place of FastAPI's.

A server sends the document that the package carries (`openapi.json`, written by `make openapi` and
held by a test to be that of the code): to build it takes seconds, in which scans would wait.
"""

from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts
from starlette.staticfiles import StaticFiles

from app.core.errors import PROBLEM_JSON
from app.core.http import idempotency

URL = "/api/v1/openapi.json"
CARRIED = Path(__file__).with_suffix(".json")
TAGS = [
    {"name": "auth", "description": "Log in, tokens, users"},
    {"name": "events", "description": "Events, programme, vocabulary, members, audit"},
    {"name": "imports", "description": "Lists as they are: upload, preview, mapping, apply"},
    {"name": "attendees", "description": "Cooperatives and people"},
    {"name": "partners", "description": "Companies, offers and tables"},
    {"name": "requests", "description": "Who wants to meet whom; locks and blocks"},
    {"name": "timetables", "description": "Solve runs, versions, certificates"},
    {"name": "badges", "description": "Credentials printed as QR codes"},
    {"name": "documents", "description": "PDF, XLSX and calendar files"},
    {"name": "check-in", "description": "Gates, scans, arrivals, conflicts, work at the door"},
    {"name": "devices", "description": "Phones and scanners at gates and tables; offline data"},
    {"name": "meetings", "description": "What became of meetings"},
    {"name": "planning", "description": "Why not, possible moves, capacity, robustness"},
    {"name": "day", "description": "Proposals, what-if branches, releases, standby"},
    {"name": "feed", "description": "What happens in an event, as it happens"},
    {"name": "operation", "description": "Health, readiness, metrics, error codes"},
]
_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_REPEATABLE = {
    "name": idempotency.HEADER,
    "in": "header",
    "required": False,
    "description": "Made up by the client, one for each intent: for 24 hours a repeated request "
    "with the same key is not carried out again but answered alike",
    "schema": {"type": "string", "pattern": f"^{idempotency.KEY_PATTERN}$"},
    "example": "0197c0de-0000-7000-8000-0000000000aa",
}
_COMMON = {
    "400": "`malformed_body`: the body cannot be parsed",
    "413": "`body_too_large`",
    "422": "`validation_failed`: see `errors` for each field",
}


def install(app: FastAPI) -> None:
    """Send the document that the package carries at `URL`; `app.openapi()` builds it anew."""
    package = StaticFiles(directory=CARRIED.parent)

    async def carried(request: Request) -> Response:
        return package.file_response(CARRIED, CARRIED.stat(), request.scope)

    app.openapi_url = URL
    app.add_route(URL, carried, include_in_schema=False)
    app.openapi = lambda: build(app)  # type: ignore[method-assign]


def build(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of `app`."""
    schema = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        tags=app.openapi_tags,
        separate_input_output_schemas=False,
    )
    by_key = {
        getattr(context, "operation_id", None)
        for context in iter_route_contexts(app.routes)
        if isinstance(context.original_route, idempotency.IdempotentRoute)
    }
    for path in schema["paths"].values():
        for method, operation in path.items():
            _complete(operation)
            repeats_by_key = operation["operationId"] in by_key
            if method == "post" and operation.get("security") and repeats_by_key:
                operation.setdefault("parameters", []).append(_REPEATABLE)
    schemas = schema["components"]["schemas"]
    for described in schemas.values():
        for field in described.get("properties", {}).values():
            if field.get("contentMediaType") == "application/octet-stream":
                field["format"] = "binary"  # by this, generators of clients recognize an upload
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return schema


def _complete(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    takes_input = "requestBody" in operation or "parameters" in operation
    for status, description in _COMMON.items():
        if status == "422" and not takes_input:
            continue
        if status != "422" and "requestBody" not in operation:
            continue
        known = responses.get(status)
        if known and status == "422" and "HTTPValidationError" not in str(known):
            known["description"] = f"{known['description']}; {description}"
            continue
        responses[status] = {
            "description": description,
            "content": {PROBLEM_JSON: {"schema": _PROBLEM}},
        }
