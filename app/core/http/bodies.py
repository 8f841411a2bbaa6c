"""What a request may bring: a field or parameter that is not known is refused, never ignored; and
no more bytes than the setting allows.

A misspelt name that nobody refuses does the opposite of what was meant: `ofline` would be an online
scan. The refusal names the nearest name that is known, or all of them if none is near.
"""

from collections.abc import Callable, Collection, Coroutine, Iterator
from typing import Any, Self

from fastapi import Depends, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError
from rapidfuzz import fuzz, process
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from app.core import districts
from app.core.http.etag import unless_known
from app.core.http.lifecycle.apps import HEADER as APP_HEADER
from app.core.http.lifecycle.apps import check_app
from app.core.http.lifecycle.retiring import warn
from app.core.http.paging import row_fields, shaped

UNKNOWN = "extra_forbidden"
"""The code of a field or parameter that is not known; pydantic's own."""
_IF_NONE_MATCH = "If-None-Match"
_FIELDS = "fields"
_LEAST_LIKENESS = 60
"""How like a known name must be to be proposed, of 100."""
_LOOKED_AT = 100
"""Characters of an unknown name that are compared."""
_MOST_NAMED = 20
"""Unknown parameters that one answer names."""


class RequestBody(BaseModel):
    """The base of every request body and of every object within one."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="wrap")
    @classmethod
    def _names_the_nearest(cls, data: Any, validate: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return validate(data)
        except ValidationError as error:
            faults = error.errors(include_url=False)
            if not any(_is_own(fault) for fault in faults):
                raise
            known = [field.alias or name for name, field in cls.model_fields.items()]
            raise ValidationError.from_exception_data(
                cls.__name__, [_named(fault, known) for fault in faults]
            ) from None


class BoundedRoute(APIRoute):
    """A route whose requests are at most as long as the setting `body_limit_bytes` says.

    Where its router is included with a bound of its own, that one holds instead.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.app = _bounded(self.app)


def _bounded(app: ASGIApp) -> ASGIApp:
    async def bounded(scope: Scope, receive: Receive, send: Send) -> None:
        districts.begin()
        most: int = scope["app"].state.settings.body_limit_bytes
        await RequestBodyLimitMiddleware(app, most)(scope, receive, send)

    return bounded


class ApiRoute(BoundedRoute):
    """A route that refuses query parameters that it does not know, before anything else.

    Before that it refuses apps that say that they are too old.

    Where a read would say just what the caller has already, the answer is 304; a route that takes
    `If-None-Match` itself decides that.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return a handler that looks at the names of the parameters first."""
        handle = super().get_route_handler()
        known = sorted(_names(self.dependant, "query_params"))
        row = row_fields(self.response_model)
        tags_itself = _IF_NONE_MATCH in _names(self.dependant, "header_params")

        async def handle_known(request: Request) -> Response:
            minimum = request.app.state.settings.minimum_apps
            check_app(request.headers.get(APP_HEADER), minimum)
            refuse_unknown("query", request.query_params, known)
            _check_fields(request.query_params.get(_FIELDS), row)
            response = shaped(request, await handle(request))
            response = response if tags_itself else unless_known(request, response)
            warn(response.headers, self.openapi_extra)
            return response

        return handle_known


def _check_fields(given: str | None, known: Collection[str]) -> None:
    """Refuse `fields` that name what the rows of a list do not have."""
    for name in (given or "").split(","):
        if given is not None and name.strip() not in known:
            fault = {
                "type": UNKNOWN,
                "loc": ("query", _FIELDS),
                "ctx": nearest(name, sorted(known)),
            }
            raise RequestValidationError([fault])


async def _known_form(request: Request) -> None:
    known = list(_names(request.scope["route"].dependant, "body_params"))
    refuse_unknown("body", await request.form(), known)


KNOWN_FORM = Depends(_known_form)
"""The dependency of a route that takes a form: it refuses fields that the route does not know."""


def refuse_unknown(where: str, given: Collection[str], known: Collection[str]) -> None:
    """Raise RequestValidationError if a name that was given is not known."""
    unknown = [name for name in dict.fromkeys(given) if name not in known]
    if unknown:
        raise RequestValidationError(
            [
                {"type": UNKNOWN, "loc": (where, name), "ctx": nearest(name, known)}
                for name in unknown[:_MOST_NAMED]
            ]
        )


def nearest(name: str, known: Collection[str]) -> dict[str, str]:
    """Return what a refusal names: the `nearest` known name, or all that are `known`."""
    found = process.extractOne(
        name[:_LOOKED_AT].lower(), known, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS
    )
    return {"nearest": found[0]} if found else {"known": ", ".join(known)}


def _is_own(fault: Any) -> bool:
    """Return whether a fault is an unknown field of the object itself, none of an inner one."""
    return fault["type"] == UNKNOWN and len(fault["loc"]) == 1 and "ctx" not in fault


def _named(fault: Any, known: Collection[str]) -> InitErrorDetails:
    context = nearest(str(fault["loc"][0]), known) if _is_own(fault) else fault.get("ctx")
    return InitErrorDetails(
        type=PydanticCustomError(fault["type"], "refused", context),
        loc=fault["loc"],
        input=fault["input"],
    )


def _names(dependant: Dependant, kind: str) -> Iterator[str]:
    yield from (field.alias for field in getattr(dependant, kind))
    for inner in dependant.dependencies:
        yield from _names(inner, kind)
