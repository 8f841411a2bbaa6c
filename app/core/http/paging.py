"""Cursor paging: `?limit=&cursor=` -> `{"items": [...], "next_cursor": ...}`.

A cursor is the sort key of the last row seen, so a page stays right while rows are added or
removed around it (keyset pagination).
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Any, Final, Generic, TypeVar, get_args
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from sqlalchemy import func, literal, select, tuple_
from sqlmodel import Session, col
from sqlmodel.sql.expression import SelectOfScalar

from app.core.database.types import UtcDateTime
from app.core.errors import InvalidRequestError

MAX_PAGE = 200
_LARGEST = 2**63 - 1
"""The largest integer that a database can store."""
T = TypeVar("T")


class CursorInvalidError(InvalidRequestError):
    """The cursor was not issued by this list."""

    code = "cursor_invalid"
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    pointer = "query:cursor"


@dataclass(slots=True)
class PageRequest:
    """The part of a list that is requested, and how its answer is to look."""

    limit: int
    cursor: str | None
    with_total: bool = False
    fields: frozenset[str] | None = None
    """The fields of each row that are wanted; None: all."""
    total: int | None = None
    """How many rows all pages have; None: it was not asked for."""


def _page_request(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE, description="Rows per page")] = 50,
    cursor: Annotated[
        str | None, Query(max_length=500, description="`next_cursor` of the page before")
    ] = None,
    fields: Annotated[
        str | None,
        Query(
            max_length=500,
            description="Only these fields of each row, with commas between: the others are left "
            "out, also those that are required else",
            examples=["id"],
        ),
    ] = None,
) -> PageRequest:
    wanted = None if fields is None else frozenset(map(str.strip, fields.split(",")))
    page = PageRequest(limit, cursor, fields=wanted)
    request.state.page = page
    return page


PlainPaging = Annotated[PageRequest, Depends(_page_request)]
"""The page that is wanted of a list that is not counted."""


def _counted_request(
    page: PlainPaging,
    total: Annotated[
        bool, Query(description="Say in `total` how many rows all pages have together")
    ] = False,
) -> PageRequest:
    page.with_total = total
    return page


Paging = Annotated[PageRequest, Depends(_counted_request)]
"""The page that is wanted of a list; `fetch_page` counts it all if that is asked for."""


class ListOrder(StrEnum):
    """The field that orders a list; a leading `-` reverses the order.

    A list has a subclass with its fields, each alone and with `-`.
    """

    @property
    def descending(self) -> bool:
        """Whether the order is reversed."""
        return self.value.startswith("-")

    def keys(self, columns: Mapping[str, Sequence[Any]], identity: Any) -> list[Any]:
        """Return the columns to sort by, together unique: those of the field, then the id."""
        return [*map(col, columns[self.value.removeprefix("-")]), col(identity)]


_TOTAL: Final[JsonDict] = {
    "total": {
        "type": "integer",
        "description": "How many rows all pages have together; only if `total` was asked for",
        "examples": [278],
    }
}


def _with_total(schema: JsonDict) -> None:
    properties = schema["properties"]
    if isinstance(properties, dict):
        properties.update(_TOTAL)


class Page(BaseModel, Generic[T]):
    """One page of a list."""

    model_config = ConfigDict(json_schema_extra=_with_total)

    items: list[T] = Field(description="The rows of this page, in the list's order")
    next_cursor: str | None = Field(
        default=None,
        description="Send it as `cursor` for the page after this one; null: this is the last",
        examples=["WyIwMTk3YzBkZSJd"],
    )


def fetch_page(
    session: Session,
    statement: SelectOfScalar[T],
    page: PageRequest,
    keys: Sequence[Any],
    *,
    descending: bool = False,
) -> tuple[list[T], str | None]:
    """Run `statement` for one page, ordered by `keys`; return rows and the next cursor.

    `keys` are columns of the selected row, strings, integers, moments or UUIDs, together unique
    (end them with the id); each must be an attribute of the row under the column's own name. Raises
    CursorInvalidError.
    """
    if page.with_total:
        rows_of_all = select(func.count()).select_from(statement.order_by(None).subquery())
        page.total = session.execute(rows_of_all).scalar_one()
    if page.cursor is not None:
        seen = tuple_(*_decode(page.cursor, keys))
        statement = statement.where(tuple_(*keys) < seen if descending else tuple_(*keys) > seen)
    order = [key.desc() if descending else key for key in keys]
    rows = list(session.exec(statement.order_by(*order).limit(page.limit + 1)).all())
    if len(rows) <= page.limit:
        return rows, None
    rows = rows[: page.limit]
    return rows, _encode([getattr(rows[-1], key.key) for key in keys])


def _encode(values: Sequence[object]) -> str:
    texts = [v.isoformat() if isinstance(v, datetime) else str(v) for v in values]
    return base64.urlsafe_b64encode(json.dumps(texts).encode()).decode()


def _decode(cursor: str, keys: Sequence[Any]) -> list[Any]:
    """Return the sort key in a cursor, in values that the database accepts; CursorInvalidError."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii")))
        if not isinstance(values, list) or len(values) != len(keys):
            raise CursorInvalidError
        return [_key_value(key, str(value)) for key, value in zip(keys, values, strict=True)]
    except (ValueError, OverflowError, RecursionError):
        raise CursorInvalidError from None


def _key_value(key: Any, value: str) -> object:
    if isinstance(key.type, UtcDateTime):
        return literal(datetime.fromisoformat(value).astimezone(UTC), key.type)
    kind = key.type.python_type
    if kind is UUID:
        return UUID(value)
    if kind is int:
        number = int(value)
        if abs(number) > _LARGEST:
            raise CursorInvalidError
        return number
    if "\x00" in value:
        raise CursorInvalidError
    value.encode()  # fails on a lone surrogate, which no database can store
    return value


def row_fields(answer: Any) -> frozenset[str]:
    """Return the names of a list's fields by the class of its answer; none if it is no list."""
    if not (isinstance(answer, type) and issubclass(answer, Page)):
        return frozenset()
    (row,) = get_args(answer.model_fields["items"].annotation)
    if not issubclass(row, BaseModel):
        raise TypeError(f"rows of {answer} have no fields")
    return frozenset(row.model_fields)


def shaped(request: Request, response: Response) -> Response:
    """Return a list's answer with what `total` and `fields` ask for, any other as it is."""
    page: PageRequest | None = getattr(request.state, "page", None)
    if page is None or response.status_code != HTTPStatus.OK:
        return response
    if page.fields is None and page.total is None:
        return response
    answer = json.loads(bytes(response.body))
    if page.fields is not None:
        answer["items"] = [
            {name: value for name, value in row.items() if name in page.fields}
            for row in answer["items"]
        ]
    if page.total is not None:
        answer["total"] = page.total
    response.body = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    response.headers["content-length"] = str(len(response.body))
    return response
