"""Columns whose cells hold several fields, as their heading says: `Nama / Jabatan / Asal Desa`."""

import re
from collections.abc import Callable, Sequence

from app.sheets.layout.columns import Column, Layout
from app.sheets.layout.headings import is_nothing
from app.sheets.layout.sorting import Split

_BETWEEN = re.compile(r"[/,;|+&\n]| [-–—] | (?:dan|and) ", re.IGNORECASE)
_DELIMITERS = tuple(re.compile(sign) for sign in (r"\n", r"\|", ";", "/", r"\s[-–—]\s", ","))
_MOSTLY = 0.6
_LEAST, _MOST = 2, 5
_LONGEST, _LONGEST_HEADING = 300, 80
_PLACES = frozenset({"village", "kecamatan", "cooperative"})


def take_parts(
    split: Split, layout: Layout, columns: Sequence[Column], fields: dict[str, int]
) -> list[str]:
    """Let rows say what the parts of a cell are, by its heading; return those fields.

    They lose the column that they share. Only where a place is among them that no other column
    says, and where most cells have as
    many parts, with a place where the heading says so.
    """
    for own, index in list(fields.items()):
        names = list(_named(columns[index].heading, layout)) if index < len(columns) else []
        places = [name for name in names if name in _PLACES]
        others = [name for name in names if name != own]
        if own not in names or not places or len(places) == len(names):
            continue
        if any(fields.get(name, index) != index for name in others):
            continue
        test = next((e.fits for e in layout.fields if e.name == places[0]), None) or is_nothing
        cells = ["".join(data.texts[index : index + 1]).strip() for data in split.data]
        parted = _parted(cells, names, names.index(places[0]), test)
        for data, parts in zip(split.data, parted, strict=True):
            if parts:
                said = dict(zip(names, parts, strict=True))
                data.texts = [*data.texts]
                data.texts[index] = said.pop(own)
                data.said |= said
        if any(parted):
            for name in others:
                fields.pop(name, None)
            return others
    return []


def _named(heading: str, layout: Layout) -> dict[str, int]:
    """Return the fields that the parts of a heading name, in order; empty if one names none."""
    whole = layout.names_a_field(heading[:_LONGEST_HEADING])
    parts = [] if whole else [part for part in _BETWEEN.split(heading) if part.strip()]
    names = [layout.names_a_field(part.strip()[:_LONGEST_HEADING]) for part in parts]
    found = {name: place for place, name in enumerate(names) if name}
    return found if len(found) == len(names) and _LEAST <= len(found) <= _MOST else {}


def _parted(
    cells: Sequence[str], said: Sequence[str], place: int, test: Callable[[str], bool]
) -> list[list[str]]:
    """Return the parts of each cell, by the sign that parts most; empty for a cell with others."""
    best: list[list[str]] = [[] for _ in cells]
    for delimiter in _DELIMITERS:
        parted = [
            [part.strip() for part in delimiter.split(cell)] if len(cell) <= _LONGEST else []
            for cell in cells
        ]
        parted = [parts if len(parts) == len(said) and all(parts) else [] for parts in parted]
        fitting = sum(bool(parts) and test(parts[place]) for parts in parted)
        if fitting >= max(1, len(cells) * _MOSTLY) and sum(map(bool, parted)) > sum(
            map(bool, best)
        ):
            best = parted
    return best
