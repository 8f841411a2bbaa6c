"""Places that stand nowhere but within the column of positions: `Ketua KDMP Berta`."""

from collections.abc import Mapping

from app.sheets.layout.columns import Layout
from app.sheets.layout.sorting import Split

_MOSTLY = 0.6
_HOLDING = ("position", "cooperative", "note")
"""Fields whose cells may say both, first the likeliest."""
_PLACES = frozenset({"village", "village_code"})


def take_places(split: Split, layout: Layout, fields: Mapping[str, int]) -> list[str]:
    """Let rows say the place and position that most cells of one column hold; return the fields.

    Only where no column of villages is there; empty if no column holds both.
    """
    if layout.office is None or _PLACES & fields.keys():
        return []
    for name in _HOLDING:
        column = fields.get(name)
        if column is None:
            continue
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
    return []
