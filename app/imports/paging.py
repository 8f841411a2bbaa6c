"""Pages of a list that is computed, not selected."""

import re
from collections.abc import Sequence
from typing import TypeVar

from app.core.http.paging import CursorInvalidError, PageRequest

T = TypeVar("T")
_POSITION = re.compile(r"[1-9][0-9]{0,8}")


def page_of(items: Sequence[T], page: PageRequest) -> tuple[Sequence[T], str | None]:
    """Return one page of `items` and the next cursor: the position at which that page begins."""
    if page.cursor is not None and not _POSITION.fullmatch(page.cursor):
        raise CursorInvalidError
    start = int(page.cursor or 0)
    end = start + page.limit
    return items[start:end], str(end) if end < len(items) else None
