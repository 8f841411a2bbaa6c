"""Sheets of several years: those called the same but for an earlier year."""

import re
from collections.abc import Iterable, Iterator

from app.sheets.values.keys import words

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")

_VERSIONS = frozenset(
    {"final", "fix", "revisi", "rev", "baru", "terbaru", "update", "lama", "copy"}
)
"""What a sheet of one year may be called besides."""


def older_names(names: Iterable[str]) -> Iterator[str]:
    """Yield the names of sheets that differ from another's in nothing but an earlier year."""
    years: dict[str, dict[str, str]] = {}
    for name in names:
        found = _YEAR.findall(name)
        if len(found) == 1:
            rest = set(words(_YEAR.sub(" ", name)).split()) - _VERSIONS
            years.setdefault(" ".join(sorted(rest)), {})[name] = found[0]
    for same in years.values():
        yield from (name for name, year in same.items() if year < max(same.values()))
