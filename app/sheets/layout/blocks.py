"""A district written only in the first row of its block: what is left of merged cells in a CSV."""

import re
from collections.abc import Iterator

from app.sheets.files.cells import text_of
from app.sheets.layout.reading import OpenedList
from app.sheets.layout.sorting import DataRow
from app.sheets.values.keys import letters
from app.sheets.values.places.resolver import PlaceResolver
from app.sheets.values.regions.villages import Regions

_SUM = re.compile(r"\b(?:sub ?total|total|jumlah)\b", re.IGNORECASE)
_LONGEST, _LEAST_SUMS = 80, 2


def fill_blocks(opened: OpenedList, regions: Regions, resolver: PlaceResolver) -> None:
    """Give rows without a district that of the last row above that states one, where it is certain.

    Only where at most half of the rows state a district, and only in a block whose villages agree:
    none of them lies elsewhere, and at least half of those that state no district have a name that
    exists in that district alone. Rows under the heading of a district are left alone.
    """
    column = opened.fields.get("kecamatan")
    if column is None or "village" not in opened.fields:
        return
    rows = [data for data in opened.split.data if not resolver.section(data.section)]
    stated = sum(bool(_text(data, column)) for data in rows)
    if not 0 < stated * 2 <= len(rows):
        return
    codes = [
        (resolver.kecamatan(_text(block[0], column))[0], block) for block in _blocks(rows, column)
    ]
    for (code, block), (next_code, _) in zip(codes, [*codes[1:], ("", [])], strict=True):
        if code and code != next_code and _agrees(block, code, opened.fields["village"], regions):
            for data in block[1:]:
                data.inherited = (regions.kecamatan_names[code], block[0].row.number)


def fill_outline(opened: OpenedList) -> None:
    """Give rows without a place that of the row above, in a table whose sums name the places.

    So an outline is written: each place once, and below its rows `Berta Total`.
    """
    for name in ("kecamatan", "village", "cooperative"):
        column = opened.fields.get(name)
        if column is None:
            continue
        below = [text_of(row.at(column)).strip() for row, _, _ in opened.split.skipped]
        summed = {letters(_SUM.sub(" ", text)) for text in below if _SUM.search(text[:_LONGEST])}
        above = ""
        for data in opened.split.data if len(summed - {""}) >= _LEAST_SUMS else ():
            text = _text(data, column)
            if text:
                above = text
            elif letters(above) in summed:
                data.said.setdefault(name, above)


def _blocks(rows: list[DataRow], column: int) -> Iterator[list[DataRow]]:
    """Yield each row that states a district with those below it, in its section, that do not."""
    block: list[DataRow] = []
    for data in rows:
        if _text(data, column) or (block and data.section != block[0].section):
            if block:
                yield block
            block = [data] if _text(data, column) else []
        elif block:
            block.append(data)
    if block:
        yield block


def _agrees(block: list[DataRow], code: str, column: int, regions: Regions) -> bool:
    agreeing = 0
    for data in block:
        name = letters(regions.name_of(_text(data, column))[1])
        places = [village.code for village in regions.by_name.get(name, ())]
        if places and not any(regions.is_in(place, code) for place in places):
            return False
        agreeing += data is not block[0] and len(regions.by_name.get(name, ())) == 1
    return 0 < len(block) - 1 <= agreeing * 2


def _text(data: DataRow, column: int) -> str:
    return data.texts[column].strip() if column < len(data.texts) else ""
