"""The OpenAPI document: FastAPI's own, with our form of errors in place of FastAPI's.

A server sends the document that the package carries (`openapi.json`, written by `make openapi` and
held by a test to be that of the code): to build it takes seconds, in which scans would wait.
"""

from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from starlette.staticfiles import StaticFiles

from app import facts
from app.descriptions import describe
from app.examples import Examples
from app.operations import complete

URL = "/api/v1/openapi.json"
CARRIED = Path(__file__).with_suffix(".json")
DESCRIPTION = """\
The API of an installation: check-in at gates, and one-on-one meetings at tables.

**Who.** `Authorization: Bearer <token>`, of a user (`POST /auth/tokens`), a device
(`POST /devices/enrol`), a partner's link or another system (`POST /integrations`), which may what
users with a role in its events may, within its scopes. Each operation lists the roles and scopes
that it takes. 401: the token is missing or not valid; 403: not for this holder; 404: nothing that
the holder may know of.

**Errors** are problem documents (RFC 9457): branch on `code`, show `detail`, log `request_id`. Ask
for a language by `Accept-Language: id` or `en`. A field or query parameter that is not named here
is refused (422), with the nearest name that is.

**Repeats.** `Idempotency-Key` on a POST that makes something, `scan_id` for scans.

**Reading again.** Every answer to a read has an `ETag`: with `If-None-Match` it is 304 while
nothing has changed, and `If-Match` lets an update fail (412) that is based on something older.
`HEAD` and `OPTIONS` are answered everywhere.

**Times** are RFC 3339. Every answer writes them in UTC and whole seconds, `2025-07-04T02:40:00Z`,
which the parsers of Swift, Kotlin, Dart and JavaScript read as they are; what you send may have any
offset and fractions of a second. Times of day (`09:40`) and dates are those of the event's zone.

**Apps.** An app may say in `X-App-Version: name/1.2.3` what it is; one that is too old for this
installation (`GET /meta`) is answered 426 `app_outdated` everywhere. What will be removed is marked
`deprecated` and says in each answer since when (`Deprecation`) and until when (`Sunset`).

**Lists** are pages of `items` with `next_cursor`. `total=true` counts all rows, `fields=id,name`
keeps to some fields of each row, `sort=-name` orders where a list has orders, `expand` brings what
a row refers to.

Ids are UUIDs.
"""
TAGS = [
    {"name": "auth", "description": "Log in, tokens, users"},
    {"name": "events", "description": "Events, programme, vocabulary, members, audit"},
    {"name": "imports", "description": "Lists as they are: upload, preview, mapping, apply"},
    {"name": "attendees", "description": "Cooperatives and people"},
    {"name": "partners", "description": "Companies, offers and tables"},
    {"name": "requests", "description": "Who wants to meet whom; locks and blocks"},
    {"name": "timetables", "description": "Solve runs, versions, certificates"},
    {"name": "badges", "description": "Credentials printed as QR codes"},
    {"name": "participants", "description": "What holders of badges read and say by themselves"},
    {"name": "documents", "description": "PDF, XLSX and calendar files"},
    {"name": "check-in", "description": "Gates, scans, arrivals, conflicts, work at the door"},
    {"name": "devices", "description": "Phones and scanners at gates and tables; offline data"},
    {"name": "meetings", "description": "What became of meetings"},
    {"name": "planning", "description": "Why not, possible moves, capacity, robustness"},
    {"name": "day", "description": "Proposals, what-if branches, releases, standby"},
    {"name": "feed", "description": "What happens in an event, as it happens"},
    {"name": "webhooks", "description": "The same, sent to other systems"},
    {"name": "messages", "description": "What webhooks receive"},
    {"name": "privacy", "description": "Claims of people, the register of processing, breaches"},
    {"name": "operation", "description": "Health, readiness, metrics, error codes"},
]


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
        description=DESCRIPTION,
        contact={"name": "The maintainers of Titik Temu"},
        license_info={"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        routes=app.routes,
        webhooks=app.webhooks.routes,
        tags=app.openapi_tags,
        separate_input_output_schemas=False,
    )
    schema["servers"] = [{"url": "/", "description": "The installation that sent this document"}]
    complete(app, schema)
    facts.complete(schema)
    schemas = schema["components"]["schemas"]
    for described in schemas.values():
        for field in described.get("properties", {}).values():
            if field.get("contentMediaType") == "application/octet-stream":
                field["format"] = "binary"  # by this, generators of clients recognize an upload
    describe(schema)
    Examples(schemas).complete()
    for part in ("paths", "webhooks", "components"):
        _untitle(schema[part])
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return schema


def _untitle(node: Any, *, is_named: bool = False) -> None:
    """Take away the titles of fields and parameters, which only repeat their names.

    Generators of clients would call types by them, several by one name and some by a reserved word.
    """
    if isinstance(node, list):
        for one in node:
            _untitle(one)
    elif isinstance(node, dict):
        if not is_named and isinstance(node.get("title"), str):
            del node["title"]
        for key, value in node.items():
            if key in {"properties", "schemas"}:
                for one in value.values():
                    _untitle(one, is_named=key == "schemas")
            elif key not in {"default", "example", "examples"}:
                _untitle(value)
