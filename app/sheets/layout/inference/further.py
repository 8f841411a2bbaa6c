"""Further columns of what several columns may hold, such as `Kebutuhan 1` and `Kebutuhan 2`."""

import re
from collections.abc import Mapping, Sequence

from app.sheets.layout.columns import Column, Layout
from app.sheets.layout.fields import Field
from app.sheets.values.keys import words

_NUMBER = re.compile(r"\b\d{1,2}\b")
_NAMED, _FITTING = 0.4, 0.5


def take_further(
    layout: Layout, columns: Sequence[Column], samples: Sequence[Sequence[str]]
) -> None:
    """Give columns that mean nothing yet a field that another has and several may have.

    Their heading says the same but for a number, or names the field where at least half of the
    cells are what it holds. What people decided stands.
    """
    for entry in layout.fields:
        first = next((column for column in columns if column.means == entry.name), None)
        if not entry.several or first is None:
            continue
        for column in columns:
            if column.means or column.basis == "user" or column.blank or not column.heading:
                continue
            alike = _said(column) == _said(first)
            if alike or _is_one(entry, column, samples[column.index]):
                column.means, column.basis = entry.name, "heading"
                column.score = first.score if alike else round(column.candidates[entry.name], 2)


def further_of(
    layout: Layout, columns: Sequence[Column], own: Mapping[str, int], taken: frozenset[int]
) -> dict[str, tuple[int, ...]]:
    """Return the further columns of the fields in `own`: field -> those that are not `taken`."""
    found = {}
    for entry in layout.fields:
        if entry.several and entry.name in own:
            more = [c.index for c in columns if c.means == entry.name and c.index not in taken]
            found[entry.name] = tuple(index for index in more if index != own[entry.name])
    return {name: indices for name, indices in found.items() if indices}


def _said(column: Column) -> str:
    return " ".join(_NUMBER.sub(" ", words(f"{column.group} {column.heading}")).split())


def _is_one(entry: Field, column: Column, sample: Sequence[str]) -> bool:
    if column.misnamed or entry.fits is None or not sample:
        return False
    named = column.candidates.get(entry.name, 0.0) >= _NAMED
    return named and sum(map(entry.fits, sample)) >= _FITTING * len(sample)
