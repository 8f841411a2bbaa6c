"""The answer of a list as it was asked for: with the total, and with some fields of its rows only.

Routes answer whole rows; what was not wanted is left out of the answer that they have made.
"""

import json
from http import HTTPStatus
from typing import Any, get_args

from fastapi import Request, Response
from pydantic import BaseModel

from app.core.http.paging import Page, PageRequest


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
