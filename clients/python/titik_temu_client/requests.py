"""What a call asks for, without sending it: both clients send it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar
from urllib import parse
from uuid import UUID, uuid4

T = TypeVar("T")
P = TypeVar("P")
I = TypeVar("I")  # noqa: E741 - an item
Form = Mapping[str, Any]
"""Fields of a form; a file is `(name, bytes)`."""
BADGE_HEADER = "X-Badge-Token"
KEY_HEADER = "Idempotency-Key"


@dataclass(frozen=True)
class Request(Generic[T]):
    """A call that answers a `T`.

    `if_none_match` is the `ETag` of what is held (the answer is 304 while it is true), `if_match`
    the one that a change is based on. `key` names a POST for good, also over restarts.
    """

    method: str
    path: str
    query: Mapping[str, Any] | None = None
    json: Any = None
    form: Form | None = None
    badge: str | None = None
    if_none_match: str | None = None
    if_match: str | None = None
    key: str | None = None

    def headers(self) -> dict[str, str]:
        """Return the headers of this request alone."""
        given = {
            BADGE_HEADER: self.badge,
            "If-None-Match": self.if_none_match,
            "If-Match": self.if_match,
            KEY_HEADER: (self.key or str(uuid4())) if self.method == "POST" else None,
        }
        return {name: value for name, value in given.items() if value is not None}

    def parameters(self) -> list[tuple[str, str]]:
        """Return the query; what is None is left out."""
        return [
            (name, _written(one))
            for name, value in (self.query or {}).items()
            for one in (value if isinstance(value, list) else [value])
            if one is not None
        ]


@dataclass(frozen=True)
class ListRequest(Request[P], Generic[P, I]):
    """A call that answers a page `P` of items `I`."""

    def page(self, cursor: str | None) -> "ListRequest[P, I]":
        """Return the request for the page at this cursor, of 200 rows unless it says how many."""
        query = {name: value for name, value in (self.query or {}).items() if value is not None}
        more = {} if cursor is None else {"cursor": cursor}
        return replace(self, query={"limit": 200, **query, **more})


def quote(value: UUID | str | int) -> str:
    """Return a value as it stands in a path."""
    return parse.quote(str(value), safe="")


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
