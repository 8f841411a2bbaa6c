"""Places that stand nowhere but beside positions or names: `Ketua KDMP Berta`, `Budi (Berta)`."""

from collections.abc import Mapping, Sequence

from app.sheets.layout.columns import Column, Layout
from app.sheets.layout.headings import OTHER_MATTERS, OUTSIDERS
from app.sheets.layout.meaning import heading_words
from app.sheets.layout.places.names import said_in
from app.sheets.layout.sorting import Split

_MOSTLY = 0.6
_HOLDING = ("position", "cooperative", "note")
"""Fields whose cells may say both, first the likeliest."""
_PLACES = frozenset({"village", "village_code"})


def take_places(
    split: Split, layout: Layout, columns: Sequence[Column], fields: Mapping[str, int]
) -> list[str]:
    """Let rows say the place and what else most cells of one column hold; return the fields.

    Such are positions with a place, also in columns that mean nothing else, and names with one.
    Only where no column of villages is there; empty if no column holds both.
    """
    if layout.office is None or _PLACES & fields.keys():
        return []
    unused = [c for c in columns if c.index not in fields.values() and not _is_aside(c)]
    for name, column in [
        *((name, fields[name]) for name in _HOLDING if name in fields),
        *(("", column.index) for column in unused),
    ]:
        rows = [data for data in split.data if "".join(data.texts[column : column + 1]).strip()]
        offices = [layout.office(data.texts[column]) for data in rows]
        if not rows or sum(bool(place) for _, place in offices) < len(rows) * _MOSTLY:
            continue
        for data, (position, place) in zip(rows, offices, strict=True):
            if place:
                data.said |= {"village": place, "position": position}
                data.texts = [*data.texts]
                data.texts[column] = position if name == "position" else ""
        return ["village"] if "position" in fields else ["village", "position"]
    return _out_of_names(split, layout, fields)


def _is_aside(column: Column) -> bool:
    said = set(heading_words(f"{column.group} {column.heading}").split())
    return not (said.isdisjoint(OTHER_MATTERS) and said.isdisjoint(OUTSIDERS))


def _out_of_names(split: Split, layout: Layout, fields: Mapping[str, int]) -> list[str]:
    """Let rows say the places that stand beside the names, in brackets or behind a stroke."""
    column = fields.get("name")
    if column is None or "village" not in layout.names:
        return []
    rows = [data for data in split.data if "".join(data.texts[column : column + 1]).strip()]
    found = [said_in(data.texts[column], layout) for data in rows]
    if not rows or sum(map(bool, found)) < len(rows) * _MOSTLY:
        return []
    for data, said in zip(rows, found, strict=True):
        if said:
            data.said |= {"village": said.place, "position": said.position}
            data.texts = [*data.texts]
            data.texts[column] = said.name
    positions = any(said and said.position for said in found) and "position" not in fields
    return ["village", "position"] if positions else ["village"]
