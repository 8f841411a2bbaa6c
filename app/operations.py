"""What the API's document says of each operation besides its shapes: who, which errors and headers.

Permissions and refusals are those that the routes declare, so that the document cannot say less
than the code does.
"""

from collections.abc import Iterator
from typing import Any, Final

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from app.auth.deps import Permission
from app.core.errors import PROBLEM_JSON, Problem, TooManyRequestsError
from app.core.http import idempotency
from app.core.locale import catalogue

SCHEME: Final = "HTTPBearer"
_EVERY_USER: Final = ("user", "viewer", "organizer", "admin")
_ORGANIZERS: Final = ("organizer", "admin")
_CHECKIN, _TABLE, _SIGNAGE, _LINK = "device:checkin", "device:table", "device:signage", "link"
HOLDERS: Final = {
    "public": (),
    "holder": (*_EVERY_USER, _CHECKIN, _TABLE, _SIGNAGE, _LINK),
    "user": _EVERY_USER,
    "admin": ("admin",),
    "viewer": ("viewer", *_ORGANIZERS),
    "organizer": _ORGANIZERS,
    "scanner": (*_ORGANIZERS, _CHECKIN, _TABLE),
    "door": (*_ORGANIZERS, _CHECKIN),
    "table_host": (*_ORGANIZERS, _TABLE, _LINK),
    "device": (_CHECKIN, _TABLE, _SIGNAGE),
    "screen": (*_ORGANIZERS, _SIGNAGE),
    "syncing_device": (_CHECKIN, _TABLE),
    "insider": ("viewer", *_ORGANIZERS, _CHECKIN, _TABLE, _SIGNAGE, _LINK),
    "door_or_viewer": ("viewer", *_ORGANIZERS, _CHECKIN),
}
"""Whose tokens each permission takes: roles of users, scopes of devices, partners' links."""
_PROBLEM: Final = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
_REPEATABLE: Final = {
    "name": idempotency.HEADER,
    "in": "header",
    "required": False,
    "description": "Made up by the client, one for each intent: for 24 hours a repeated request "
    "with the same key is not carried out again but answered alike",
    "schema": {"type": "string", "pattern": f"^{idempotency.KEY_PATTERN}$"},
    "example": "0197c0de-0000-7000-8000-0000000000aa",
}
_UNLESS_KNOWN: Final = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "`ETag` of the answer you have: if nothing has changed, 304 without a body",
    "schema": {"type": "string"},
    "example": '"3.9f86d081884c7d65"',
}
_LOCATED: Final = frozenset(
    f"create_{name}"
    for name in (
        "attendee",
        "cooperative",
        "device",
        "event",
        "gate",
        "integration",
        "lock",
        "partner",
        "pause",
        "print_run",
        "proposal",
        "request",
        "solve_run",
        "table",
        "webhook",
    )
) | {
    "ask_alternatives",
    "ask_capacity",
    "ask_moves",
    "ask_overbooking",
    "ask_robustness",
    "ask_table_values",
    "ask_why_not",
    "copy_event",
    "edit_timetable",
    "take_alternative",
    "undo_edit",
    "upload_list",
}
"""The operations whose answer names an address in `Location`."""
_COMMON: Final = {
    "400": "`malformed_body`: the body cannot be parsed",
    "403": "`forbidden`: the role, scope or event does not allow this; "
    "`password_change_required`: choose a password of your own first; "
    "`second_factor_required`: set up a second factor first; "
    "`proof_needed`: prove again who you are (`POST /auth/token/proof`)",
    "413": "`body_too_large`",
    "422": "`validation_failed`: see `errors` for each field; unknown ones are refused",
}


def complete(app: FastAPI, schema: dict[str, Any]) -> None:
    """Say of each operation who may call it, what it may answer, and with which headers."""
    routes = {
        context.operation_id: context
        for context in iter_route_contexts(app.routes)
        if getattr(context, "operation_id", None)
    }
    for path in schema["paths"].values():
        for method, operation in path.items():
            route = routes[operation["operationId"]]
            _say_who(operation, _permission(route.dependant))
            _say_errors(operation)
            _say_headers(method, operation)
            by_key = isinstance(route.original_route, idempotency.IdempotentRoute)
            if method == "post" and operation["security"] and by_key:
                operation.setdefault("parameters", []).append(_REPEATABLE)
    for hook in schema.get("webhooks", {}).values():
        for operation in hook.values():
            operation["security"] = []  # we call; the message itself is signed
            operation["responses"].pop("422", None)  # FastAPI's, for a body that is ours
    components = schema["components"]
    components["headers"] = HEADERS
    components["schemas"]["ErrorCode"] = {
        "type": "string",
        "description": "What went wrong; one code means one thing everywhere. New ones may be "
        "added: treat those that you do not know by their status.",
        "enum": error_codes(),
    }
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    problem["properties"]["code"] = {"$ref": "#/components/schemas/ErrorCode"}
    components["schemas"] |= problem.pop("$defs") | {"Problem": problem}


