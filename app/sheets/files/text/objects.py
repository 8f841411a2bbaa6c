"""Objects as programs exchange them (JSON) -> one table with a row for each."""

import json
from collections.abc import Iterator, Mapping

from app.sheets.errors import CellTooLongError, TooManyColumnsError
from app.sheets.files.cells import Cell, Row, Table
from app.sheets.files.filling import Filling
from app.sheets.files.limits import Limits
from app.sheets.files.text.delimited import decode

_DEEPEST = 4
_OPENS = b"[{"


def read_objects(data: bytes, head: bytes, limits: Limits) -> Table | None:
    """Return a row for each object of the first list of objects, or of lines of one each.

    A field within another has the path of both as its heading: `lokasi/desa`. None if a text is
    no such list.
    """
    if head[:1] not in {_OPENS[:1], _OPENS[1:]}:
        return None
    found = _objects(decode(data))
    if not found:
        return None
    table = Table("", "csv", active=True)
    filling = Filling(limits)
    flat = [dict(_fields(one, "", 0)) for one in found]
    headings: list[str] = list(dict.fromkeys(name for one in flat for name in one))
    if len(headings) > limits.columns:
        raise TooManyColumnsError(row=1, limit=limits.columns)
    filling.add(table.rows, Row(1, 1, list(headings)))
    for number, one in enumerate(flat, 2):
        cells = [one.get(name) for name in headings]
        if any(isinstance(cell, str) and len(cell) > limits.cell_characters for cell in cells):
            raise CellTooLongError(row=number, limit=limits.cell_characters)
        filling.add(table.rows, Row(number, number, cells))
    return table


def _objects(text: str) -> list[Mapping[str, object]]:
    try:
        return _list_in(json.loads(text), 0)
    except (ValueError, RecursionError):
        pass
    try:
        lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []
    return lines if all(isinstance(line, dict) for line in lines) else []


def _list_in(value: object, depth: int) -> list[Mapping[str, object]]:
    """Return the first list of objects in a value, those nearest to its top first."""
    if isinstance(value, list):
        return value if value and all(isinstance(one, dict) for one in value) else []
    if not isinstance(value, dict) or depth > _DEEPEST:
        return []
    for inner in sorted(value.values(), key=lambda one: not isinstance(one, list)):
        if found := _list_in(inner, depth + 1):
            return found
    return []


def _fields(one: Mapping[str, object], path: str, depth: int) -> Iterator[tuple[str, Cell]]:
    for name, value in one.items():
        heading = f"{path}{name}"
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _fields(value, f"{heading}/", depth + 1)
        elif isinstance(value, list):
            texts = [one for one in value if isinstance(one, str | int | float)]
            yield heading, ", ".join(map(str, texts)) or None
        elif value is None or isinstance(value, str | int | float):
            yield heading, str(value) if isinstance(value, bool) else (value or None)
