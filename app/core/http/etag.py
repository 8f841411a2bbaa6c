"""Optimistic locking over HTTP: `ETag` on reads, `If-Match` on updates (RFC 9110, 13.1.1)."""

from typing import Annotated

from fastapi import Header, Response

from app.core.errors import StaleVersionError

IfMatch = Annotated[
    str | None, Header(alias="If-Match", description="`ETag` of the version you read")
]


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
    return frozenset(tag.strip().removeprefix("W/").strip('"') for tag in if_match.split(","))