def error_codes() -> list[str]:
    """Return the codes of all problems."""
    names = (name.removeprefix("errors.") for name in catalogue() if name.startswith("errors."))
    return sorted(name for name in names if not name.startswith("field_"))


def _permission(dependant: Dependant) -> str:
    names = set(_permissions(dependant))
    if len(names) > 1:  # of something that readers may load as well
        names.discard("viewer")
    (name,) = names
    return name


def _permissions(dependant: Dependant) -> Iterator[str]:
    call: object = dependant.call
    if isinstance(call, Permission):
        yield call.name
    for inner in dependant.dependencies:
        yield from _permissions(inner)


def _say_who(operation: dict[str, Any], permission: str) -> None:
    holders = HOLDERS[permission]
    operation["security"] = [{SCHEME: []}] if holders else []
    operation["x-holders"] = list(holders)
    told = ", ".join(f"`{holder}`" for holder in holders) or "anyone, without a token"
    operation["description"] = f"{operation['description']}\n\nFor: {told}."


def _say_errors(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    for status, description in _COMMON.items():
        if status in {"400", "413"} and "requestBody" not in operation:
            continue
        if status == "403" and not operation["security"]:
            continue
        known = responses.get(status)
        if known and "HTTPValidationError" not in str(known):
            new = [
                part for part in description.split("; ") if part[:12] not in known["description"]
            ]
            known["description"] = "; ".join([known["description"], *new])
        else:
            responses[status] = {"description": description, "content": _PROBLEM}


HEADERS: Final = {
    "ETag": {
        "description": "What you read: its version, if it has one, and what the answer says. For "
        "`If-None-Match` of a read and `If-Match` of an update",
        "schema": {"type": "string"},
        "example": '"3.9f86d081884c7d65"',
    },
    "Location": {
        "description": "Address of what was made or begun",
        "schema": {"type": "string", "format": "uri-reference"},
        "example": "/api/v1/events/0197c0de-0000-7000-8000-000000000001/solve-runs/3",
    },
    "Retry-After": {
        "description": "Seconds to wait before the next attempt",
        "schema": {"type": "integer", "minimum": 0},
        "example": 2,
    },
    "RateLimit": {
        "description": "What is left of each limit that this call counts in, and the seconds until "
        "it is whole again (draft-ietf-httpapi-ratelimit-headers-10)",
        "schema": {"type": "string"},
        "example": '"agendas";r=599;t=60',
    },
    "RateLimit-Policy": {
        "description": "The limits that this call counts in: calls and seconds",
        "schema": {"type": "string"},
        "example": '"agendas";q=600;w=60',
    },
    "WWW-Authenticate": {
        "description": "That a bearer token is needed",
        "schema": {"type": "string"},
        "example": "Bearer",
    },
}


def _say_headers(method: str, operation: dict[str, Any]) -> None:
    named = {"401": "WWW-Authenticate", "429": "Retry-After", "503": "Retry-After"}
    for status, response in operation["responses"].items():
        header = named.get(status)
        if header:
            _add_header(response, header)
        if operation["operationId"] in _LOCATED and status in {"201", "202"}:
            _add_header(response, "Location")
    if f"`{TooManyRequestsError.code}`" in operation["responses"].get("429", {}).get(
        "description", ""
    ):
        for response in operation["responses"].values():
            for header in ("RateLimit", "RateLimit-Policy"):
                _add_header(response, header)
    given = {parameter["name"] for parameter in operation.get("parameters", [])}
    success = operation["responses"].get("200", {})
    if method == "get" and "application/json" in success.get("content", {}):
        _add_header(success, "ETag")
        operation["responses"]["304"] = {
            "description": "Nothing has changed since the answer that `If-None-Match` names",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
        }
        if "If-None-Match" not in given:
            operation.setdefault("parameters", []).append(_UNLESS_KNOWN)
    elif "If-Match" in given:
        for status in ("200", "201"):
            if status in operation["responses"]:
                _add_header(operation["responses"][status], "ETag")


def _add_header(response: dict[str, Any], name: str) -> None:
    response.setdefault("headers", {})[name] = {"$ref": f"#/components/headers/{name}"}
