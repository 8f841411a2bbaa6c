"""Business errors and their form in answers: `application/problem+json` (RFC 9457), localized.

An error is a class that carries its code and HTTP status; its text stands in the catalogue under
`errors.<code>`. The same class documents a route (`responses=errors(EventNotFound, ...)`).
"""

from collections.abc import Mapping
from datetime import time
from http import HTTPStatus
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, Field

from app.core.locale import Locale, in_words, text
from app.core.meanings.ids import CallId
from app.core.meanings.names import Sentence

PROBLEM_JSON = "application/problem+json"
_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_PROBLEM_FORMS = (PROBLEM_JSON, "application/json")


class FieldProblem(BaseModel):
    """One field of a request that could not be accepted."""

    pointer: str = Field(
        description="JSON pointer into the body, or `query:name` and the like",
        examples=["/scans/3/gate_id"],
    )
    code: str = Field(description="What is wrong with it, as a word", examples=["extra_forbidden"])
    detail: Sentence


class Problem(BaseModel):
    """What went wrong, for a program (`code`) and for a person (`detail`)."""

    type: str = Field(
        description="Stable URI that documents the error",
        examples=["https://temu.example.id/api/v1/problems/not_found"],
    )
    title: str = Field(description="The error in a few words", examples=["Unprocessable Entity"])
    status: int = Field(description="The HTTP status once more", examples=[422])
    detail: Sentence
    code: str = Field(description="What went wrong, for a program")
    request_id: CallId
    errors: Annotated[
        list[FieldProblem],
        Field(description="The fields that are wrong; empty where no single field is"),
    ] = []
    context: dict[str, Any] = Field(
        default_factory=dict, description="The error's parameters, for a program"
    )


class AppError(Exception):
    """A refusal that the client can understand and correct."""

    code: ClassVar[str]
    status: ClassVar[HTTPStatus]
    headers: Mapping[str, str]

    def __init__(self, *, headers: Mapping[str, str] | None = None, **params: Any) -> None:
        super().__init__(self.code)
        self.params = params
        self.headers = headers or {}

    def detail(self, locale: Locale) -> str:
        """Return the sentence for people: dates and times of day of the parameters in words."""
        said = {name: in_words(value, locale) for name, value in self.params.items()}
        return text(f"errors.{self.code}", locale, **said)

    @property
    def context(self) -> dict[str, Any]:
        """Return the parameters for a program: times of day as `09:40`."""
        return {
            name: f"{value:%H:%M}" if isinstance(value, time) else value
            for name, value in self.params.items()
        }

    def fields(self, locale: Locale) -> list[FieldProblem]:
        """Return the wrong fields; empty unless a subclass names them."""
        return []


class NotFoundError(AppError):
    """The address leads to nothing that the caller may see."""

    code = "not_found"
    status = HTTPStatus.NOT_FOUND


class UnauthenticatedError(AppError):
    """There is no token, or it is not valid (any more)."""

    code = "unauthenticated"
    status = HTTPStatus.UNAUTHORIZED

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": "Bearer"})


class ForbiddenError(AppError):
    """The caller is known, but the role, scope or event does not allow this."""

    code = "forbidden"
    status = HTTPStatus.FORBIDDEN


READING = (NotFoundError,)
"""The errors of every route that reads something of an event."""
WRITING = (NotFoundError, ForbiddenError)
"""The errors of every route that requires a role."""


class ConflictError(AppError):
    """The request conflicts with what already exists."""

    code = "conflict"
    status = HTTPStatus.CONFLICT


class StaleVersionError(AppError):
    """The record has changed since the caller read it."""

    code = "stale_version"
    status = HTTPStatus.PRECONDITION_FAILED


class InvalidRequestError(AppError):
    """One field is wrong in a way that the schema cannot express."""

    code = "invalid"
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    pointer: ClassVar[str] = ""

    def __init__(self, *, pointer: str | None = None, **params: Any) -> None:
        super().__init__(**params)
        self.at = pointer if pointer is not None else self.pointer

    def fields(self, locale: Locale) -> list[FieldProblem]:
        """Return the wrong field."""
        return [FieldProblem(pointer=self.at, code=self.code, detail=self.detail(locale))]


class ValueNotStorableError(AppError):
    """A text with a NUL, or a number or date out of range, that the schema did not refuse."""

    code = "value_not_storable"
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class TooManyRequestsError(AppError):
    """A limit on the rate of attempts was reached."""

    code = "too_many_requests"
    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, *, seconds: int) -> None:
        super().__init__(headers={"Retry-After": str(seconds)}, seconds=seconds)


class DatabaseAwayError(AppError):
    """The database cannot be reached now, or is busy for too long; nothing was written."""

    code = "database_away"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    RETRY_SECONDS: ClassVar[int] = 2

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(self.RETRY_SECONDS)})


T = TypeVar("T")


def or_not_found(row: T | None) -> T:
    """Return the row; NotFoundError if there is none."""
    if row is None:
        raise NotFoundError
    return row


def errors(*kinds: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route that may refuse with these errors."""
    by_status: dict[int, list[type[AppError]]] = {}
    for kind in kinds:
        by_status.setdefault(int(kind.status), []).append(kind)
    return {
        status: {
            "description": "; ".join(sorted({f"`{kind.code}`" for kind in group})),
            "content": {form: {"schema": _PROBLEM} for form in _PROBLEM_FORMS},
        }
        for status, group in by_status.items()
    }
