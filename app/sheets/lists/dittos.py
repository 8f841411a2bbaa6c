"""Cells that stand for the one above: `sda`, `idem`, ditto marks."""

import re
from dataclasses import replace
from typing import TypeVar

from app.sheets.files.cells import Cell
from app.sheets.layout.reading import Reader
from app.sheets.values.keys import visible

_DITTO = re.compile(
    r"[-–—=~. ]*(?:s\.? ?d\.? ?a\.?|idem|ibid\.?|ditto|id\.)[-–—=~. ]*"
    r"|sama(?: (?:dengan|dgn|spt|seperti) (?:di ?)?atas)?"
    r"|(?:sama )?seperti (?:di ?)?atas|[-–—. ]*(?:[\"“”„〃]+|''|’’|,,)[-–—. ]*",
    re.IGNORECASE,
)
_BEGINS = frozenset("sSiIdD-–—=~. \t\r\n\"“”„〃'’,")
"""With what a ditto mark begins; most cells begin with something else."""
T = TypeVar("T")
_NEVER = frozenset({"number", "name", "phone", "phone_other"})
"""What is each person's own."""


class Above:
    """The cells of the rows so far, by field, that a ditto mark may stand for."""

    def __init__(self) -> None:
        self._cells: dict[str, tuple[Cell, str]] = {}

    def fill(self, reader: Reader) -> None:
        """Put what stands above in the place of a row's ditto marks, and remember the row."""
        for name, index in reader.opened.fields.items():
            if name in _NEVER or index >= len(reader.data.texts):
                continue
            text = reader.data.texts[index]
            if name in self._cells and _is_ditto(text):
                cell, above = self._cells[name]
                reader.data = replace(
                    reader.data,
                    row=replace(reader.data.row, cells=_with(reader.data.row.cells, index, cell)),
                    texts=_with(reader.data.texts, index, above),
                )
                reader.note(name, "same_as_above", found=text, proposed=above)
            elif text.strip():
                self._cells[name] = reader.data.row.at(index), text


def _is_ditto(text: str) -> bool:
    if text[:1] not in _BEGINS and text.isascii():
        return False
    return _DITTO.fullmatch(visible(text)) is not None


def _with(cells: list[T], index: int, cell: T) -> list[T]:
    return [*cells[:index], cell, *cells[index + 1 :]]
