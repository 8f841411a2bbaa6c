"""Refusals of searches at the door."""

from app.core.errors import InvalidRequestError


class SearchTooShortError(InvalidRequestError):
    """Too few letters to look for, and no kecamatan chosen."""

    code = "search_too_short"
    pointer = "query:q"
