"""Cursor paging: `?limit=&cursor=` -> `{"items": [...], "next_cursor": ...}`.

A cursor is the sort key of the last row seen, so a page stays right while rows are added or
removed around it (keyset pagination).
"""

import base64
import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from fastapi import Depends, Query
from pydantic import BaseModel, Field
from sqlalchemy import tuple_
from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

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


class PageRequest(BaseModel):
    """The part of a list that is requested."""

    limit: int
    cursor: str | None


def _page_request(
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE, description="Rows per page")] = 50,
    cursor: Annotated[
        str | None, Query(max_length=500, description="`next_cursor` of the page before")
    ] = None,
) -> PageRequest:
    return PageRequest(limit=limit, cursor=cursor)


Paging = Annotated[PageRequest, Depends(_page_request)]


class Page(BaseModel, Generic[T]):
    """One page of a list."""

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

    `keys` are columns of the selected row, strings, integers or UUIDs, together unique (end them
    with the id); each must be an attribute of the row under the column's own name. Raises
    CursorInvalidError.
    """
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
    return base64.urlsafe_b64encode(json.dumps([str(v) for v in values]).encode()).decode()


def _decode(cursor: str, keys: Sequence[Any]) -> list[Any]:
    """Return the sort key in a cursor, in values that the database accepts; CursorInvalidError."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii")))
        if not isinstance(values, list) or len(values) != len(keys):
            raise CursorInvalidError
        return [_key_value(key, str(value)) for key, value in zip(keys, values, strict=True)]
    except (ValueError, RecursionError):
        raise CursorInvalidError from None


def _key_value(key: Any, value: str) -> str | int | UUID:
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
