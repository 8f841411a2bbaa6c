"""What people decided about columns, and which columns of which sheets they mean by it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from app.sheets.errors import BadMappingError
from app.sheets.layout.columns import Column, Layout
from app.sheets.values.keys import words

_KEY = re.compile(r"[A-Za-z]{1,2}|\d{1,3}")
SHEET_MARK = "!"
"""Stands between a sheet's name and a column of it, as in `Kec. Susukan!D`."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """A mapping of column names to fields (None: to nothing) and what it is about.

    A name is a heading, which counts in all sheets; a column's key, which counts in the columns
    that are like the one `described`; or either of them behind a sheet's name and `!`.
    """

    mapping: Mapping[str, str | None] = field(default_factory=dict)
    sheets: frozenset[str] = frozenset()
    """Names of the sheets that a file has."""
    described: Mapping[str, Column] | None = None
    """The columns that people saw, by key, as they are read without decisions; None: any."""

    def fixed(self, sheet: str, columns: Sequence[Column], layout: Layout) -> dict[int, str]:
        """Return what is decided about columns of a sheet: column number -> field, or empty.

        The columns still mean what is read without decisions. Raises BadMappingError if two of
        them are given the same field, unless several may hold it.
        """
        fixed: dict[int, str] = {}
        for name in sorted(self.mapping, key=self._is_of_a_sheet):
            column = self.column(name, sheet, columns)
            if column is not None:
                fixed[column.index] = self.mapping[name] or ""
        several = {entry.name for entry in layout.fields if entry.several}
        for wanted, count in Counter(filter(None, fixed.values())).items():
            if count > 1 and wanted not in several:
                raise BadMappingError(name=wanted, allowed=", ".join(c.key for c in columns))
        return fixed

    def column(self, name: str, sheet: str, columns: Sequence[Column]) -> Column | None:
        """Return the column of a sheet that a name means; None if it means none of them."""
        of_sheet, bare = self._split(name)
        column = self._named(name, sheet, columns)
        if column is None:
            return None
        if of_sheet or self.described is None or not _is_key(bare, column):
            return column
        seen = self.described.get(column.key)
        return column if seen is None or are_alike(seen, column) else None

    def has(self, name: str, sheet: str, columns: Sequence[Column]) -> bool:
        """Tell whether a sheet has a column of a name, whatever it holds."""
        return self._named(name, sheet, columns) is not None

    def _named(self, name: str, sheet: str, columns: Sequence[Column]) -> Column | None:
        of_sheet, bare = self._split(name)
        if of_sheet and of_sheet != sheet:
            return None
        return next(filter(partial(_is_called, name=bare), columns), None)

    def names_sheet(self, sheet: str) -> bool:
        """Tell whether something is decided about one sheet by its name."""
        return any(self._split(name)[0] == sheet for name in self.mapping) and bool(sheet)

    def headings(self) -> frozenset[str]:
        """Return the names in `words` form that are no keys of columns, as far as that is clear."""
        bare = (self._split(name)[1] for name in self.mapping)
        return frozenset(words(name) for name in bare if not _KEY.fullmatch(name.strip()))

    def check_fields(self, layout: Layout) -> None:
        """Raise BadMappingError for a field that there is not."""
        for wanted in self.mapping.values():
            if wanted and wanted not in layout.names:
                raise BadMappingError(name=wanted, allowed=", ".join(layout.names))

    def _is_of_a_sheet(self, name: str) -> bool:
        return bool(self._split(name)[0])

    def _split(self, name: str) -> tuple[str, str]:
        sheet, _, bare = name.rpartition(SHEET_MARK)
        return (sheet, bare) if sheet in self.sheets else ("", name)


def are_alike(one: Column, other: Column) -> bool:
    """Tell whether columns of two sheets have the same heading or, without one, the same meaning.

    The meaning is the one that is read without decisions.
    """
    if words(one.heading) != words(other.heading):
        return False
    return bool(words(one.heading)) or one.guess == other.guess


def _is_called(column: Column, name: str) -> bool:
    return _is_key(name, column) or (bool(words(name)) and words(name) == words(column.heading))


def _is_key(name: str, column: Column) -> bool:
    return name.strip().upper() == column.key
