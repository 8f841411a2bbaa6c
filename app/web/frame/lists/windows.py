"""Which part of a long list a page shows: pure."""

from dataclasses import dataclass
from typing import Final

ROWS: Final = 50
"""Rows of a list on one page."""


@dataclass(frozen=True, slots=True)
class Window:
    """A page of a list: its number from 1, and how many rows and pages the list has."""

    page: int
    pages: int
    total: int
    offset: int
    """Rows before the first one shown."""
    size: int
    """Rows shown."""

    @property
    def first(self) -> int:
        """Return the place of the first row shown, from 1; 0 in an empty list."""
        return self.offset + 1 if self.size else 0

    @property
    def last(self) -> int:
        """Return the place of the last row shown, from 1; 0 in an empty list."""
        return self.offset + self.size


def window(total: int, wished: int, rows: int = ROWS) -> Window:
    """Return the page, of so many `rows`, that is nearest to the one wished for."""
    pages = max(1, -(-total // rows))
    page = min(max(1, wished), pages)
    offset = (page - 1) * rows
    return Window(page, pages, total, offset, min(rows, total - offset))
