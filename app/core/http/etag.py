"""What a caller knows already: `ETag` on reads, `If-None-Match` on reads, `If-Match` on updates.

The tag of a record is its version and, on reads, what the answer says: `"3.9f86d081884c7d65"`. A
read is answered with 304 where nothing of the answer has changed; an update looks at the version
alone (RFC 9110, 13.1).
"""

import re
from hashlib import blake2b
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Header, Request, Response

from app.core.errors import StaleVersionError

IfMatch = Annotated[
    str | None, Header(alias="If-Match", description="`ETag` of the version you read")
]


_TAG_BYTES = 8
_KEPT = ("etag", "cache-control", "server-time")
_WHEN_ASKED: Final = re.compile(rb'"server_time":"[^"]*"')
"""When an answer was made: no part of what it says. The header `Server-Time` tells it of a 304."""


def set_etag(response: Response, version: int | str) -> None:
    """Set the `ETag` header to the version of the answer."""
    response.headers["ETag"] = f'"{version}"'


def require_match(if_match: str | None, version: int) -> None:
    """Refuse an update based on an older version; without the header every update is accepted."""
    accepted = named(if_match)
    if accepted is not None and str(version) not in accepted:
        raise StaleVersionError


def named(if_match: str | None) -> frozenset[str] | None:
    """Return the versions that the header names; None: any will do."""
    if if_match is None or if_match.strip() == "*":
        return None
    return frozenset(tag.partition(".")[0] for tag in _tags(if_match))


def unless_known(request: Request, response: Response) -> Response:
    """Return the answer to a read with its tag, or 304 in its place if the caller has just that.

    Answers that are made later, streams and refusals are returned as they are.
    """
    body = getattr(response, "body", b"")
    is_read = request.method == "GET" and response.status_code == HTTPStatus.OK
    if not (is_read and body and response.headers.get("content-type") == "application/json"):
        return response
    version = response.headers.get("etag", "").strip('"')
    said = blake2b(_WHEN_ASKED.sub(b"", body), digest_size=_TAG_BYTES).hexdigest()
    tag = f"{version}.{said}" if version else said
    response.headers["ETag"] = f'"{tag}"'
    if tag not in _tags(request.headers.get("if-none-match", "")):
        return response
    kept = {name: response.headers[name] for name in _KEPT if name in response.headers}
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)


def _tags(header: str) -> frozenset[str]:
    return frozenset(tag.strip().removeprefix("W/").strip('"') for tag in header.split(","))
